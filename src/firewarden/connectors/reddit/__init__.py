"""Reddit: submissions and comments of subreddits, or submissions found by words; only with its approval."""
