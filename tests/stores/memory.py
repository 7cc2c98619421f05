"""The stream in memory: as plain as can be, to check the conformance suite itself and real stores against."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from threading import Lock

import msgspec

from firewarden.ports import Commit, Restored, Totals
from firewarden.stages.zeros import STREAM, completed
from firewarden.vocabulary.clock import Instant, iso
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.feed import FeedEntry, FeedKind
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey, SignalId, SourceId, StoreId
from firewarden.vocabulary.intake import SourceState, Unreadable
from firewarden.vocabulary.mention import Hazard, Mention, Tone
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.post import tombstone
from firewarden.vocabulary.results import BrandMark, Snapshot
from firewarden.vocabulary.signal import Signal
from firewarden.vocabulary.volume import Bin

SAMPLE = 50


class MemoryStreamStore:
    """Implements `ports.StreamStore`. Filters lists where a database would have an index."""

    def __init__(self, store_id: StoreId) -> None:
        self.store_id = store_id
        self._turn = Lock()
        self._mentions: dict[tuple[BrandId, PostKey], Mention] = {}
        self._authors: dict[tuple[BrandId, PostKey], tuple[str, str]] = {}
        """Of everything counted: who wrote a post that is gone still counts as a person."""
        self._raws: dict[PostKey, bytes] = {}
        self._seen: set[PostKey] = set()
        self._bins: dict[tuple[BrandId, Instant, str], Bin] = {}
        self._signals: dict[SignalId, Signal] = {}
        self._narratives: dict[tuple[BrandId, NarrativeId], Narrative] = {}
        self._gaps: dict[BrandId, set[tuple[Instant, Instant]]] = defaultdict(set)
        self._marks: dict[BrandId, BrandMark] = {}
        self._snapshots: dict[BrandId, Snapshot] = {}
        self._sources: dict[SourceId, SourceState] = {}
        self._feed: list[FeedEntry] = []
        self._unreadable: list[tuple[SourceId, Unreadable]] = []

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
        found = [
            m
            for m in self._of(brand, since, until)
            if not m.removed
            and (tone is None or m.reading.tone == tone)
            and (narrative is None or m.narrative == narrative)
            and (hazard is None or hazard in m.reading.hazards)
        ]
        return (found[::-1] if newest_first else found)[:limit]

    def talk(self, after: int) -> tuple[int, list[BrandId]]:
        with self._turn:
            brands = [brand for brand, _ in self._mentions]
        return len(brands), sorted(set(brands[after:]))

    def _of(self, brand: BrandId, since: Instant, until: Instant) -> list[Mention]:
        with self._turn:
            mine = [m for m in self._mentions.values() if m.brand == brand and since <= m.post.created_at < until]
        return sorted(mine, key=lambda m: (m.post.created_at, m.post.key.encode()))

    def loudest(self, brand: BrandId, since: Instant, until: Instant, limit: int = 10) -> list[Mention]:
        def loudness(m: Mention) -> tuple[int, int]:
            post, followers = m.post, (m.post.author.followers or 0) if m.post.author else 0
            return -((post.likes or 0) + 2 * (post.reposts or 0) + (post.replies or 0)), -followers

        return sorted((m for m in self._of(brand, since, until) if not m.removed), key=loudness)[:limit]

    def mentions_by_key(self, brand: BrandId, keys: Sequence[PostKey]) -> list[Mention]:
        return [self._mentions[brand, key] for key in keys if (brand, key) in self._mentions]

    def raw(self, key: PostKey) -> bytes | None:
        return self._raws.get(key)

    def totals(self, brand: BrandId, since: Instant, until: Instant) -> Totals:
        mine = self._of(brand, since, until)
        tones = [m.reading.tone for m in mine]
        return Totals(
            mentions=len(mine),
            readable=len(mine) - tones.count(Tone.UNKNOWN),
            negative=tones.count(Tone.NEGATIVE),
            positive=tones.count(Tone.POSITIVE),
            people=len({self._authors.get((brand, m.post.key)) for m in mine} - {None}),
        )

    def bins(self, brand: BrandId, since: Instant, until: Instant) -> list[Bin]:
        rows = sorted((b for b in self._bins.values() if b.brand == brand), key=lambda b: (b.at, b.stream))
        earlier = [b for b in rows if b.at < since and b.stream == STREAM]
        return completed(
            [b for b in rows if since <= b.at < until],
            *(since, until),
            through=self._marks[brand].closed_through if brand in self._marks else Instant(0),
            before=earlier[-1] if earlier else None,
        )

    def narratives(self, brand: BrandId, since: Instant, limit: int = 50) -> list[Narrative]:
        mine = [n for n in self._narratives.values() if n.brand == brand and n.last_seen >= since]
        return sorted(mine, key=lambda n: (-n.size, n.id))[:limit]

    def signals(self, brand: BrandId, since: Instant, until: Instant) -> list[Signal]:
        mine = [s for s in self._signals.values() if s.brand == brand and since <= s.at < until]
        return sorted(mine, key=lambda s: (s.at, s.id))

    def signal(self, signal: SignalId) -> Signal | None:
        return self._signals.get(signal)

    def gaps(self, brand: BrandId, since: Instant, until: Instant) -> list[Interval]:
        mine = sorted((start, end) for start, end in self._gaps[brand] if start < until and end > since)
        return [Interval(start=start, end=end) for start, end in mine]

    def mark(self, brand: BrandId) -> BrandMark | None:
        return self._marks.get(brand)

    def sources(self) -> list[SourceState]:
        return [self._sources[name] for name in sorted(self._sources)]

    def feed(self, after: int, limit: int = 500) -> list[FeedEntry]:
        return [entry for entry in self._feed if entry.number > after][:limit]

    def quarantined(self, source: SourceId | None = None, limit: int = 100) -> list[tuple[SourceId, Unreadable]]:
        return [item for item in reversed(self._unreadable) if source in (None, item[0])][:limit]

    def known(self, keys: Sequence[PostKey]) -> set[PostKey]:
        return self._seen & set(keys)

    def keys_under(self, start: str) -> list[PostKey]:
        return sorted({key for (_, key), m in self._mentions.items() if key.startswith(start) and not m.removed})

    def restore(self, brand: BrandId) -> Restored:
        mark, snapshot = self._marks.get(brand), self._snapshots.get(brand)
        behind = snapshot.closed_through if snapshot else -(2**63)
        opened = mark.closed_through if mark else -(2**63)
        everything = self._of(brand, Instant(-(2**63)), Instant(2**63 - 1))
        return Restored(
            mark=mark,
            snapshot=snapshot,
            closed=sorted(
                (b for b in self._bins.values() if b.brand == brand and b.closed and b.at >= behind),
                key=lambda b: (b.at, b.stream),
            ),
            told=[m for m in everything if behind <= m.post.created_at < opened and not m.late],
            open=[m for m in everything if m.post.created_at >= opened],
        )

    def commit(self, commit: Commit) -> None:
        try:
            msgspec.msgpack.encode(commit)
        except (UnicodeError, OverflowError) as error:
            raise StoreError(
                f"A value of the batch cannot be stored ({error}). Nothing of the batch was written."
            ) from error
        with self._turn:
            self._write(commit)

    def _write(self, commit: Commit) -> None:
        results = commit.results
        self._seen |= set(commit.seen)
        for m in results.mentions:
            if (m.brand, m.post.key) in self._mentions:
                continue
            self._mentions[m.brand, m.post.key] = m
            if m.post.author:
                self._authors[m.brand, m.post.key] = m.post.platform, m.post.author.handle
        for key, raw in commit.raws:
            if not any(m.removed for m in self._mentions.values() if m.post.key == key):
                self._raws.setdefault(key, raw)
        for place in results.placements:
            self._place(place.brand, place.post, place.narrative)
        self._bins |= {(b.brand, b.at, b.stream): b for b in results.bins}
        self._narratives |= {(n.brand, n.id): n for n in results.narratives}
        self._marks |= {m.brand: m for m in results.marks}
        self._snapshots |= {s.brand: s for s in results.snapshots}
        self._sources |= {s.source: s for s in commit.sources}
        self._tell(commit)
        self._change(commit)
        self._keep_sample(commit.unreadable)

    def _place(self, brand: BrandId, key: PostKey, narrative: NarrativeId) -> None:
        if (brand, key) in self._mentions:
            self._mentions[brand, key] = replace(self._mentions[brand, key], narrative=narrative)

    def _tell(self, commit: Commit) -> None:
        results = commit.results
        signals, gaps = list(results.signals), list(results.gaps)
        for kind in [*results.order, *[FeedKind.SIGNAL] * len(signals), *[FeedKind.GAP] * len(gaps)]:
            if kind is FeedKind.SIGNAL and signals:
                signal = signals.pop(0)
                if signal.id not in self._signals:
                    self._signals[signal.id] = signal
                    self._append(kind, signal.brand, signal.at, signal.id, commit.plan)
            elif kind is FeedKind.GAP and gaps:
                brand, gap = gaps.pop(0)
                if (gap.start, gap.end) not in self._gaps[brand]:
                    self._gaps[brand].add((gap.start, gap.end))
                    self._append(kind, brand, gap.start, f"{iso(gap.start)}/{iso(gap.end)}", commit.plan)

    def _change(self, commit: Commit) -> None:
        for m in commit.edits:
            old = self._mentions.get((m.brand, m.post.key))
            if old is not None and not old.removed:
                kept = {"late": old.late, "narrative": old.narrative, "received_at": old.received_at}
                self._mentions[m.brand, m.post.key] = replace(m, **kept)  # type: ignore[arg-type]
                at = m.post.edited_at or m.post.created_at
                self._append(FeedKind.EDIT, m.brand, at, m.post.key, commit.plan)
        for gone in commit.removed:
            for (brand, key), m in sorted(self._mentions.items()):
                if key == gone.key and not m.removed:
                    reading = replace(m.reading, hazards=frozenset())
                    self._mentions[brand, key] = replace(m, post=tombstone(m.post), reading=reading, removed=True)
                    self._raws.pop(key, None)
                    self._append(FeedKind.DELETION, brand, gone.at, key, commit.plan)

    def _append(self, kind: FeedKind, brand: BrandId, at: Instant, subject: str, plan: int) -> None:
        number = len(self._feed) + 1
        self._feed.append(FeedEntry(number=number, kind=kind, brand=brand, at=at, subject=subject, plan=plan))

    def _keep_sample(self, unreadable: Sequence[tuple[SourceId, Unreadable]]) -> None:
        for source, item in unreadable:
            if (source, item) not in self._unreadable:
                self._unreadable.append((source, item))
            alike = [kept for kept in self._unreadable if (kept[0], kept[1].reason) == (source, item.reason)]
            if len(alike) > SAMPLE:
                self._unreadable.remove(alike[0])

    def close(self) -> None:
        """Nothing to give back."""
