"""The only composition of steps over a stream of posts. Pure."""
