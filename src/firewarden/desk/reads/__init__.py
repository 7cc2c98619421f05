"""All questions to the desk: frozen values for pages, each read from one snapshot, none without an Access."""
