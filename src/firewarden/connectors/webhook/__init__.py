"""Webhook: posts that somebody sends us, signed."""
