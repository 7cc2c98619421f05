"""Step 0: plans, checklists, scenarios for drills and the demo."""
