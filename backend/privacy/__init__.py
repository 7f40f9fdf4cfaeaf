"""Privacy: `/privacy` lists every cookie and stored field, and gives visitors what is stored about them.

What is kept stands in register.py by name, so that a test finds what is not listed; words.py says what for.
"""
