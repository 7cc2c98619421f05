"""Reads every source, tells the stages, commits. Knows no framework; never loses a post or counts one twice."""
