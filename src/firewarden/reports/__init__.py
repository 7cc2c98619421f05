"""Values to terminal, HTML, Markdown and JSON."""
