"""Discord: channels that a bot of ours may read."""
