"""Step 2: what happened, how big, where from, why, who; severity with its arithmetic."""
