"""The review of an incident: the timeline that wrote itself, its questions, lessons and action items."""
