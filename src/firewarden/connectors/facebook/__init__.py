"""Facebook: what is said at a Page of ours."""
