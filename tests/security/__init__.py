"""The attacks that Livetally must stand, as tables of tests; ids in names are rows of their catalogue."""
