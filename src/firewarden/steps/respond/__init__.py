"""Step 3: from facts to an approved, published statement."""
