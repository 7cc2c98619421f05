"""The radar: each brand's volume against what is usual, what waits for a decision, and what we cannot see."""
