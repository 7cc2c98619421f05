"""Step 1: match brand queries, count, notice what is unusual, know what cannot be seen."""
