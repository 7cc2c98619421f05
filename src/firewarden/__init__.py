"""Firewarden: the self-hosted command center for social media crises."""

__version__ = "0.3.0"
