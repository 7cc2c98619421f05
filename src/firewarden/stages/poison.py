"""Finds the posts and mentions on which a stage breaks, so that one of them does not stop all others."""

from collections.abc import Callable, Sequence

from firewarden.ports import Enrich
from firewarden.stages.brand import BinFailed
from firewarden.stages.stream import NO_NEWS, News, Recognized, recognize
from firewarden.stages.watching import Watching
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.results import Results

BROKEN = "stage-failed"
NO_NARRATIVE = "no-narrative"
TOLERATED = 10
"""Broken posts in one batch, if they are not more than a tenth of it: more, and it is not the posts that are broken."""


def recognize_all(
    posts: Sequence[Post], watching: Watching, enrich: Enrich, news: News = NO_NEWS
) -> tuple[list[Recognized], dict[PostKey, str]]:
    """All posts but the broken ones, and why each of those is. Raises what was raised when too many are."""
    broken: dict[PostKey, Exception] = {}
    recognized = _halves(posts, watching, enrich, news, broken)
    if len(broken) > max(TOLERATED, len(posts) // 10):
        raise next(iter(broken.values()))
    return recognized, {key: f"{BROKEN}-{type(error).__name__}" for key, error in broken.items()}


def told_without_breaking(
    tell: Callable[[], Results], restore: Callable[[BinFailed], None]
) -> tuple[Results, dict[PostKey, BrandId]]:
    """What `tell` gives, and the mentions that had to be left out of narratives for it. `restore` brings back the
    state from before, and makes it skip the mentions it is handed."""
    failed: dict[PostKey, BrandId] = {}
    while True:
        try:
            return tell(), failed
        except BinFailed as failure:
            failed |= dict.fromkeys(sorted(failure.keys), failure.brand)
            restore(failure)


def _halves(
    posts: Sequence[Post], watching: Watching, enrich: Enrich, news: News, broken: dict[PostKey, Exception]
) -> list[Recognized]:
    try:
        return recognize(posts, watching, enrich, news)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not stop the stream
        if len(posts) == 1:
            broken[posts[0].key] = error
            return []
    middle = len(posts) // 2
    return [
        *_halves(posts[:middle], watching, enrich, news, broken),
        *_halves(posts[middle:], watching, enrich, news, broken),
    ]
