"""The only composition of steps over a stream: posts in, results out. Pure; for streams, files and trials alike."""
