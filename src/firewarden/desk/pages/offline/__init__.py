"""Private cases of an incident: one person's problem, in private and with consent. Nothing of it is public."""
