"""Measures any Livetally over its public doors only: one process, one epoll loop, ready-made bytes."""
