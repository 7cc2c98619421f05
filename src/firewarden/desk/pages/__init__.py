"""The pages of the desk, one package a step, found by their `urls.py`. How to write one is in docs/pages.md."""
