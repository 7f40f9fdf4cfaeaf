"""The project's tests: the tree again, plus journeys over real sockets. How to use them: conftest.py."""
