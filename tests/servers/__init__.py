"""Real servers for tests, each started from an installed package: PostgreSQL, Redis and Livetally itself.

Every server is held by a keeper (keeper.py), so that none outlives the test run, not even a killed one.
"""
