"""The doors: wires schema and domain to HTTP and websockets; decides nothing."""
