"""YouTube: comments on known videos and channels, and videos found by words."""
