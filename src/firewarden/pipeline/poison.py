"""Finds the posts on which recognition breaks, so that one of them does not stop the stream."""

import logging
from collections.abc import Sequence

from firewarden.ports import Enrich
from firewarden.stages.sift import Sifted
from firewarden.stages.stream import News, Recognized, recognize
from firewarden.stages.watching import Watching
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.post import Post

log = logging.getLogger("firewarden.pipeline")

BROKEN = "stage-failed"
NO_NARRATIVE = "no-narrative"
TOLERATED = 10
"""Broken posts in one batch, if they are not more than a tenth of it: more, and it is not the posts that are broken."""


def recognize_all(sifted: Sifted, watching: Watching, enrich: Enrich) -> tuple[list[Recognized], dict[PostKey, str]]:
    """All posts but the broken ones, and why each of those is. Raises what was raised when too many are."""
    posts = [item.post for item in sifted.fetched]
    broken: dict[PostKey, Exception] = {}
    recognized = _halves(posts, watching, enrich, sifted.news, broken)
    if len(broken) > max(TOLERATED, len(posts) // 10):
        raise next(iter(broken.values()))
    return recognized, {key: f"{BROKEN}-{type(error).__name__}" for key, error in broken.items()}


def _halves(
    posts: Sequence[Post], watching: Watching, enrich: Enrich, news: News, broken: dict[PostKey, Exception]
) -> list[Recognized]:
    try:
        return recognize(posts, watching, enrich, news)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not stop the stream
        if len(posts) == 1:
            log.warning("source=%s one post cannot be recognized: %s", posts[0].source, type(error).__name__)
            broken[posts[0].key] = error
            return []
    middle = len(posts) // 2
    return [
        *_halves(posts[:middle], watching, enrich, news, broken),
        *_halves(posts[middle:], watching, enrich, news, broken),
    ]
