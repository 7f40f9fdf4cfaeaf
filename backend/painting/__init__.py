"""The voter's page painted by the server: seen before any script has come, and able to vote without one.

What is painted has the front end's own markup, classes and words, so that the app takes over without a
jump (frontend/src/app/takeover.ts). It is painted from the answer to the page's own first question, asked
of the schema like any client's: what a viewer may not see is not there to be painted.
"""
