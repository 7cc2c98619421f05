"""Bluesky: posts as they are written, by Jetstream or the firehose, and by search."""
