"""The stream in SQLite against the plain one in memory, on commits nobody thought of."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firewarden.ports import Commit, StreamReader
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.stores.sqlite.codec import pack_mention, unpack_mention
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.feed import FeedKind
from firewarden.vocabulary.ids import NarrativeId, PostKey, QueryId, SourceId, StoreId
from firewarden.vocabulary.intake import Unreadable
from firewarden.vocabulary.mention import Hazard, Mention, Reading, Tone
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind
from firewarden.vocabulary.results import Placement, Snapshot
from tests.stores.memory import MemoryStreamStore
from tests.stores.samples import (
    ACME,
    BEGIN,
    END,
    OTHER,
    at,
    bin_at,
    commit,
    gap,
    mark,
    mention,
    narrative,
    signal,
    state,
)

T = TypeVar("T")
BRANDS = st.sampled_from([ACME, OTHER])
KEYS = st.sampled_from(["x:1", "x:2", "x:3", "m:1", "m:é"])
MINUTES = st.sampled_from([-61, -60, -0.5, 0, 1, 5, 59.99, 60, 130])
NARRATIVES = st.sampled_from(["n1", "n2", "n3"]).map(NarrativeId)
COUNTS = st.one_of(st.none(), st.integers(0, 3))
MENTIONS = st.builds(
    mention,
    KEYS,
    MINUTES,
    BRANDS,
    tone=st.sampled_from(Tone),
    hazards=st.frozensets(st.sampled_from([Hazard.DEATH, Hazard.FRAUD])),
    narrative=st.none() | NARRATIVES,
    likes=COUNTS,
    reposts=COUNTS,
    replies=COUNTS,
    handle=st.sampled_from(["anna", "ben"]),
    followers=COUNTS,
    late=st.booleans(),
    platform=st.sampled_from(["x", "mastodon"]),
)


def few(values: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    return st.lists(values, max_size=4)


@st.composite
def commits(draw: st.DrawFn) -> Commit:
    lists: dict[str, st.SearchStrategy[Any]] = {
        "placements": st.builds(Placement, brand=BRANDS, post=KEYS.map(PostKey), narrative=NARRATIVES),
        "bins": st.builds(bin_at, MINUTES, BRANDS, mentions=st.integers(0, 9), closed=st.booleans()),
        "signals": st.builds(signal, st.sampled_from(["s1", "s2", "s3"]), MINUTES, BRANDS),
        "narratives": st.builds(narrative, NARRATIVES, MINUTES, st.integers(0, 3), BRANDS),
        "gaps": st.builds(gap, st.integers(-9, 0), st.integers(1, 9), BRANDS),
        "order": st.sampled_from([FeedKind.GAP, FeedKind.SIGNAL]),
        "marks": st.builds(mark, MINUTES, BRANDS),
        "snapshots": st.builds(Snapshot, brand=BRANDS, closed_through=MINUTES.map(at), state=st.binary(max_size=3)),
        "seen": KEYS.map(PostKey),
        "sources": st.builds(state, st.sampled_from(["a", "b"]), read=st.integers(0, 9)),
        "unreadable": st.tuples(
            st.sampled_from(["a", "b"]).map(SourceId),
            st.builds(Unreadable, reason=st.sampled_from(["no id", "no time"]), raw=st.binary(max_size=1)),
        ),
    }
    parts: dict[str, Any] = {name: draw(few(values)) for name, values in lists.items()}
    return commit(*draw(few(MENTIONS)), **parts)


def answers(store: StreamReader, since: Instant, until: Instant) -> list[object]:
    return [
        [
            store.mentions(brand, since, until, tone=tone, narrative=name, hazard=hazard, newest_first=turned, limit=3)
            for tone in (None, Tone.NEGATIVE)
            for name in (None, NarrativeId("n1"))
            for hazard in (None, Hazard.FRAUD)
            for turned in (False, True)
        ]
        + [store.loudest(brand, since, until, limit=3), store.totals(brand, since, until)]
        + [store.bins(brand, since, until), store.signals(brand, since, until), store.gaps(brand, since, until)]
        + [store.narratives(brand, since), store.mark(brand)]
        for brand in (ACME, OTHER)
    ] + [store.sources(), store.feed(1), store.quarantined(SourceId("a"))]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(commits(), min_size=1, max_size=4), MINUTES, MINUTES)
def test_sqlite_answers_as_the_plain_store_does(batches: list[Commit], start: float, end: float) -> None:
    plain = MemoryStreamStore(StoreId("plain"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stream.sqlite3"
        sqlite = SqliteStreamStore.open(path)
        for batch in batches:
            sqlite.commit(batch)
            plain.commit(batch)
        asked = [PostKey("x:1"), PostKey("m:é")]
        for window in ((BEGIN, END), (at(start), at(end))):
            assert answers(sqlite, *window) == answers(plain, *window)
        assert [sqlite.restore(brand) for brand in (ACME, OTHER)] == [plain.restore(brand) for brand in (ACME, OTHER)]
        assert sqlite.known(asked) == plain.known(asked)
        assert sqlite.mentions_by_key(ACME, asked) == plain.mentions_by_key(ACME, asked)
        sqlite.close()


INSTANTS = st.integers(-(2**62), 2**62).map(Instant)
NUMBERS = st.none() | st.integers(-(2**63), 2**63 - 1)
SHARES = st.floats(-1, 1)
TEXTS = st.text(max_size=20)
POSTS = st.builds(
    Post,
    key=TEXTS.map(PostKey),
    platform=TEXTS,
    source=TEXTS.map(SourceId),
    created_at=INSTANTS,
    text=TEXTS,
    title=st.none() | TEXTS,
    author=st.none() | st.builds(Author, handle=TEXTS, name=st.none() | TEXTS, followers=NUMBERS, created_at=INSTANTS),
    kind=st.sampled_from(PostKind),
    likes=NUMBERS,
    rating=st.none() | st.floats(0, 5),
    has=st.frozensets(st.sampled_from(Attachment)),
)
READINGS = st.builds(
    Reading,
    lang=st.none() | TEXTS,
    tone=st.sampled_from(Tone),
    score=SHARES,
    confidence=SHARES,
    question=st.booleans(),
    hazards=st.frozensets(st.sampled_from(Hazard)),
)


@given(POSTS, READINGS, st.lists(TEXTS.map(QueryId)).map(tuple), st.booleans(), INSTANTS)
def test_a_mention_comes_out_of_its_row_as_it_went_in(
    post: Post, reading: Reading, queries: tuple[QueryId, ...], late: bool, received_at: Instant
) -> None:
    whole = Mention(brand=ACME, post=post, queries=queries, reading=reading, late=late, received_at=received_at)
    assert unpack_mention(ACME, (pack_mention(whole), int(late), None, received_at, 0)) == whole
