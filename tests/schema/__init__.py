"""The contract's tests: what its operations mean, and what they answer to bad input."""
