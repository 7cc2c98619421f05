"""Step 10: recovery measured against a criterion set in advance."""
