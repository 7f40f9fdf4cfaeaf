"""The project's commands: dev.py is the door, the other modules do the steps. Standard library only."""
