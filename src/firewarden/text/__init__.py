"""Characters, words and spans: what every step needs to read a text."""
