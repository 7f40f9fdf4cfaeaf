"""The methods' tests: elections that can be counted by hand, and what holds for every election."""
