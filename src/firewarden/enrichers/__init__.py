"""What is read in a text by machine: language, tone, hazards. Each answer comes with its confidence."""

from firewarden.ports import Enrich


def default() -> Enrich:
    """The enricher that needs no download and no model."""
    from firewarden.enrichers.reader import read

    return read
