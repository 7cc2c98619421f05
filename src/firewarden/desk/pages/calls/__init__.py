"""Who is called, and the page behind the link of a call."""
