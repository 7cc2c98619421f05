"""Runtime A: from sources to the stream store. Async, plain Python, no Django."""
