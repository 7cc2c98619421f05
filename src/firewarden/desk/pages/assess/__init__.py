"""Incidents: the list, the war room, what they rest on, and what a person decides about them."""
