"""The domain's tests: everything that is true without a web, on SQLite and on PostgreSQL."""
