"""Makes the post values of a play: ids, links, kinds and what a network shows below a post."""

from dataclasses import dataclass
from itertools import count

from firewarden.steps.prepare.scenario.cast import Person
from firewarden.steps.prepare.scenario.format import Network, Theme
from firewarden.steps.prepare.scenario.writing import Said
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.post import Attachment, Post, PostKind, post_key

_MILLISECOND = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A post, and what is needed to echo it."""

    post: Post
    said: Said
    theme: Theme
    network: Network
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """`of` repeated, answered or quoted."""

    kind: PostKind
    of: Made


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a network shows beside the text; None where it shows nothing."""

    likes: int | None = None
    reposts: int | None = None
    replies: int | None = None
    rating: float | None = None
    has: frozenset[Attachment] = frozenset()


class Press:
    """Numbers posts in the order in which they are made."""

    def __init__(self, source: SourceId) -> None:
        self._source = source
        self._numbers = count(1)

    def original(
        self, at: Instant, person: Person, network: Network, text: str, *, shown: Shown, echo: Echo | None
    ) -> Post:
        """A text of somebody's own; with `echo` it answers or quotes."""
        kind = echo.kind if echo else PostKind.REVIEW if network.stars else PostKind.POST
        other = echo.of.post.key if echo else None
        key, url = self._names(at, person, network)
        return Post(
            key=key,
            platform=network.name,
            source=self._source,
            created_at=_shown(at),
            text=text,
            author=person.author,
            url=url,
            lang=person.language,
            kind=kind,
            reply_to=other if kind is PostKind.REPLY else None,
            quote_of=other if kind is PostKind.QUOTE else None,
            likes=shown.likes,
            reposts=shown.reposts,
            replies=shown.replies,
            rating=shown.rating,
            has=shown.has,
        )

    def repost(self, at: Instant, person: Person, of: Made) -> Post:
        """Networks count likes and reposts at the original."""
        key, url = self._names(at, person, of.network)
        return Post(
            key=key,
            platform=of.network.name,
            source=self._source,
            created_at=_shown(at),
            text=of.post.text,
            author=person.author,
            url=url,
            lang=of.language,
            kind=PostKind.REPOST,
            repost_of=of.post.key,
            has=of.post.has,
        )

    def _names(self, at: Instant, person: Person, network: Network) -> tuple[PostKey, str]:
        native = f"{at // _MILLISECOND}{next(self._numbers):06}"
        return post_key(network.name, native), f"https://{network.name}.example/{person.author.handle}/{native}"


def _shown(at: Instant) -> Instant:
    """Networks tell times to the millisecond."""
    return Instant(at - at % _MILLISECOND)
