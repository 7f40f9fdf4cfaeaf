"""The commands: what a newcomer types. Run after the front end is built, since `run` gathers its files."""
