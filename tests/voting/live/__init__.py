"""The live path's tests: news reaches every reader, late, slow, lost and healed."""
