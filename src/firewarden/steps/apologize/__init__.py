"""Step 4: do we owe an apology, and is this text one."""
