"""What a network gave us: a post and who wrote it. A field that is unknown is None, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey, SourceId


class PostKind(StrEnum):
    POST = "post"
    REPLY = "reply"
    REPOST = "repost"
    QUOTE = "quote"
    REVIEW = "review"
    ARTICLE = "article"


class Attachment(StrEnum):
    """What a post carries beside its text (`has:` in a query)."""

    IMAGE = "image"
    VIDEO = "video"
    LINK = "link"


MOST_PICTURES = 10
"""Of one post; no network we read allows more but for galleries and blogs."""
LONGEST_ALT = 2_000
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture of a post: where the network gives it, what its author says is to be seen on it, and what kind of
    file the network says it is (`image/png`), which may be wrong."""

    url: str
    alt: str = ""
    media_type: str = ""


def pictures_of(found: Iterable[Picture]) -> tuple[Picture, ...]:
    """Those that can be kept of what a network names: each address once, within bounds.

    >>> pictures_of([Picture(url="javascript:x"), Picture(url="https://a.example/1"), Picture(url="https://a.example/1")])
    (Picture(url='https://a.example/1', alt='', media_type=''),)
    """
    kept: dict[str, Picture] = {}
    for one in found:
        if len(kept) < MOST_PICTURES and len(one.url) <= _LONGEST_ADDRESS and _is_address(one.url):
            kept.setdefault(one.url, one if len(one.alt) <= LONGEST_ALT else replace(one, alt=one.alt[:LONGEST_ALT]))
    return tuple(kept.values())


def _is_address(url: str) -> bool:
    return url.lower().startswith(("https://", "http://")) and url.isprintable() and " " not in url


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """`handle` is the network's stable name for the account, without a leading @."""

    handle: str
    name: str | None = None
    followers: int | None = None
    verified: bool | None = None
    created_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """`key` is unique over all networks; `rating` is in stars, 0 to 5."""

    key: PostKey
    platform: str
    source: SourceId
    created_at: Instant
    text: str
    title: str | None = None
    author: Author | None = None
    url: str | None = None
    lang: str | None = None
    """ISO 639-1 as the network says it; the enricher's own answer is in `Reading`."""
    kind: PostKind = PostKind.POST
    reply_to: PostKey | None = None
    repost_of: PostKey | None = None
    quote_of: PostKey | None = None
    likes: int | None = None
    reposts: int | None = None
    replies: int | None = None
    rating: float | None = None
    has: frozenset[Attachment] = frozenset()
    edited_at: Instant | None = None
    """When its author last changed it, as the network says."""
    pictures: tuple[Picture, ...] = ()
    """Made by `pictures_of`."""

    @property
    def told(self) -> str:
        """The text, and behind it what its author wrote for those who cannot see the pictures."""
        if not self.pictures:
            return self.text
        return "\n".join(filter(None, (self.text, *(picture.alt for picture in self.pictures))))


def tombstone(post: Post) -> Post:
    """What may be kept of a post that its author took back: that there was one, where and when."""
    return Post(key=post.key, platform=post.platform, source=post.source, created_at=post.created_at, text="")


def post_key(platform: str, native_id: str) -> PostKey:
    return PostKey(f"{platform}:{native_id}")


def made_up_key(platform: str, author: str | None, created_at: Instant, text: str) -> PostKey:
    """Key of a post whose network gave no id: equal posts get equal keys."""
    parts = "\x1f".join((platform, author or "", str(created_at), text))
    return PostKey("x:" + blake2b(parts.encode(), digest_size=12).hexdigest())
