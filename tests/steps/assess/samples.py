"""Mentions written for these tests."""

from collections.abc import Iterable

from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey, SourceId
from firewarden.vocabulary.mention import Hazard, Mention, Reading, Tone
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind

BRAND = BrandId("acme")
START = Instant(1_700_000_000_000_000 - 1_700_000_000_000_000 % (5 * MINUTE))


def mention(
    key: str,
    text: str = "so it goes",
    *,
    at: int = START,
    platform: str = "t",
    author: str | None = None,
    followers: int | None = None,
    tone: Tone = Tone.NEUTRAL,
    arousal: float = 0.0,
    me: bool = False,
    lang: str | None = "en",
    hazards: Iterable[Hazard] = (),
    narrative: str | None = None,
    likes: int | None = None,
    reposts: int | None = None,
    repost_of: str | None = None,
    reply_to: str | None = None,
    name: str | None = None,
    kind: PostKind = PostKind.POST,
    has: Iterable[Attachment] = (),
    confidence: float = 0.8,
) -> Mention:
    handle = author if author is not None else f"u_{key}"
    post = Post(
        key=PostKey(f"{platform}:{key}"),
        platform=platform,
        source=SourceId("s"),
        created_at=Instant(at),
        text=text,
        author=Author(handle=handle, followers=followers, name=name) if handle else None,
        likes=likes,
        reposts=reposts,
        repost_of=PostKey(f"{platform}:{repost_of}") if repost_of else None,
        reply_to=PostKey(f"{platform}:{reply_to}") if reply_to else None,
        kind=kind,
        has=frozenset(has),
    )
    reading = Reading(
        lang=lang,
        lang_confidence=0.9,
        tone=tone,
        score={Tone.NEGATIVE: -0.7, Tone.POSITIVE: 0.7}.get(tone, 0.0),
        confidence=confidence,
        arousal=arousal,
        first_person=me,
        hazards=frozenset(hazards),
    )
    return Mention(
        brand=BRAND,
        post=post,
        queries=(),
        reading=reading,
        narrative=NarrativeId(narrative) if narrative else None,
    )


def talk(texts: Iterable[str], *, start: int = START, step: int = MINUTE, prefix: str = "p") -> list[Mention]:
    """One mention a minute for each text, by as many people."""
    return [mention(f"{prefix}{i:04}", text, at=start + i * step) for i, text in enumerate(texts)]
