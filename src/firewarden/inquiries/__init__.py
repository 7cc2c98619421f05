"""Questions to the stream that the desk and the command line ask alike. Knows ports, not databases; no Django."""
