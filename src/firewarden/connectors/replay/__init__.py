"""Files and recordings as a source: JSONL, JSON and CSV, gzipped or not, by path or from standard input."""
