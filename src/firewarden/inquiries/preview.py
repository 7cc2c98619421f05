"""What a query would have caught: tried on posts that are stored, and on a file, before anybody listens by it.

Stored posts are those some query matched before: a narrower query can be judged by them, a wider one only by a file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from firewarden.ports import StreamReader
from firewarden.steps.monitor.matcher import Matcher
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.ids import BrandId, QueryId
from firewarden.vocabulary.plan import Query
from firewarden.vocabulary.post import Post

LOOKED_AT = 2_000
SHOWN = 20
TRIED = QueryId("(tried)")
"""No name that a query could have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """`caught` and `missed` are samples of at most `SHOWN`, spread over what was looked at."""

    looked_at: int
    matched: int
    caught: tuple[Post, ...]
    missed: tuple[Post, ...]


def preview(posts: Iterable[Post], text: str, saved: Mapping[str, str] | None = None) -> Preview:
    """`saved` is what each $name stands for. Raises QueryError for a text that is no query."""
    texts = {**(saved or {}), TRIED: text} if "$" in text else {TRIED: text}
    queries = [Query(id=QueryId(name), brand=BrandId(""), name=name, text=each) for name, each in texts.items()]
    matcher = Matcher(queries)
    caught: list[Post] = []
    missed: list[Post] = []
    for post in islice(posts, LOOKED_AT):
        (caught if TRIED in matcher.match(post) else missed).append(post)
    return Preview(
        looked_at=len(caught) + len(missed), matched=len(caught), caught=spread(caught), missed=spread(missed)
    )


def stored_posts(reader: StreamReader, brand: BrandId, until: Instant) -> list[Post]:
    """The newest of the last 30 days, at most `LOOKED_AT`."""
    since = Instant(until - 30 * DAY)
    found = reader.mentions(brand, since, until, newest_first=True, limit=LOOKED_AT)
    return [mention.post for mention in found]


def spread(posts: Sequence[Post]) -> tuple[Post, ...]:
    """At most `SHOWN`, evenly from all of them: the first ones alone are often of one kind."""
    if len(posts) <= SHOWN:
        return tuple(posts)
    return tuple(posts[number * len(posts) // SHOWN] for number in range(SHOWN))
