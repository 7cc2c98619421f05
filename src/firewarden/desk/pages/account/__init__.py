"""A person's own account: the way in, profile, theme and language, and the second factor."""
