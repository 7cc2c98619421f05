"""Runs a finite pile of posts through the stages into a store of its own: the pipeline over a file, with no server."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from firewarden.inquiries.ahead import Ahead, Outcome
from firewarden.inquiries.bounds import plausible
from firewarden.inquiries.ordering import by_time
from firewarden.ports import Commit, Enrich, StreamStore
from firewarden.stages.brand import BinFailed
from firewarden.stages.poison import told_without_breaking
from firewarden.stages.sift import Sifted, sift
from firewarden.stages.stream import Recognized, State, finish, fold, restore
from firewarden.stages.watching import Watching
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


@dataclass(slots=True)
class Read:
    """What was read: accepted + duplicates + sum of rejected. `first` and `last` are the times between which the
    recording lies; posts out of place, long before or after all others, are counted in `before` and `after`.
    `without_narrative`: accepted mentions on which narratives broke."""

    read: int = 0
    accepted: int = 0
    duplicates: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    first: Instant | None = None
    last: Instant | None = None
    before: int = 0
    after: int = 0
    without_narrative: int = 0
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
    _waiting: deque[Sifted] = field(default_factory=deque)
    _held: set[PostKey] = field(default_factory=set)
    """Keys accepted so far; of a long file the first `HELD`, and those not committed yet."""
    _writing: tuple[Future[None], set[PostKey]] | None = None
    _state: State = field(default_factory=lambda: State({}))
    _skipped: dict[BrandId, set[PostKey]] = field(default_factory=dict)
    """Mentions that narratives must not see because they broke on them."""

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
        with Ahead(self.enrich) as ahead:
            in_order = by_time(self._readable(items, ahead))
            first = list(islice(in_order, 1))
            if first:
                self._bound()
                clock = BrandClock(start=self.read.last, speed=0.0)
                names = sorted(self.read.sources)
                sources = (Source(id=name, connector="file", name="File", gaps=tuple(gaps)) for name in names)
                whole = replace(plan, brands=(replace(brand, clock=clock),), sources=tuple(sources))
                self._tell_stages(Watching(whole), self._out_of_place_last(chain(first, in_order)), ahead)

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

    def _readable(self, items: Iterable[Fetched | Unreadable], ahead: Ahead) -> Iterator[Fetched]:
        """Without the bytes as received: they are evidence where the store is kept, and this one is not."""
        for item in items:
            self.read.read += 1
            if self.read.read % BATCH == 0:
                self.tell(Progress("reading", self.read.read, None))
                ahead.expect_many()
            if isinstance(item, Unreadable):
                self.read.rejected[item.reason] += 1
            else:
                self.read.sources.add(item.post.source)
                self._times.append(item.post.created_at)
                yield Fetched(post=item.post, raw=b"")

    def _tell_stages(self, watching: Watching, items: Iterator[Fetched], ahead: Ahead) -> None:
        self._state = restore(watching, {}, past=self._stored_bin, snapshots=False)
        readable = self.read.read - self.read.rejected.total()
        with ThreadPoolExecutor(1) as writer:
            for outcome in ahead.recognized(watching, self._batches(watching, items)):
                self.tell(Progress("counting", self.read.accepted + self.read.duplicates, readable))
                sifted, recognized = self._counted(self._waiting.popleft(), outcome)
                self._commit(writer, sifted, self._told(watching, recognized, last=False))
            self._commit(writer, Sifted(), self._told(watching, (), last=True))
            self._settle()

    def _told(self, watching: Watching, recognized: Sequence[Recognized], *, last: bool) -> Results:
        """Where narratives break, everything is folded again without the mentions they break on."""

        def tell() -> Results:
            if last:
                return finish(self._state, watching, self.now)
            return fold(recognized, self._state, watching, now=self.now)

        def leave_out(failure: BinFailed) -> None:
            self._skipped.setdefault(failure.brand, set()).update(failure.keys)
            self._settle()
            restored = {brand: self.store.restore(brand) for brand in watching.brands}
            self._state = restore(watching, restored, past=self._stored_bin, skipped=self._skipped, snapshots=False)

        results, failed = told_without_breaking(tell, leave_out)
        self.read.without_narrative += len(failed)
        return results

    def _batches(self, watching: Watching, items: Iterator[Fetched]) -> Iterator[list[Post]]:
        """New posts, batch by batch; what was sifted waits for what is recognized in them."""
        while batch := list(islice(items, BATCH)):
            sifted = sift([(item.post.source, item) for item in batch], watching, self._known, lambda *_: True)
            self._held.update(item.post.key for item in sifted.fetched)
            self._waiting.append(sifted)
            yield [item.post for item in sifted.fetched]

    def _known(self, keys: Sequence[PostKey]) -> set[PostKey]:
        held = self._held.intersection(keys)
        return held if self.read.accepted <= HELD else held | self.store.known(keys)

    def _counted(self, sifted: Sifted, outcome: Outcome) -> tuple[Sifted, Sequence[Recognized]]:
        recognized, broken = outcome
        sifted.reject(broken)
        for tally in sifted.tallies.values():
            self.read.accepted += tally.accepted
            self.read.duplicates += tally.duplicates
            self.read.rejected += tally.rejected
        return sifted, recognized

    def _commit(self, writer: Executor, sifted: Sifted, results: Results) -> None:
        """In a thread beside, one at a time: the disk is waited for while the next batch is told. The store learns
        the keys that are not held here for good."""
        beyond = {item.post.key for item in sifted.fetched} if self.read.accepted > HELD else set[PostKey]()
        commit = Commit(plan=1, received_at=self.now, results=results, seen=list(beyond))
        self._settle()
        self._writing = writer.submit(self.store.commit, commit), beyond

    def _settle(self) -> None:
        """Waits for the commit under way. Raises StoreError when it failed."""
        if self._writing is not None:
            done, keys = self._writing
            done.result()
            self._held.difference_update(keys)

    def _stored_bin(self, brand: BrandId, at: Instant) -> Bin | None:
        self._settle()
        return next(iter(self.store.bins(brand, at, Instant(at + BIN))), None)
