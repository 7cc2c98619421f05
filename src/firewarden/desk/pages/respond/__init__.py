"""The workbench of an incident: facts, drafts and approvals, publication, tasks, and the ten steps."""
