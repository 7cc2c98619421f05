"""All writes: one verb is one function is one transaction.

Each decides with a pure step, saves, and appends its event. A rule that says no is an answer (`Refused`).
"""
