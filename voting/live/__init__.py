"""The way up: "poll X is at revision R" becomes one fresh snapshot per process, audience and tick."""
