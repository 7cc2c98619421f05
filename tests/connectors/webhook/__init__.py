"""Webhooks: a program of somebody posts to the real door."""
