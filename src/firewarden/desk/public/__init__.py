"""What everybody may read: a brand's status page and its feed. Published words alone, no session."""
