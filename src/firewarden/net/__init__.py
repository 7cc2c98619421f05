"""How connectors talk to networks: guarded, paced, and with errors that say what to do."""
