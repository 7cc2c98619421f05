"""Instagram: what is said at an account of ours."""
