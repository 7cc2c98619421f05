"""How the tables of queries are written: text, posts it must find, posts it must not, what must be said."""

from typing import TypeAlias

from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind
from firewarden.vocabulary.said import Said, Words

NEARNESS = "Some words had to stand near each other or in one sentence; here both may stand anywhere."
NEGATIVE = (
    "What is left cannot be used: The query only says what must not be there, so it would match nearly every post. "
    "Add what to find."
)
WEIGHTS = "Weights such as ^9 only sort what is shown and were left out."
TO = "to:nasa became replies that name @nasa: a post says which post it answers, not whose."
THREAD = "conversation_id: became thread:, which finds the first post and direct replies, not replies to those."
HOURS = "850 TO 890 was widened to whole hours."

Row: TypeAlias = tuple[str, list[str | Post], list[str | Post], list[str]]


def p(
    text: str,
    *,
    title: str | None = None,
    author: str = "max",
    followers: int | None = None,
    url: str | None = None,
    lang: str | None = None,
    kind: str = "post",
    rating: float | None = None,
    has: tuple[str, ...] = (),
    at: str = "2026-01-31T14:30:00Z",
    key: str = "bluesky:1",
    reply_to: str | None = None,
) -> Post:
    return Post(
        key=PostKey(key),
        platform="bluesky",
        source=SourceId("s"),
        created_at=from_iso(at),
        text=text,
        title=title,
        author=Author(handle=author, followers=followers),
        url=url,
        lang=lang,
        kind=PostKind(kind),
        rating=rating,
        has=frozenset(map(Attachment, has)),
        reply_to=PostKey(reply_to) if reply_to else None,
    )


def told(said: Said) -> str:
    """The part it is about, or the whole sentence."""
    form = said.form
    if isinstance(form, Words) and form.text.startswith("“{part}”"):
        return str(form.values["part"])
    return said
