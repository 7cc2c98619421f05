"""The nouns: frozen values that every room shares. No behavior beyond their own fields."""
