"""Step 5: every person gets an answer about their own problem."""
