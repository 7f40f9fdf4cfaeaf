"""The domain: everything about rooms, polls, votes and tallies that is true without a web."""
