"""What reads a text: language, sentiment, hazards."""
