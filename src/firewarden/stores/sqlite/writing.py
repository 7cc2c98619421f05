"""One commit into the tables, inside a transaction that the caller opens and ends."""

import sqlite3
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import chain

from firewarden.ports import Commit
from firewarden.stores.sqlite.codec import pack, pack_mention, unpack_mention
from firewarden.vocabulary.clock import Instant, iso
from firewarden.vocabulary.feed import FeedKind
from firewarden.vocabulary.ids import BrandId, SourceId
from firewarden.vocabulary.intake import Removed, Unreadable
from firewarden.vocabulary.mention import Mention, Tone
from firewarden.vocabulary.post import Author, tombstone
from firewarden.vocabulary.results import Results

TONES = {tone: tone.value for tone in Tone}
"""As plain strings: sqlite3 is slow to bind anything but str and int themselves."""
SAMPLE = 50
"""Unreadable items kept per source and reason."""
RAW_BYTES = 2_000

# ON CONFLICT DO NOTHING forgives nothing but a row that is there already; OR IGNORE would forgive more.
PUT_MENTION = """
INSERT INTO mention (brand, key, created_at, tone, hazards, loudness, followers, author, late, narrative,
    received_at, batch, content)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""
PUT_RAW = """
INSERT INTO raw SELECT min(number), ? FROM mention WHERE key = ? GROUP BY key HAVING min(loudness) >= 0
ON CONFLICT DO NOTHING
"""
PUT_EDIT = "UPDATE mention SET content = ?, hazards = ? WHERE key = ? AND brand = ? AND loudness >= 0"
LIVING = "SELECT number, brand, content FROM mention WHERE key = ? AND loudness >= 0 ORDER BY brand"
BURY = "UPDATE mention SET content = ?, hazards = '', loudness = -1, followers = 0 WHERE number = ?"
PUT_BIN = "INSERT OR REPLACE INTO bin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
PUT_UNREADABLE = """
INSERT INTO quarantine (source, reason, hash, raw, received_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""
TRIM_SAMPLE = """
DELETE FROM quarantine WHERE source = :source AND reason = :reason AND number <= (
    SELECT number FROM quarantine WHERE source = :source AND reason = :reason
    ORDER BY number DESC LIMIT 1 OFFSET :kept
)
"""


class BrandNumbers(dict[BrandId, int]):
    """Short numbers for brands, given out when first asked for. Lives no longer than its transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, brand: BrandId) -> int:
        self._connection.execute("INSERT INTO brand (id) VALUES (?) ON CONFLICT DO NOTHING", (brand,))
        row = self._connection.execute("SELECT number FROM brand WHERE id = ?", (brand,)).fetchone()
        self[brand] = int(row[0])
        return self[brand]


def write(connection: sqlite3.Connection, commit: Commit) -> int:
    """Every part of `commit` but the seen keys; later parts need earlier ones. Returns the batch's number."""
    brands = BrandNumbers(connection)
    batch = _put_batch(connection, commit)
    _put_mentions(connection, commit, brands, batch)
    _put_counts(connection, commit.results, brands)
    _put_states(connection, commit, brands)
    signals = _put_signals(connection, commit.results, brands, batch)
    gaps = _put_gaps(connection, commit.results, brands)
    changes = [*_put_edits(connection, commit.edits, brands), *_remove(connection, commit.removed)]
    _append_to_feed(connection, [*_in_order(commit.results.order, signals, gaps), *changes], commit.plan)
    _put_unreadable(connection, commit.unreadable, commit.received_at)
    return batch


def _put_batch(connection: sqlite3.Connection, commit: Commit) -> int:
    sql = "INSERT INTO batch (plan, received_at) VALUES (?, ?)"
    return connection.execute(sql, (commit.plan, commit.received_at)).lastrowid or 0


def _put_mentions(connection: sqlite3.Connection, commit: Commit, brands: BrandNumbers, batch: int) -> None:
    connection.executemany(PUT_MENTION, _mention_rows(commit.results.mentions, brands, batch))
    connection.executemany(PUT_RAW, ((raw, key) for key, raw in commit.raws))
    placements = ((p.narrative, p.post, brands[p.brand]) for p in commit.results.placements)
    connection.executemany("UPDATE mention SET narrative = ? WHERE key = ? AND brand = ?", placements)


def _mention_rows(mentions: Iterable[Mention], brands: BrandNumbers, batch: int) -> Iterator[tuple[object, ...]]:
    for mention in mentions:
        post, reading, author = mention.post, mention.reading, mention.post.author
        yield (
            brands[mention.brand],
            post.key,
            post.created_at,
            TONES[reading.tone],
            _hazards(mention),
            (post.likes or 0) + 2 * (post.reposts or 0) + (post.replies or 0),
            (author.followers or 0) if author else 0,
            _author_hash(post.platform, author) if author else None,
            int(mention.late),
            mention.narrative,
            mention.received_at,
            batch,
            pack_mention(mention),
        )


def _hazards(mention: Mention) -> str:
    return f" {' '.join(sorted(mention.reading.hazards))} " if mention.reading.hazards else ""


def _author_hash(platform: str, author: Author) -> str:
    """48 bits: of 100,000 authors two are taken for one about once in 60,000 such sets."""
    digest = blake2b(f"{platform}\x1f{author.handle}".encode(), digest_size=6).digest()
    return b64encode(digest).decode("ascii")


def _put_counts(connection: sqlite3.Connection, results: Results, brands: BrandNumbers) -> None:
    bins = (
        (
            *(brands[b.brand], b.at, b.stream, b.mentions, b.readable, b.negative, b.positive, b.late),
            *(b.expected, b.expected_negative, int(b.gap), int(b.closed)),
        )
        for b in results.bins
    )
    connection.executemany(PUT_BIN, bins)
    narratives = ((brands[n.brand], n.id, n.last_seen, n.size, pack(n)) for n in results.narratives)
    connection.executemany("INSERT OR REPLACE INTO narrative VALUES (?, ?, ?, ?, ?)", narratives)


def _put_states(connection: sqlite3.Connection, commit: Commit, brands: BrandNumbers) -> None:
    marks = ((brands[m.brand], pack(m)) for m in commit.results.marks)
    connection.executemany("INSERT OR REPLACE INTO mark VALUES (?, ?)", marks)
    snapshots = ((brands[s.brand], pack(s)) for s in commit.results.snapshots)
    connection.executemany("INSERT OR REPLACE INTO snapshot VALUES (?, ?)", snapshots)
    sources = ((s.source, pack(s)) for s in commit.sources)
    connection.executemany("INSERT OR REPLACE INTO source VALUES (?, ?)", sources)


def _put_edits(connection: sqlite3.Connection, edits: Iterable[Mention], brands: BrandNumbers) -> Iterator["News"]:
    """What was counted stays: only the content changes, and what is searched by in it."""
    for mention in edits:
        found = (pack_mention(mention), _hazards(mention), mention.post.key, brands[mention.brand])
        if connection.execute(PUT_EDIT, found).rowcount:
            at = mention.post.edited_at or mention.post.created_at
            yield FeedKind.EDIT, brands[mention.brand], at, mention.post.key


def _remove(connection: sqlite3.Connection, removed: Iterable[Removed]) -> Iterator["News"]:
    for gone in removed:
        for number, brand, content in connection.execute(LIVING, (gone.key,)).fetchall():
            mention = unpack_mention(BrandId(""), (content, 0, None, Instant(0), 0))
            reading = replace(mention.reading, hazards=frozenset())
            bare = replace(mention, post=tombstone(mention.post), reading=reading)
            connection.execute(BURY, (pack_mention(bare), number))
            connection.execute("DELETE FROM raw WHERE mention = ?", (number,))
            yield FeedKind.DELETION, brand, gone.at, gone.key


News = tuple[FeedKind, int, Instant, str]
"""Kind, number of the brand, time, subject: what becomes an entry of the feed."""


def _put_signals(
    connection: sqlite3.Connection, results: Results, brands: BrandNumbers, batch: int
) -> list[News | None]:
    """One for each signal; None for one that was there before."""
    news: list[News | None] = []
    for signal in results.signals:
        row = (signal.id, brands[signal.brand], signal.at, batch, pack(signal))
        added = connection.execute("INSERT INTO signal VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", row).rowcount
        news.append((FeedKind.SIGNAL, brands[signal.brand], signal.at, signal.id) if added else None)
    return news


def _put_gaps(connection: sqlite3.Connection, results: Results, brands: BrandNumbers) -> list[News | None]:
    """The same for gaps; their subject is an ISO 8601 interval."""
    news: list[News | None] = []
    for brand, gap in results.gaps:
        row = (brands[brand], gap.start, gap.end)
        added = connection.execute("INSERT INTO gap VALUES (?, ?, ?) ON CONFLICT DO NOTHING", row).rowcount
        subject = f"{iso(gap.start)}/{iso(gap.end)}"
        news.append((FeedKind.GAP, brands[brand], gap.start, subject) if added else None)
    return news


def _in_order(order: Sequence[FeedKind], signals: list[News | None], gaps: list[News | None]) -> list[News]:
    """As `Results.order` says; whatever it does not name follows, signals first."""
    waiting = {FeedKind.SIGNAL: iter(signals), FeedKind.GAP: iter(gaps)}
    ordered = [next(waiting[kind], None) for kind in order if kind in waiting]
    return [item for item in chain(ordered, *waiting.values()) if item is not None]


def _append_to_feed(connection: sqlite3.Connection, news: Sequence[News], plan: int) -> None:
    """The counter is in `store`, not in the feed's last row, which may have been pruned."""
    last = int(connection.execute("SELECT feed_number FROM store").fetchone()[0])
    rows = [(number, kind.value, *rest, plan) for number, (kind, *rest) in enumerate(news, start=last + 1)]
    connection.executemany("INSERT INTO feed VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.execute("UPDATE store SET feed_number = ?", (last + len(rows),))


def _put_unreadable(
    connection: sqlite3.Connection, unreadable: Sequence[tuple[SourceId, Unreadable]], received_at: Instant
) -> None:
    """Equal bytes are one item, and of each source and reason only the newest are kept."""
    rows = (
        (source, item.reason, blake2b(item.raw, digest_size=16).digest(), item.raw[:RAW_BYTES], received_at)
        for source, item in unreadable
    )
    connection.executemany(PUT_UNREADABLE, rows)
    for source, reason in sorted({(source, item.reason) for source, item in unreadable}):
        connection.execute(TRIM_SAMPLE, {"source": source, "reason": reason, "kept": SAMPLE})
