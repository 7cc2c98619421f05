"""Threads: answers to an account of ours, mentions of it, and searches."""
