"""Things as Reddit sends them in listings, and the posts they become."""

from collections.abc import Iterator
from hashlib import blake2b
from html import unescape

import msgspec

from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, pictures_of, post_key

PLATFORM = "reddit"
SITE = "https://www.reddit.com"
_TAKEN_BACK = ("[deleted]", "[removed]")
GONE = -1


class Token(msgspec.Struct):
    """`expires_in`: seconds."""

    access_token: str
    expires_in: float = 3600.0


class Children(msgspec.Struct):
    """`after` names where the next page begins; None on the last one."""

    children: list[msgspec.Raw]
    after: str | None = None


class Listing(msgspec.Struct):
    """Newest first. Things stay as they came, so that one of them can be wrong alone."""

    data: Children


class Data(msgspec.Struct):
    """A comment has a body, a submission a title. `edited`: when, or that it never was, or that nobody knows when."""

    name: str
    created_utc: float
    author: str = ""
    body: str | None = None
    title: str | None = None
    selftext: str = ""
    edited: float | bool = False
    parent_id: str = ""
    permalink: str = ""
    score: int | None = None
    score_hidden: bool = False
    hide_score: bool = False
    num_comments: int | None = None
    num_crossposts: int | None = None
    crosspost_parent: str = ""
    removed_by_category: str | None = None
    is_self: bool = True
    is_video: bool = False
    post_hint: str = ""
    gallery_data: msgspec.Raw = msgspec.Raw(b"")
    media_metadata: msgspec.Raw = msgspec.Raw(b"")
    url: str = ""

    @property
    def is_gone(self) -> bool:
        """Text that its author deleted or a moderator removed is replaced by a mark; a link has none."""
        text = self.body if self.body is not None else self.selftext
        return text.strip() in _TAKEN_BACK or self.removed_by_category is not None


class _Whole(msgspec.Struct):
    data: Data


class _Name(msgspec.Struct):
    name: str


class _Glance(msgspec.Struct):
    data: _Name


class Thing:
    """`data` is None where it is not as documented; `name` is made up where even that cannot be read. `number`: names
    count up, in base 36, comments and submissions apart."""

    __slots__ = ("data", "name", "number", "raw")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.data = _read(raw)
        self.name = self.data.name if self.data else _name_of(raw)
        self.number = number_of(self.name)

    @property
    def key(self) -> PostKey:
        return post_key(PLATFORM, self.name)

    @property
    def version(self) -> int:
        """Grows with each edit."""
        if self.data is None:
            return 0
        return GONE if self.data.is_gone else int(self.data.edited)


def post_of(thing: Thing, source: SourceId) -> Fetched | Unreadable:
    data = thing.data
    if data is None:
        return Unreadable(reason="not-as-documented", raw=thing.raw[:2000])
    comment = data.body is not None
    post = Post(
        key=thing.key,
        platform=PLATFORM,
        source=source,
        created_at=_instant(data.created_utc),
        text=(data.body if data.body is not None else data.selftext or data.title) or "",
        title=None if comment else data.title,
        author=Author(handle=data.author) if data.author and data.author not in _TAKEN_BACK else None,
        url=f"{SITE}{data.permalink}" if data.permalink else None,
        kind=PostKind.REPLY if comment else PostKind.REPOST if data.crosspost_parent else PostKind.POST,
        reply_to=post_key(PLATFORM, data.parent_id) if comment and data.parent_id else None,
        repost_of=post_key(PLATFORM, data.crosspost_parent) if data.crosspost_parent else None,
        likes=None if data.score_hidden or data.hide_score else data.score,
        reposts=data.num_crossposts,
        replies=data.num_comments,
        has=frozenset() if comment else _has(data),
        pictures=pictures_of(() if comment else _pictures(data)),
        edited_at=None if isinstance(data.edited, bool) else _instant(data.edited),
    )
    return Fetched(post=post, raw=thing.raw)


def number_of(name: str) -> int:
    """0 where it has none.

    >>> number_of("t1_10"), number_of("what")
    (36, 0)
    """
    kind, _, digits = name.partition("_")
    return int(digits, 36) if kind in ("t1", "t3") and digits.isascii() and digits.isalnum() else 0


def _has(data: Data) -> frozenset[Attachment]:
    if data.is_self:
        return frozenset()
    if data.is_video:
        return frozenset({Attachment.VIDEO})
    return frozenset({Attachment.IMAGE if data.post_hint == "image" else Attachment.LINK})


class _Shown(msgspec.Struct):
    media_id: str
    caption: str = ""


class _Gallery(msgspec.Struct):
    items: list[_Shown] = []


class _Largest(msgspec.Struct):
    """`u` is an address, with its & written as in HTML."""

    u: str = ""


class _Media(msgspec.Struct):
    e: str = ""
    m: str = ""
    s: _Largest = msgspec.field(default_factory=_Largest)


def _pictures(data: Data) -> Iterator[Picture]:
    """One that is linked to, or those of a gallery in their order, with the captions under them."""
    if data.post_hint == "image":
        yield Picture(url=data.url)
    try:
        shown = msgspec.json.decode(data.gallery_data, type=_Gallery).items
        media = msgspec.json.decode(data.media_metadata, type=dict[str, _Media])
    except msgspec.MsgspecError:
        return
    for one in shown:
        found = media.get(one.media_id)
        if found is not None and found.e == "Image":
            yield Picture(url=unescape(found.s.u), alt=one.caption.strip(), media_type=found.m)


def _read(raw: bytes) -> Data | None:
    try:
        data = msgspec.json.decode(raw, type=_Whole).data
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    known = (data.body is not None or data.title is not None) and 0 < data.created_utc < 2**33
    return data if known and number_of(data.name) else None


def _name_of(raw: bytes) -> str:
    try:
        name = msgspec.json.decode(raw, type=_Glance).data.name
    except (msgspec.MsgspecError, UnicodeDecodeError):
        name = ""
    return name if number_of(name) else "?" + blake2b(raw, digest_size=8).hexdigest()


def _instant(seconds: float) -> Instant:
    return Instant(round(seconds * SECOND))
