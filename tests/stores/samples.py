"""Values to store, with as little said as a test needs."""

from collections.abc import Sequence
from typing import Any

from firewarden.ports import Commit, StreamReader
from firewarden.vocabulary.clock import BIN, HOUR, MINUTE, Instant
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey, QueryId, SignalId, SourceId
from firewarden.vocabulary.intake import BackHealth, ReadBack, SourceHealth, SourceState, Unreadable
from firewarden.vocabulary.mention import Hazard, Mention, Reading, Tone
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.plan import Backfill, Brand, BrandClock, BrandKind, Interval, Query, Source, WatchPlan
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind
from firewarden.vocabulary.results import BrandMark, Placement, Results, Snapshot
from firewarden.vocabulary.signal import Lane, Signal
from firewarden.vocabulary.volume import Bin

ACME, OTHER = BrandId("acme"), BrandId("other")
NOON = Instant(1_700_000_100_000_000 - 1_700_000_100_000_000 % HOUR)
"""An instant on a full hour; the times of tests are told from here."""
BEGIN, END = Instant(NOON - 1000 * HOUR), Instant(NOON + 1000 * HOUR)


def at(minutes: float) -> Instant:
    return Instant(NOON + round(minutes * MINUTE))


def mention(key: str, minutes: float = 0, brand: BrandId = ACME, **other: Any) -> Mention:
    """`other` are fields of the mention, its post, its reading or its author, whichever has the name."""
    mine = {name: other.pop(name) for name in ("late", "narrative", "received_at", "queries") if name in other}
    reading = {name: other.pop(name) for name in Reading.__dataclass_fields__ if name in other and name != "lang"}
    author = {name: other.pop(name) for name in ("handle", "followers") if name in other}
    post = Post(
        key=PostKey(key),
        platform=other.pop("platform", "x"),
        source=SourceId("src"),
        created_at=at(minutes),
        text=other.pop("text", f"text of {key}"),
        author=Author(handle=author.pop("handle", "anna"), **author) if author else None,
        **other,
    )
    return Mention(
        brand=brand, post=post, reading=Reading(**reading), queries=mine.pop("queries", (QueryId("q"),)), **mine
    )


def commit(*mentions: Mention, plan: int = 1, received_at: Instant = NOON, **other: Any) -> Commit:
    """`other` are fields of the commit or of its results."""
    mine = {name: other.pop(name) for name in ("seen", "raws", "sources", "unreadable") if name in other}
    return Commit(plan=plan, received_at=received_at, results=Results(mentions=list(mentions), **other), **mine)


def keys(mentions: Sequence[Mention]) -> list[str]:
    return [m.post.key for m in mentions]


def bin_at(minutes: float, brand: BrandId = ACME, **other: Any) -> Bin:
    return Bin(brand=brand, at=at(minutes), **other)


def mark(minutes: float, brand: BrandId = ACME, ahead: tuple[Instant, ...] = ()) -> BrandMark:
    """Closed up to `minutes`."""
    return BrandMark(brand=brand, watermark=Instant(at(minutes) + MINUTE), closed_through=at(minutes), ahead=ahead)


def signal(name: str, minutes: float = 0, brand: BrandId = ACME, **other: Any) -> Signal:
    return Signal(
        id=SignalId(name),
        brand=brand,
        lane=Lane.HOSTILE,
        stream="all",
        bin=Instant(at(minutes) - BIN),
        at=at(minutes),
        window_minutes=60,
        observed=41.0,
        expected=3.25,
        score=1.5,
        once_per_weeks=12.0,
        reason="41 hostile posts in an hour",
        **other,
    )


def narrative(name: str, last_seen: float = 0, size: int = 1, brand: BrandId = ACME, **other: Any) -> Narrative:
    return Narrative(
        id=NarrativeId(name),
        brand=brand,
        terms=other.pop("terms", ("bag", "lost")),
        first_seen=NOON,
        last_seen=at(last_seen),
        size=size,
        negative=1,
        readable=1,
        central=PostKey("x:1"),
        most_shared=PostKey("x:2"),
        **other,
    )


def gap(start: float, end: float, brand: BrandId = ACME) -> tuple[BrandId, Interval]:
    return brand, Interval(start=at(start), end=at(end))


def state(source: str, **other: Any) -> SourceState:
    return SourceState(source=SourceId(source), **other)


FULL_MENTION = Mention(
    brand=ACME,
    post=Post(
        key=PostKey("x:77"),
        platform="x",
        source=SourceId("feed"),
        created_at=at(3),
        text="Never again \N{POUTING FACE} \u202bאיפה המזוודה\u202c nul:\x00 \N{ZERO WIDTH JOINER}",
        title="A title",
        author=Author(handle="zoë", name="Zoë Ω", followers=12, verified=False, created_at=Instant(5)),
        url="https://x.example/77",
        lang="he",
        kind=PostKind.QUOTE,
        reply_to=PostKey("x:1"),
        repost_of=PostKey("x:2"),
        quote_of=PostKey("x:3"),
        likes=4,
        reposts=5,
        replies=6,
        rating=2.5,
        has=frozenset({Attachment.IMAGE, Attachment.LINK}),
    ),
    queries=(QueryId("q1"), QueryId("q2")),
    reading=Reading(
        lang="he",
        lang_confidence=0.9,
        tone=Tone.NEGATIVE,
        score=-0.5,
        confidence=0.75,
        arousal=0.6,
        first_person=True,
        question=True,
        hazards=frozenset({Hazard.FRAUD, Hazard.DATA_LEAK}),
    ),
    late=True,
    narrative=NarrativeId("n1"),
    received_at=at(4),
)
FULL_BIN = Bin(
    brand=ACME,
    at=at(5),
    stream="q:1",
    mentions=9,
    readable=8,
    negative=7,
    positive=1,
    late=2,
    expected=3.5,
    expected_negative=0.25,
    gap=True,
    closed=True,
)
FULL_SIGNAL = signal("s_1", cold=True, evidence=(PostKey("x:1"), PostKey("x:77")))
FULL_NARRATIVE = narrative("n1", platforms=("x", "mastodon"))
FULL_MARK = mark(5, ahead=(at(900), at(800)))
FULL_STATE = SourceState(
    source=SourceId("feed"),
    cursor="c:12\N{SNOWMAN}",
    health=SourceHealth.BLIND,
    since=at(1),
    note="503 since noon",
    read=10,
    accepted=6,
    duplicates=1,
    rejected={"no id": 2, "no time": 1},
    last_post_at=at(0),
    back=ReadBack(
        wish="w",
        since=at(-900),
        until=at(1),
        reached=at(-60),
        health=BackHealth.FAILED,
        note="Check the key.",
        cursor="b:3",
        posts=7,
        at=at(2),
    ),
)
FULL_PLAN = WatchPlan(
    version=1,
    brands=(
        Brand(
            id=ACME,
            name="Acme \N{SNOWMAN}",
            kind=BrandKind.DEMO,
            clock=BrandClock(start=at(0), speed=0.1, since=at(7)),
            handles=("acme", "acme_care"),
            languages=("en", "he"),
            budget=0.1,
        ),
    ),
    queries=(Query(id=QueryId("q"), brand=ACME, name="Name", text='acme NEAR/3 "bag" \N{LUGGAGE}'),),
    sources=(
        Source(
            id=SourceId("src"),
            connector="replay",
            name="A file",
            brands=(ACME,),
            settings={"path": "a.jsonl", "speed": "60"},
            secret="token-1",
            live=True,
            gaps=(Interval(start=at(0), end=at(5)),),
        ),
    ),
    backfills=(Backfill(id="w", brand=ACME, since=at(-900), asked_at=at(1)),),
)
WHOLE = commit(
    mention("x:1", 1, tone=Tone.NEGATIVE, handle="anna"),
    mention("x:2", 2),
    mention("x:2", 2, OTHER),
    seen=[PostKey("x:1"), PostKey("x:2"), PostKey("x:3")],
    raws=[(PostKey("x:1"), b"one"), (PostKey("x:2"), b"two")],
    placements=[Placement(brand=ACME, post=PostKey("x:2"), narrative=NarrativeId("n1"))],
    bins=[bin_at(0, mentions=2)],
    signals=[signal("s1")],
    narratives=[narrative("n1")],
    gaps=[gap(0, 5)],
    marks=[mark(0)],
    snapshots=[Snapshot(brand=ACME, closed_through=at(0), state=b"\x00state")],
    sources=[state("src", cursor="12", read=4, accepted=3, rejected={"no id": 1})],
    unreadable=[(SourceId("src"), Unreadable(reason="no id", raw=b"{}"))],
)


def everything(store: StreamReader) -> list[object]:
    """What can be read of `WHOLE` and the like."""
    return [
        *([store.mentions(brand, BEGIN, END), store.loudest(brand, BEGIN, END)] for brand in (ACME, OTHER)),
        [store.raw(PostKey(key)) for key in ("x:1", "x:2", "x:3")],
        [store.totals(ACME, BEGIN, END), store.bins(ACME, BEGIN, END), store.narratives(ACME, BEGIN)],
        [store.signals(ACME, BEGIN, END), store.gaps(ACME, BEGIN, END), store.mark(ACME)],
        [store.sources(), store.feed(0), store.quarantined()],
    ]
