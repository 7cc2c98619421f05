"""Hits of the search service, as documented at hn.algolia.com/api, and the posts they become."""

from html import unescape
from re import compile as pattern

import msgspec

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind, post_key

_PARAGRAPH, _TAG = pattern(r"<p>"), pattern(r"<[^>]*>")
PLATFORM = "hackernews"


class Hits(msgspec.Struct):
    """One answer. Hits stay as they came, so that one of them can be wrong alone."""

    hits: list[msgspec.Raw]
    nbHits: int = 0  # noqa: N815 - the service's own name


class Hit(msgspec.Struct):
    """A story has a title, a comment its text and the story it belongs to."""

    objectID: str  # noqa: N815 - the service's own name
    created_at_i: int
    author: str | None = None
    title: str | None = None
    story_text: str | None = None
    comment_text: str | None = None
    url: str | None = None
    points: int | None = None
    num_comments: int | None = None
    parent_id: int | None = None


def post_of(raw: bytes, source: SourceId) -> Fetched | Unreadable:
    """One hit as a post."""
    try:
        hit = msgspec.json.decode(raw, type=Hit)
    except msgspec.MsgspecError:
        return Unreadable(reason="not-as-documented", raw=raw[:2000])
    comment = hit.comment_text is not None
    text = plain(hit.comment_text or hit.story_text or "")
    post = Post(
        key=post_key(PLATFORM, hit.objectID),
        platform=PLATFORM,
        source=source,
        created_at=Instant(hit.created_at_i * 1_000_000),
        text=text or hit.title or "",
        title=None if comment else hit.title,
        author=Author(handle=hit.author) if hit.author else None,
        url=f"https://news.ycombinator.com/item?id={hit.objectID}",
        kind=PostKind.REPLY if comment else PostKind.POST,
        reply_to=post_key(PLATFORM, str(hit.parent_id)) if comment and hit.parent_id else None,
        likes=hit.points,
        replies=hit.num_comments,
        has=frozenset({Attachment.LINK}) if hit.url else frozenset(),
    )
    return Fetched(post=post, raw=raw)


def plain(html: str) -> str:
    """Text of the small HTML that the site allows: paragraphs become lines, all other tags go."""
    return unescape(_TAG.sub("", _PARAGRAPH.sub("\n", html))).strip()
