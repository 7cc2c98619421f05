"""How the stream in SQLite is read: by index, from several threads, at one moment."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import chain, combinations
from pathlib import Path
from threading import Thread

import pytest

from firewarden.stores.sqlite import SqliteStreamReader, SqliteStreamStore, queries
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.mention import Hazard, Mention, Tone
from tests.stores.samples import ACME, BEGIN, END, NOON, commit, keys, mention, signal

FILTERS = list(chain.from_iterable(combinations(queries.FILTERS, size) for size in range(4)))
PAGE_READS = {
    **{" ".join(filters) or "all": queries.mentions(set(filters), newest_first=True) for filters in FILTERS},
    "by key": queries.BY_KEY,
    "loudest": queries.LOUDEST,
    "totals": queries.TOTALS,
    "bins": queries.BINS,
    "bin before": queries.BIN_BEFORE,
    "signals": queries.SIGNALS,
    "feed": queries.FEED,
    "raw": queries.RAW.replace("?", ":key"),
}
VALUES = dict.fromkeys(("brand", "since", "until", "limit", "tone", "narrative", "hazard", "key", "after", "stream"), 1)


@pytest.mark.parametrize("sql", PAGE_READS.values(), ids=PAGE_READS)
def test_no_read_of_a_page_goes_through_a_whole_table_or_sorts_what_it_finds(tmp_path: Path, sql: str) -> None:
    SqliteStreamStore.open(tmp_path / "stream.sqlite3").close()
    with closing(sqlite3.connect(tmp_path / "stream.sqlite3")) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", VALUES)]
    steps = [step for step in plan if step.startswith(("SCAN", "USE TEMP B-TREE")) and "hour" not in step]
    allowed = ["SCAN CONSTANT ROW", "USE TEMP B-TREE FOR ORDER BY"] if sql == queries.LOUDEST else []
    assert steps == allowed


def test_a_tone_is_looked_for_in_the_index_of_times(tmp_path: Path) -> None:
    SqliteStreamStore.open(tmp_path / "stream.sqlite3").close()
    with closing(sqlite3.connect(tmp_path / "stream.sqlite3")) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {queries.TOTALS}", VALUES)]
    assert plan == ["SEARCH mention USING COVERING INDEX mention_by_time (brand=? AND created_at>? AND created_at<?)"]


@pytest.fixture(scope="module")
def crowd() -> list[Mention]:
    """100,000 mentions in thirty days, as different as it takes."""
    tones, hazards = list(Tone), [frozenset({Hazard.SAFETY}), frozenset({Hazard.FRAUD, Hazard.DEATH})]
    return [
        mention(
            f"x:{n * 7919 % 100_000:05}",
            n * 0.432,
            tone=tones[n % 4],
            hazards=hazards[n % 2] if n % 50 < 2 else frozenset(),
            narrative=NarrativeId(f"n{n % 97}") if n % 3 else None,
            handle=f"u{n * 104_729 % 30_011}",
            followers=n * 31 % 5003,
            likes=n * n % 1009,
            reposts=n * 17 % 13 if n % 5 else None,
        )
        for n in range(100_000)
    ]


@pytest.fixture(scope="module")
def large(crowd: list[Mention], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStreamReader]:
    store = SqliteStreamStore.open(tmp_path_factory.mktemp("large") / "stream.sqlite3")
    for start in range(0, len(crowd), 2000):
        part = crowd[start : start + 2000]
        store.commit(commit(*part, seen=[m.post.key for m in part]))
    yield store
    store.close()


def loudness(m: Mention) -> tuple[int, int, int, str]:
    followers = m.post.author.followers or 0 if m.post.author else 0
    return -((m.post.likes or 0) + 2 * (m.post.reposts or 0)), -followers, m.post.created_at, m.post.key


@pytest.mark.parametrize("days", [1, 30])
def test_a_hundred_thousand_mentions_are_answered_for_as_one_counts_them(
    large: SqliteStreamReader, crowd: list[Mention], days: int
) -> None:
    until = Instant(NOON + 30 * DAY)
    since = Instant(until - days * DAY)
    mine = [m for m in crowd if m.post.created_at >= since]
    totals = large.totals(ACME, since, until)
    tones = Counter(m.reading.tone for m in mine)
    assert totals.mentions == len(mine)
    assert (totals.negative, totals.positive) == (tones[Tone.NEGATIVE], tones[Tone.POSITIVE])
    assert totals.readable == len(mine) - tones[Tone.UNKNOWN]
    assert totals.people == len({m.post.author.handle for m in mine if m.post.author})
    assert large.loudest(ACME, since, until) == sorted(mine, key=loudness)[:10]
    negative = [m for m in mine if m.reading.tone == Tone.NEGATIVE]
    assert large.mentions(ACME, since, until, tone=Tone.NEGATIVE, newest_first=True, limit=50) == negative[:-51:-1]
    told = [m for m in mine if m.narrative == "n7"]
    assert large.mentions(ACME, since, until, narrative=NarrativeId("n7"), limit=10**6) == told
    deadly = [m for m in mine if Hazard.DEATH in m.reading.hazards]
    assert large.mentions(ACME, since, until, hazard=Hazard.DEATH, limit=20) == deadly[:20]


def test_one_reader_serves_many_threads_at_once(large: SqliteStreamReader, crowd: list[Mention]) -> None:
    answers: dict[int, list[str]] = {}

    def ask(number: int) -> None:
        since = Instant(NOON + number * DAY)
        found = [large.mentions(ACME, since, Instant(since + HOUR), limit=5) for _ in range(20)]
        answers[number] = keys(found[0]) if found == [found[0]] * 20 else ["differ"]

    threads = [Thread(target=ask, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    days = {number: [m for m in crowd if m.post.created_at >= NOON + number * DAY][:5] for number in range(16)}
    assert answers == {number: keys(first) for number, first in days.items()}


def test_all_reads_of_one_moment_see_the_same_commits(tmp_path: Path) -> None:
    store = SqliteStreamStore.open(tmp_path / "stream.sqlite3")
    store.commit(commit(mention("x:1"), signals=[signal("s1")]))
    with store.moment() as stream:
        before = stream.totals(ACME, BEGIN, END).mentions
        store.commit(commit(mention("x:2"), signals=[signal("s2")]))
        assert (before, keys(stream.mentions(ACME, BEGIN, END)), len(stream.feed(0))) == (1, ["x:1"], 1)
        assert stream.store_id == store.store_id
    assert (keys(store.mentions(ACME, BEGIN, END)), len(store.feed(0))) == (["x:1", "x:2"], 2)
    store.close()


def test_a_reader_sees_what_is_written_after_it_was_opened_with_no_writer_there(tmp_path: Path) -> None:
    SqliteStreamStore.open(tmp_path / "stream.sqlite3").close()
    reader = SqliteStreamStore.open(tmp_path / "stream.sqlite3", read_only=True)
    assert reader.mentions_by_key(ACME, [PostKey("x:1")]) == []
    store = SqliteStreamStore.open(tmp_path / "stream.sqlite3")
    store.commit(commit(mention("x:1")))
    assert keys(reader.mentions_by_key(ACME, [PostKey("x:1")])) == ["x:1"]
    reader.close()
    store.close()


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    SqliteStreamStore.open(tmp_path / "stream.sqlite3").close()
    reader = SqliteStreamStore.open(tmp_path / "stream.sqlite3", read_only=True)
    with reader._reading() as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM mention")
    reader.close()
