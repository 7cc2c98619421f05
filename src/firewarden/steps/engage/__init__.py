"""Step 6: one queue, in the order that matters, until each person is answered."""
