"""GDELT: news of the world, found by words."""
