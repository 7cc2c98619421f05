"""Step 8: one person's problem, in private and with consent."""
