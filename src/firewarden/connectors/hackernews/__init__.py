"""Hacker News: stories and comments, by search."""
