"""X: posts of the last seven days that match a search, within a budget."""
