"""Small posts, plans and a reader of tone, for tests of the stages."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firewarden.stages.stream import State, finish, process, restore
from firewarden.stages.watching import Watching
from firewarden.vocabulary.clock import MINUTE, Instant, from_iso
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId, SourceId
from firewarden.vocabulary.mention import Reading, Tone
from firewarden.vocabulary.plan import Brand, Interval, Query, Source, WatchPlan
from firewarden.vocabulary.post import Author, Post
from firewarden.vocabulary.results import Results

NOON = from_iso("2024-03-04T12:00:00Z")
"""A Monday."""
YEARS_LATER = from_iso("2026-01-01T00:00:00Z")
ACME, ZENITH = BrandId("acme"), BrandId("zenith")
FILE = SourceId("file")


def at(minutes: float) -> Instant:
    """Minutes after noon."""
    return Instant(NOON + round(minutes * MINUTE))


def post(minutes: float, text: str = "acme", *, key: str | None = None, by: str = "ann", **fields: object) -> Post:
    values: dict[str, object] = {
        "key": PostKey(key or f"p:{minutes}:{text}"),
        "platform": "p",
        "source": FILE,
        "created_at": at(minutes),
        "text": text,
        "author": Author(handle=by),
    }
    return Post(**(values | fields))  # type: ignore[arg-type]


def brand(name: str, **fields: object) -> Brand:
    return Brand(id=BrandId(name), name=name.title(), **fields)  # type: ignore[arg-type]


def plan(*brands: Brand, sources: Sequence[Source] = ()) -> WatchPlan:
    """Each brand is asked for by its id."""
    return WatchPlan(
        version=1,
        brands=brands,
        queries=tuple(Query(id=QueryId(f"q-{b.id}"), brand=b.id, name=b.name, text=b.id) for b in brands),
        sources=tuple(sources) or (Source(id=FILE, connector="replay", name="A file"),),
    )


def file_source(**fields: object) -> Source:
    return Source(**({"id": FILE, "connector": "replay", "name": "A file"} | fields))  # type: ignore[arg-type]


def gap(start: float, end: float) -> Interval:
    return Interval(start=at(start), end=at(end))


def tones(posts: Sequence[Post]) -> list[Reading]:
    """`bad` is negative, `good` positive, `???` unreadable."""
    return [Reading(lang="en", tone=_tone(post.text)) for post in posts]


def _tone(text: str) -> Tone:
    words = {"bad": Tone.NEGATIVE, "good": Tone.POSITIVE, "???": Tone.UNKNOWN}
    return next((tone for word, tone in words.items() if word in text), Tone.NEUTRAL)


def fresh(watching: Watching) -> State:
    return restore(watching, {})


def told(
    posts: Iterable[Post], watching: Watching, *, now: Instant = YEARS_LATER, state: State | None = None
) -> Results:
    """Everything that comes of `posts` read to the end of their file."""
    state = state or fresh(watching)
    return merged([process(list(posts), state, watching, tones, now=now), finish(state, watching, now)])


def merged(parts: Iterable[Results]) -> Results:
    """What a store holds after these results, later values in place of earlier ones."""
    whole = Results()
    mentions, bins, narratives, marks, snapshots = {}, {}, {}, {}, {}
    for part in parts:
        mentions |= {(m.brand, m.post.key): m for m in part.mentions}
        for placed in part.placements:
            if (mention := mentions.get((placed.brand, placed.post))) is not None:
                mentions[placed.brand, placed.post] = replace(mention, narrative=placed.narrative)
        bins |= {(b.brand, b.at): b for b in part.bins}
        narratives |= {(n.brand, n.id): n for n in part.narratives}
        marks |= {m.brand: m for m in part.marks}
        snapshots |= {s.brand: s for s in part.snapshots}
        whole.signals += part.signals
        whole.gaps += part.gaps
        whole.order += part.order
    whole.mentions = [mentions[key] for key in sorted(mentions)]
    whole.bins = [bins[key] for key in sorted(bins)]
    whole.narratives = [narratives[key] for key in sorted(narratives)]
    whole.marks = [marks[key] for key in sorted(marks)]
    whole.snapshots = [snapshots[key] for key in sorted(snapshots)]
    return whole
