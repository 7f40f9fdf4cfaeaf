"""Accounts by name and password: `/sign-up`, `/sign-in` and `/sign-out`, for polls that ask who is voting.

The pages need no script. They have the front end's own styles and the reader's language.
"""
