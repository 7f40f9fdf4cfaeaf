"""The actions' tests: what is stored, what is refused, and what holds when many act at once."""
