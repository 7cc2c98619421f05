"""First run, brands, queries, sources, members and the audit page."""
