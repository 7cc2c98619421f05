"""Counters, discounted means, windows and tail evidence: the arithmetic of change over time."""
