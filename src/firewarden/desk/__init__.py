"""Runtime B: the team's web application."""
