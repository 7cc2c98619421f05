"""Lemmy: posts and comments of communities."""
