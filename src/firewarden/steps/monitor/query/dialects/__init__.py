"""Queries of other tools read into ours, and ours written for the search of a network."""

from firewarden.steps.monitor.query.dialects.importing import Dialect, Imported, imported
from firewarden.steps.monitor.query.dialects.outward import Network, Outward, outward

__all__ = ["Dialect", "Imported", "Network", "Outward", "imported", "outward"]
