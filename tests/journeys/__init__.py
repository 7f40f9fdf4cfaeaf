"""Whole flows over real sockets on real servers."""
