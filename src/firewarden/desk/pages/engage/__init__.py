"""The queue of people who wait for an answer, of one incident or of the whole brand."""
