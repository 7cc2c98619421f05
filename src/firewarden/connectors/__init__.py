"""One closed folder per network. Adding a network touches its folder, its tests and one extra."""
