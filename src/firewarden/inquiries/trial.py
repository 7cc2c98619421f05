"""Runs a finite pile of posts through the stages into a store of its own: the pipeline over a file, with no server."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, KeysView, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from firewarden.inquiries.ahead import reading_ahead
from firewarden.inquiries.bounds import plausible
from firewarden.inquiries.ordering import by_time
from firewarden.ports import Commit, Enrich, StreamStore
from firewarden.stages.sift import Sifted, sift
from firewarden.stages.stream import claim, finish, fold, joined, restore
from firewarden.stages.watching import Claims, Watching
from firewarden.vocabulary.clock import BIN, Instant
from firewarden.vocabulary.ids import BrandId, PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.plan import Brand, BrandClock, Interval, Query, Source, WatchPlan
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.results import Results
from firewarden.vocabulary.volume import Bin

BATCH = 2_000
HELD = 500_000
"""Keys of posts remembered in memory, before the store is asked which are known."""

Claimed = Sequence[tuple[Post, Claims]]


@dataclass(slots=True)
class Read:
    """What was read: accepted + duplicates + sum of rejected. `first` and `last` are the times between which the
    recording lies; posts out of place, long before or after all others, are counted in `before` and `after`."""

    read: int = 0
    accepted: int = 0
    duplicates: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    first: Instant | None = None
    last: Instant | None = None
    before: int = 0
    after: int = 0
    sources: set[SourceId] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Progress:
    """`total` is None while nobody can know it."""

    phase: str
    done: int
    total: int | None


Tell = Callable[[Progress], None]


@dataclass(slots=True)
class Trial:
    """`store` is fresh. `tell` hears now and then how far it has come."""

    store: StreamStore
    enrich: Enrich
    now: Instant
    tell: Tell
    read: Read = field(default_factory=Read)
    _times: "array[int]" = field(default_factory=lambda: array("q"))
    _waiting: deque[tuple[Sifted, Claimed]] = field(default_factory=deque)
    _held: set[PostKey] = field(default_factory=set)
    """Keys accepted so far; of a long file the first `HELD`, and those not committed yet."""
    _writing: tuple[Future[None], KeysView[PostKey]] | None = None

    def run(
        self,
        items: Iterable[Fetched | Unreadable],
        brand: Brand,
        queries: Sequence[Query],
        gaps: Sequence[Interval],
    ) -> None:
        """Posts are taken in the order of time. Raises BadInput for a query that cannot be read."""
        plan = WatchPlan(version=1, brands=(brand,), queries=tuple(queries))
        Watching(plan)  # a query that cannot be read is found before the file is
        in_order = by_time(self._readable(items))
        first = list(islice(in_order, 1))
        if first:
            self._bound()
            clock = BrandClock(start=self.read.last, speed=0.0)
            sources = (Source(id=name, connector="file", name="File", gaps=tuple(gaps)) for name in self.read.sources)
            whole = replace(plan, brands=(replace(brand, clock=clock),), sources=tuple(sources))
            self._tell_stages(Watching(whole), self._out_of_place_last(chain(first, in_order)))

    def _bound(self) -> None:
        """The recording's now is its last time: later posts are of the future, and close nothing."""
        times = sorted(self._times)
        known = times[: bisect_right(times, self.now)] or times
        self.read.first, self.read.last = plausible(known)
        self.read.before = bisect_left(times, self.read.first)
        self.read.after = len(times) - bisect_right(times, self.read.last)
        del self._times[:]

    def _out_of_place_last(self, in_order: Iterator[Fetched]) -> Iterator[Fetched]:
        """Those before the beginning come last, and so they come late: counted, and told to nobody."""
        early = list(islice(in_order, self.read.before))
        return chain(in_order, early)

    def _readable(self, items: Iterable[Fetched | Unreadable]) -> Iterator[Fetched]:
        for item in items:
            self.read.read += 1
            if self.read.read % BATCH == 0:
                self.tell(Progress("reading", self.read.read, None))
            if isinstance(item, Unreadable):
                self.read.rejected[item.reason] += 1
            else:
                self.read.sources.add(item.post.source)
                self._times.append(item.post.created_at)
                yield item

    def _tell_stages(self, watching: Watching, items: Iterator[Fetched]) -> None:
        state = restore(watching, {}, past=self._stored_bin, snapshots=False)
        with ThreadPoolExecutor(1) as writer, reading_ahead(self.enrich) as read_all:
            for readings in read_all(self._batches(watching, items)):
                sifted, claimed = self._waiting.popleft()
                self._commit(writer, sifted, fold(joined(claimed, readings), state, watching, now=self.now))
            self._commit(writer, Sifted(), finish(state, watching, self.now))
            self._settle()

    def _batches(self, watching: Watching, items: Iterator[Fetched]) -> Iterator[list[Post]]:
        """What is to be read of each batch, which then waits for its readings."""
        readable = self.read.read - self.read.rejected.total()
        while batch := list(islice(items, BATCH)):
            self.tell(Progress("counting", self.read.accepted + self.read.duplicates, readable))
            sifted = sift([(item.post.source, item) for item in batch], watching, self._known, lambda *_: True)
            self._count(sifted)
            claimed = claim([item.post for item in sifted.fetched], watching)
            self._waiting.append((sifted, claimed))
            yield [post for post, claims in claimed if claims]

    def _known(self, keys: Sequence[PostKey]) -> set[PostKey]:
        held = self._held.intersection(keys)
        return held if self.read.accepted <= HELD else held | self.store.known(keys)

    def _count(self, sifted: Sifted) -> None:
        self.read.accepted += sum(tally.accepted for tally in sifted.tallies.values())
        self.read.duplicates += sum(tally.duplicates for tally in sifted.tallies.values())
        self._held.update(item.post.key for item in sifted.fetched)

    def _commit(self, writer: Executor, sifted: Sifted, results: Results) -> None:
        """In a thread beside, one at a time: the disk is waited for while the next batch is told."""
        raws = {item.post.key: item.raw for item in sifted.fetched}
        commit = Commit(
            plan=1,
            received_at=self.now,
            results=results,
            seen=list(raws),
            raws=[(mention.post.key, raws[mention.post.key]) for mention in results.mentions],
        )
        self._settle()
        self._writing = writer.submit(self.store.commit, commit), raws.keys()

    def _settle(self) -> None:
        """Waits for the commit under way. Raises StoreError when it failed."""
        if self._writing is not None:
            done, keys = self._writing
            done.result()
            if self.read.accepted > HELD:
                self._held.difference_update(keys)

    def _stored_bin(self, brand: BrandId, at: Instant) -> Bin | None:
        self._settle()
        return next(iter(self.store.bins(brand, at, Instant(at + BIN))), None)
