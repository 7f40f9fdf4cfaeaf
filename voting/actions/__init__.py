"""The only writer: each action is one transaction, checks who may, raises revisions, announces on commit."""
