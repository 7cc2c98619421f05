"""Step 9: the review that writes itself from the log."""
