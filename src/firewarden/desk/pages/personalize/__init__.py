"""Answers to single people: written by a person, checked while typing, sent by a person."""
