"""Models that help people and never act for them: behind a port, off by default, and the program works without."""
