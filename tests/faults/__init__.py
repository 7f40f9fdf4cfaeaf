"""What Livetally promises to survive: real processes, real stores, and the faults done to them."""
