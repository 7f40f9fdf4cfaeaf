"""The attacks that Livetally must stand, as tables of tests; row ids are those of docs/security.md."""
