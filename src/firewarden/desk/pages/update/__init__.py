"""Numbered public updates of an incident: written, dated, corrected."""
