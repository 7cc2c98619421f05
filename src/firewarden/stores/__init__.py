"""Where the stream and the watch plans are kept: one folder per database."""
