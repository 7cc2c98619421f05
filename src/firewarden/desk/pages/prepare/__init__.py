"""The plan of a brand: checklists for each level and type of crisis."""
