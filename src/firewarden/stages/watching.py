"""A watch plan made ready: all queries in one matcher, who is served by which source, what was not captured."""

from bisect import bisect_right
from collections.abc import Mapping

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.rules.rulebook import Ruling
from firewarden.vocabulary.clock import BIN, Instant, bin_of
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId, SourceId
from firewarden.vocabulary.plan import Brand, BrandKind, Interval, Source, WatchPlan
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.rule import Tripwire

Claims = Mapping[BrandId, tuple[QueryId, ...]]
"""Which brands a post is about, and by which of their queries."""
NOBODY: Claims = {}


class Gaps:
    """Times not captured of one brand: those in which none of its sources was."""

    def __init__(self, intervals: list[Interval]) -> None:
        self._edges = [edge for interval in merged(intervals) for edge in (interval.start, interval.end)]

    def captured(self, at: Instant) -> bool:
        """Whether all of the bin that starts at `at` was."""
        if not self._edges:
            return True
        started = bisect_right(self._edges, at)
        return started % 2 == 0 and (started == len(self._edges) or self._edges[started] >= at + BIN)

    def captured_until(self, at: Instant, end: Instant) -> Instant:
        """Up to where, and no further than `end`, all bins from `at` on were; both are starts of bins."""
        started = bisect_right(self._edges, at)
        if started % 2:
            return at
        return end if started == len(self._edges) else min(end, bin_of(Instant(self._edges[started])))


class Watching:
    """Raises BadInput for a plan with a query, of a rule too, that cannot be read."""

    def __init__(self, plan: WatchPlan) -> None:
        self.plan = plan
        self.brands: dict[BrandId, Brand] = {brand.id: brand for brand in plan.brands}
        self.live: tuple[BrandId, ...] = tuple(
            brand.id for brand in plan.brands if any(source.live and serves(source, brand) for source in plan.sources)
        )
        """Brands whose time passes even when nobody writes."""
        self._matcher = Matcher(plan.queries)
        self._owner = {query.id: query.brand for query in plan.queries}
        self._served = {s.id: tuple(brand.id for brand in plan.brands if serves(s, brand)) for s in plan.sources}
        self._own = {brand.id: frozenset(map(plain_handle, brand.handles)) for brand in plan.brands}
        self.rulings = {brand.id: self._ruling(brand.id) for brand in plan.brands}
        self._ours: dict[PostKey, set[BrandId]] = {}
        for ours in plan.published:
            self._ours.setdefault(ours.key, set()).add(ours.brand)
        self._minding_own = frozenset(
            rule.brand for rule in plan.rules if isinstance(rule.terms, Tripwire) and rule.terms.ours
        )

    def served(self, source: SourceId) -> tuple[BrandId, ...]:
        """In the order of the plan; none for a source that is not in it."""
        return self._served.get(source, ())

    def sources(self, brand: BrandId) -> list[Source]:
        return [source for source in self.plan.sources if brand in self._served[source.id]]

    def claims(self, post: Post) -> Claims:
        """Brands that the post is talk about: by their queries, or by none where it answers or quotes what the brand
        published.

        A brand's own posts are none: they would stand in every count, share and quote of what people
        say about it. They are accepted like any post, and not kept.
        """
        hits, answered = self._matcher.match(post), self._answered(post)
        if not hits and not answered:
            return NOBODY
        served = self.served(post.source)
        found: dict[BrandId, tuple[QueryId, ...]] = {brand: () for brand in served if brand in answered}
        for query in hits:
            brand = self._owner[query]
            if brand in served:
                found[brand] = (*found.get(brand, ()), query)
        for brand in self._ours.get(post.key, ()):
            found.pop(brand, None)
        if post.author is not None:
            handle = plain_handle(post.author.handle)
            return {brand: queries for brand, queries in found.items() if handle not in self._own[brand]}
        return found

    def _answered(self, post: Post) -> set[BrandId]:
        if not self._ours:
            return set()
        targets = (self._ours.get(key, set()) for key in (post.reply_to, post.quote_of) if key is not None)
        return set().union(*targets)

    def authors(self, post: Post) -> list[BrandId]:
        """Brands that wrote it themselves, of those that have a rule about answers to their own posts."""
        if not self._minding_own or post.author is None:
            return []
        handle = plain_handle(post.author.handle)
        return [
            brand for brand in self.served(post.source) if brand in self._minding_own and handle in self._own[brand]
        ]

    def _ruling(self, brand: BrandId) -> Ruling:
        rules = [rule for rule in self.plan.rules if rule.brand == brand]
        return Ruling.of(rules, [query for query in self.plan.queries if query.brand == brand])

    def gaps(self, brand: BrandId, more: Mapping[SourceId, list[Interval]]) -> Gaps:
        """From the plan, and `more` learnt while reading."""
        each = [merged([*source.gaps, *more.get(source.id, ())]) for source in self.sources(brand)]
        return Gaps(overlap(each))


def serves(source: Source, brand: Brand) -> bool:
    """Drill and demo brands never hear a live source, whatever the plan says."""
    if source.live and brand.kind is not BrandKind.LIVE:
        return False
    return not source.brands or brand.id in source.brands


def plain_handle(handle: str) -> str:
    return handle.removeprefix("@").casefold()


def merged(intervals: list[Interval]) -> list[Interval]:
    """The same stretches of time, in order, without overlaps and empty ones."""
    found: list[Interval] = []
    for interval in sorted(intervals, key=lambda interval: interval.start):
        if found and interval.start <= found[-1].end:
            found[-1] = Interval(start=found[-1].start, end=max(found[-1].end, interval.end))
        elif interval.start < interval.end:
            found.append(interval)
    return found


def overlap(each: list[list[Interval]]) -> list[Interval]:
    """Stretches that are in every one of the lists; none when there is no list."""
    if not each:
        return []
    common = each[0]
    for intervals in each[1:]:
        pairs = [(max(a.start, b.start), min(a.end, b.end)) for a in common for b in intervals]
        common = [Interval(start=start, end=end) for start, end in pairs if start < end]
    return common
