"""Every question the stream answers. Where the connection comes from is left to those who inherit."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from firewarden.ports import Restored, Totals
from firewarden.stages.zeros import STREAM, completed
from firewarden.stores.sqlite import queries
from firewarden.stores.sqlite.codec import T, unpack, unpack_mention
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.feed import FeedEntry, FeedKind
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey, SignalId, SourceId
from firewarden.vocabulary.intake import SourceState, Unreadable
from firewarden.vocabulary.mention import Hazard, Mention, Tone
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.results import BrandMark, Snapshot
from firewarden.vocabulary.signal import Signal
from firewarden.vocabulary.volume import Bin

Row = tuple[Any, ...]
FIRST, LAST = Instant(-(2**63)), Instant(2**63 - 1)


class Reads(ABC):
    """What `ports.StreamReader` asks for."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A connection for one question. Turns the errors of SQLite into StoreError."""

    def mentions(
        self,
        brand: BrandId,
        since: Instant,
        until: Instant,
        *,
        tone: Tone | None = None,
        narrative: NarrativeId | None = None,
        hazard: Hazard | None = None,
        newest_first: bool = False,
        limit: int = 1000,
    ) -> list[Mention]:
        filters = {"tone": tone, "narrative": narrative, "hazard": hazard}
        asked = {name: str(value) for name, value in filters.items() if value is not None}
        sql = queries.mentions(set(asked), newest_first=newest_first)
        with self._reading() as connection:
            rows = ask(connection, sql, brand, since=since, until=until, limit=limit, **asked)
        return [unpack_mention(brand, row) for row in rows]

    def talk(self, after: int) -> tuple[int, list[BrandId]]:
        with self._reading() as connection:
            last = connection.execute("SELECT COALESCE(MAX(number), 0) FROM mention").fetchone()[0]
            if last <= after:
                return last, []
            rows = connection.execute(queries.TALK, (after, last)).fetchall()
        return last, [brand for (brand,) in rows]

    def loudest(self, brand: BrandId, since: Instant, until: Instant, limit: int = 10) -> list[Mention]:
        with self._reading() as connection:
            rows = ask(connection, queries.LOUDEST, brand, since=since, until=until, limit=limit)
        return [unpack_mention(brand, row) for row in rows]

    def mentions_by_key(self, brand: BrandId, keys: Sequence[PostKey]) -> list[Mention]:
        with self._reading() as connection:
            rows = [row for key in keys for row in ask(connection, queries.BY_KEY, brand, key=key)]
        return [unpack_mention(brand, row) for row in rows]

    def raw(self, key: PostKey) -> bytes | None:
        with self._reading() as connection:
            row = connection.execute(queries.RAW, (key,)).fetchone()
        return None if row is None else row[0]

    def totals(self, brand: BrandId, since: Instant, until: Instant) -> Totals:
        with self._reading() as connection:
            rows = ask(connection, queries.TOTALS, brand, since=since, until=until)
        for mentions, readable, negative, positive, authors in rows:
            people = distinct(authors or "")
            return Totals(mentions=mentions, readable=readable, negative=negative, positive=positive, people=people)
        return Totals()

    def bins(self, brand: BrandId, since: Instant, until: Instant) -> list[Bin]:
        # The mark first: bins that close meanwhile must not be taken for zeros.
        mark = self.mark(brand)
        with self._reading() as connection:
            rows = ask(connection, queries.BINS, brand, since=since, until=until)
            earlier = ask(connection, queries.BIN_BEFORE, brand, since=since, stream=STREAM)
        return completed(
            [bin_from(brand, row) for row in rows],
            *(since, until),
            through=mark.closed_through if mark else FIRST,
            before=bin_from(brand, earlier[0]) if earlier else None,
        )

    def narratives(self, brand: BrandId, since: Instant, limit: int = 50) -> list[Narrative]:
        with self._reading() as connection:
            rows = ask(connection, queries.NARRATIVES, brand, since=since, limit=limit)
        return [unpack(content, Narrative) for (content,) in rows]

    def signals(self, brand: BrandId, since: Instant, until: Instant) -> list[Signal]:
        with self._reading() as connection:
            rows = ask(connection, queries.SIGNALS, brand, since=since, until=until)
        return [unpack(content, Signal) for (content,) in rows]

    def signal(self, signal: SignalId) -> Signal | None:
        with self._reading() as connection:
            row = connection.execute("SELECT content FROM signal WHERE id = ?", (signal,)).fetchone()
        return None if row is None else unpack(row[0], Signal)

    def gaps(self, brand: BrandId, since: Instant, until: Instant) -> list[Interval]:
        """Those that touch the stretch, as they were reported, by start."""
        with self._reading() as connection:
            rows = ask(connection, queries.GAPS, brand, since=since, until=until)
        return [Interval(start=start, end=end) for start, end in rows]

    def mark(self, brand: BrandId) -> BrandMark | None:
        with self._reading() as connection:
            return read_state(connection, queries.MARK, brand, BrandMark)

    def sources(self) -> list[SourceState]:
        with self._reading() as connection:
            rows = connection.execute("SELECT content FROM source ORDER BY id").fetchall()
        return [unpack(content, SourceState) for (content,) in rows]

    def feed(self, after: int, limit: int = 500) -> list[FeedEntry]:
        with self._reading() as connection:
            rows = connection.execute(queries.FEED, {"after": after, "limit": limit}).fetchall()
        return [
            FeedEntry(number=number, kind=FeedKind(kind), brand=brand, at=at, subject=subject, plan=plan)
            for number, kind, brand, at, subject, plan in rows
        ]

    def quarantined(self, source: SourceId | None = None, limit: int = 100) -> list[tuple[SourceId, Unreadable]]:
        with self._reading() as connection:
            rows = connection.execute(queries.QUARANTINED, {"source": source, "limit": limit}).fetchall()
        return [(name, Unreadable(reason=reason, raw=raw)) for name, reason, raw in rows]


def ask(connection: sqlite3.Connection, sql: str, brand: BrandId, **values: str | int) -> list[Row]:
    """Rows about one brand, whose number is `:brand`; none for a brand never written."""
    found = connection.execute("SELECT number FROM brand WHERE id = ?", (brand,)).fetchone()
    return [] if found is None else connection.execute(sql, values | {"brand": found[0]}).fetchall()


def distinct(authors: str) -> int:
    """How many different ones among hashes of 8 characters, end to end: twice as quick as `count(DISTINCT author)`."""
    return len(set(memoryview(authors.encode("ascii")).cast("Q")))


def bin_from(brand: BrandId, row: Row) -> Bin:
    at, stream, mentions, readable, negative, positive, late, expected, expected_negative, gap, closed = row
    return Bin(
        brand=brand,
        at=at,
        stream=stream,
        mentions=mentions,
        readable=readable,
        negative=negative,
        positive=positive,
        late=late,
        expected=expected,
        expected_negative=expected_negative,
        gap=bool(gap),
        closed=bool(closed),
    )


def read_state(connection: sqlite3.Connection, sql: str, brand: BrandId, kind: type[T]) -> T | None:
    rows = ask(connection, sql, brand)
    return unpack(rows[0][0], kind) if rows else None


def read_restored(connection: sqlite3.Connection, brand: BrandId) -> Restored:
    """Several questions, to be asked inside one transaction of `connection`."""
    mark = read_state(connection, queries.MARK, brand, BrandMark)
    snapshot = read_state(connection, queries.SNAPSHOT, brand, Snapshot)
    told_from = snapshot.closed_through if snapshot else FIRST
    open_from = mark.closed_through if mark else FIRST
    closed = ask(connection, queries.CLOSED_BINS, brand, since=told_from, until=LAST)
    told = ask(connection, queries.ON_TIME, brand, since=told_from, until=open_from)
    not_closed = ask(connection, queries.mentions(set()), brand, since=open_from, until=LAST, limit=-1)
    return Restored(
        mark=mark,
        snapshot=snapshot,
        closed=[bin_from(brand, row) for row in closed],
        told=[unpack_mention(brand, row) for row in told],
        open=[unpack_mention(brand, row) for row in not_closed],
    )
