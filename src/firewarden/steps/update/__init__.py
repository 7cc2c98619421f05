"""Step 7: numbered public updates on time."""
