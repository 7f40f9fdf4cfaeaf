"""The doors' tests: the whole ASGI application in this process, and a few over real sockets."""
