"""Telegram: groups and channels that a bot of ours was let into."""
