"""What is read in a text by machine: language, sentiment, hazards. Each answer comes with its confidence."""

from collections.abc import Sequence

from firewarden.ports import Enrich
from firewarden.vocabulary.mention import Reading
from firewarden.vocabulary.post import Post


def default() -> Enrich:
    """The enricher that needs no download and no model."""
    return _unread


def _unread(posts: Sequence[Post]) -> list[Reading]:
    return [Reading(lang=post.lang) for post in posts]
