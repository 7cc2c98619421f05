"""The query language: what a brand listens for, in words a person can read back."""
