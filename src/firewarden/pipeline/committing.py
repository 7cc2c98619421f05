"""From what arrived to one commit: sort out, recognize, tell the stages, store. Synchronous; reads no network."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile

from firewarden.pipeline.backfill import Backwards
from firewarden.pipeline.intake import Arrived, Ended, Failed, same_reading
from firewarden.pipeline.intake import Message as Live
from firewarden.pipeline.liveness import Liveness
from firewarden.pipeline.rhythms import Rhythms, brought
from firewarden.ports import Commit, Enrich, Restored, StreamStore
from firewarden.stages.backward import made_up_for, wanted
from firewarden.stages.brand import BinFailed, is_readable
from firewarden.stages.changes import edited, newest
from firewarden.stages.front import DAWN
from firewarden.stages.poison import NO_NARRATIVE, recognize_all, told_without_breaking
from firewarden.stages.sift import Sifted, counted, sift
from firewarden.stages.stream import Recognized, State, finish, fold, renew, restore
from firewarden.stages.watching import Watching, merged
from firewarden.vocabulary.clock import BIN, DAY, MINUTE, Instant
from firewarden.vocabulary.ids import BrandId, PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Item, ReadBack, Removed, SourceHealth, SourceState, Unreadable
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.plan import Interval, Source, WatchPlan
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.results import Results
from firewarden.vocabulary.volume import Bin

log = logging.getLogger("firewarden.pipeline")

Message = Live | Backwards

MOST_MISSED = 200
"""Stretches that are remembered of one source: one that comes and goes all week has more, and nobody reads them."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What one batch came to."""

    posts: int = 0
    mentions: int = 0
    signals: int = 0


@dataclass(slots=True)
class Committer:
    """Owns the state of every brand. `backfills`: whether a source gives later what it missed while it was blind."""

    store: StreamStore
    enrich: Enrich
    backfills: Callable[[Source], bool]
    watching: Watching = field(default_factory=lambda: Watching(WatchPlan(version=0)))
    state: State = field(default_factory=lambda: State({}))
    sources: dict[SourceId, SourceState] = field(default_factory=dict)
    given_up: set[SourceId] = field(default_factory=set)
    liveness: Liveness = field(default_factory=Liveness)
    rhythms: Rhythms = field(default_factory=Rhythms)
    changed: set[SourceId] = field(default_factory=set)
    """Sources that the plan in force reads in another way than the one before."""
    _skipped: dict[BrandId, set[PostKey]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sources = {state.source: state for state in self.store.sources()}
        self.state.past = self._stored_bin

    def adopt(self, plan: WatchPlan) -> None:
        """Works by `plan` from now on. Raises BadInput for a plan with a query that cannot be read; then the old
        one stays in force."""
        watching = Watching(plan)
        self._learn_blindness(watching)
        joined = {name: self._stored(name) for name in watching.brands if name not in self.state.brands}
        self.state = renew(self.state, watching, joined)
        before = {source.id: source for source in self.watching.plan.sources}
        self.changed = {s.id for s in plan.sources if s.id in before and not same_reading(before[s.id], s)}
        self.watching = watching
        self.rhythms.forget(self.sources, self.changed)
        for source in plan.sources:
            self.sources.setdefault(source.id, SourceState(source=source.id))
        self.given_up.clear()

    def readings(self) -> dict[SourceId, tuple[Source, str | None]]:
        """Sources that are to be read, with the cursor behind what is committed."""
        return {
            source.id: (source, self.sources[source.id].cursor)
            for source in self.watching.plan.sources
            if self.sources[source.id].health is not SourceHealth.DONE
        }

    def readings_back(self, now: Instant) -> dict[SourceId, tuple[Source, ReadBack]]:
        """Sources that are to be read back, and how far that is committed."""
        due = wanted(self.watching, self.sources, now, self.changed)
        return {source.id: (source, due[source.id]) for source in self.watching.plan.sources if source.id in due}

    def is_done(self) -> bool:
        """Whether no source will give anything any more."""
        return all(name in self.given_up for name in self.readings())

    def commit(self, messages: Sequence[Message], now: Instant, *, drained: bool) -> Committed:
        """One transaction. `drained`: nothing else waits, so the wall may close bins. Raises StoreError."""
        sifted = sift(self._post_by_post(_items(messages)), self.watching, self.store.known, self._mentioned)
        posts = [item.post for item in sifted.fetched]
        recognized, broken = recognize_all(posts, self.watching, self.enrich, sifted.news)
        for key, reason in broken.items():
            log.warning("post=%s cannot be recognized: %s", key, reason)
        sifted.reject(broken)
        versions = self._versions(sifted)
        before = dict(self.sources)
        self.liveness.look_at_the_wall(now)
        self._hear(messages, sifted, now)
        behind = self.liveness.behind(self.watching) if drained else set(self.watching.live)
        fetched = {item.post.key: item for item in sifted.fetched}
        past = _past(messages)
        silences = self.rhythms.hear(self.sources, brought(sifted.fetched, past), self.watching, self.liveness, now)
        results, failed = self._tell(recognized, behind, now, past)
        results.signals += silences
        edits = self._edits(versions, results.mentions)
        poison = [self._quarantine(key, brand, fetched.get(key)) for key, brand in failed.items()]
        changed = [state for name, state in self.sources.items() if state != before.get(name)]
        if changed or poison or edits or sifted.removed or results != Results():
            self.store.commit(
                Commit(
                    plan=self.watching.plan.version,
                    received_at=now,
                    results=results,
                    seen=[item.post.key for item in sifted.fetched],
                    raws=[(mention.post.key, fetched[mention.post.key].raw) for mention in results.mentions],
                    sources=changed,
                    unreadable=[*sifted.unreadable, *poison],
                    edits=edits,
                    removed=list(sifted.removed.values()),
                )
            )
        return Committed(len(sifted.fetched), len(results.mentions), len(results.signals))

    def _post_by_post(self, items: Iterable[tuple[SourceId, Item]]) -> Iterator[tuple[SourceId, Item]]:
        """Where an account is gone, each of its posts is: those stored, and those that came just before."""
        fresh: set[PostKey] = set()
        for source, item in items:
            if isinstance(item, Removed) and item.all_of:
                gone = fresh.union(self.store.keys_under(item.key))
                for key in sorted(key for key in gone if key.startswith(item.key)):
                    yield source, Removed(key=key, at=item.at)
                continue
            if isinstance(item, Fetched):
                fresh.add(item.post.key)
            yield source, item

    def _tell(
        self, recognized: Sequence[Recognized], behind: set[BrandId], now: Instant, past: set[PostKey]
    ) -> tuple[Results, dict[PostKey, BrandId]]:
        """Tries again without the mentions that break the narrator, from the state last committed; names those."""

        def tell() -> Results:
            results = fold(recognized, self.state, self.watching, now=now, behind=behind, past=past)
            _add(results, finish(self.state, self.watching, now, brands=self._ended()))
            return results

        def leave_out(failure: BinFailed) -> None:
            log.warning("brand=%s mentions=%d have no narrative", failure.brand, len(failure.keys))
            self._skipped.setdefault(failure.brand, set()).update(failure.keys)
            self._restore()

        return told_without_breaking(tell, leave_out)

    def _versions(self, sifted: Sifted) -> list[Post]:
        """Versions of posts that are newer than what is stored; the others are counted as known."""
        posts = [item.post for item in sifted.edited.values()]
        fresh = {item.post.key for item in sifted.fetched}
        newer = {mention.post.key for mention, _ in newest(posts, self._stored_mentions(posts))}
        sifted.known_already(set(sifted.edited) - newer - fresh)
        return [item.post for item in sifted.edited.values()]

    def _edits(self, versions: Sequence[Post], fresh: Sequence[Mention]) -> list[Mention]:
        """Mentions, stored or `fresh`, as their authors have changed them, of every brand that has them."""
        if not versions:
            return []
        recognized, _ = recognize_all(versions, self.watching, self.enrich)
        readings = {one.post.key: one.reading for one in recognized}
        mentions = [*self._stored_mentions(versions), *fresh]
        return [edited(mention, post, readings.get(post.key)) for mention, post in newest(versions, mentions)]

    def _stored_mentions(self, posts: Sequence[Post]) -> list[Mention]:
        keys = [post.key for post in posts]
        return [m for brand in self.watching.brands for m in self.store.mentions_by_key(brand, keys)] if keys else []

    def _restore(self) -> None:
        restored = {name: self._stored(name) for name in self.watching.brands}
        self.state = restore(
            self.watching, restored, past=self._stored_bin, skipped=self._skipped, blind=self.state.blind
        )

    def _stored(self, brand: BrandId) -> Restored:
        """After an upgrade that reads no older snapshots, detectors fold the counters from the start, and narratives
        start afresh. What was read back of the time before is not part of that: nobody knows its zeros."""
        restored = self.store.restore(brand)
        if restored.snapshot is None or restored.mark is None or is_readable(restored.snapshot):
            return restored
        log.warning("brand=%s the snapshot is of another version; its bins are folded again", brand)
        counted = self.store.bins(brand, DAWN, restored.mark.closed_through)
        closed = list(dropwhile(lambda row: row.gap and row.late == row.mentions, counted))
        return Restored(mark=restored.mark, snapshot=None, closed=closed, told=(), open=restored.open)

    def _quarantine(self, key: PostKey, brand: BrandId, new: Fetched | None) -> tuple[SourceId, Unreadable]:
        """A copy: the post stays accepted and counted."""
        post = new.post if new else self.store.mentions_by_key(brand, [key])[0].post
        raw = new.raw if new else self.store.raw(key) or b""
        return post.source, Unreadable(reason=NO_NARRATIVE, raw=raw[:2000])

    def _ended(self) -> list[BrandId]:
        """Brands all of whose sources were read to their end, and whose bins are not all closed yet."""
        return [
            name
            for name, own in self.state.brands.items()
            if not own.is_finished
            and name not in self.watching.live
            and {self.sources[s.id].health for s in self.watching.sources(name)} == {SourceHealth.DONE}
        ]

    def _hear(self, messages: Sequence[Message], sifted: Sifted, now: Instant) -> None:
        for name, tally in sifted.tallies.items():
            self.sources[name] = counted(self.sources[name], tally)
        for message in messages:
            if message.source not in self.sources:
                continue
            match message:
                case Arrived(source, block):
                    self._hear_again(source, now)
                    self._take_note(source, block, now)
                    self._set_health(source, SourceHealth.READING, now)
                case Failed(source, note, final):
                    self._set_health(source, SourceHealth.BLIND, now, note)
                    self.given_up |= {source} if final else set()
                case Ended(source):
                    self._set_health(source, SourceHealth.DONE, now)
                case Backwards(source, back, block):
                    self._note_back(source, back, block)
                    continue  # says nothing of whether the source is up to date
            self.liveness.hear(message, now)

    def _take_note(self, source: SourceId, block: Block, now: Instant) -> None:
        """The time of the last answer is kept to the minute, so that silence alone writes little. A quota that is over
        says nothing any more."""
        state = self.sources[source]
        recent = state.heard_at is not None and 0 <= now - state.heard_at < MINUTE
        heard = state.heard_at if recent and not block.items else now
        quota = block.quota or (state.quota if state.quota and state.quota.until > now else None)
        self.sources[source] = replace(state, cursor=block.cursor, heard_at=heard, quota=quota)
        if block.lost is not None:
            self._not_captured(source, block.lost)

    def _note_back(self, source: SourceId, back: ReadBack, block: Block | None) -> None:
        state = self.sources[source]
        quota = block.quota if block is not None and block.quota is not None else state.quota
        missed = made_up_for(state.missed, back)
        self.sources[source] = replace(state, back=back, quota=quota, missed=missed)

    def _set_health(self, source: SourceId, health: SourceHealth, now: Instant, note: str = "") -> None:
        state = self.sources[source]
        if (state.health, state.note) != (health, note):
            since = now if state.health is not health else state.since
            self.sources[source] = replace(state, health=health, note=note, since=since)

    def _hear_again(self, name: SourceId, now: Instant) -> None:
        """A live source speaks after silence: what it will not give later was not captured."""
        source = next((source for source in self.watching.plan.sources if source.id == name), None)
        if source is None or not source.live or name in self.liveness.reading or self.backfills(source):
            return
        state = self.sources[name]
        since = state.since if state.health is SourceHealth.BLIND else self._last_known(name)
        if since is not None and now - since > 2 * BIN:
            self._not_captured(name, Interval(start=since, end=now))

    def _not_captured(self, name: SourceId, lost: Interval) -> None:
        state = self.sources[name]
        recent = [gap for gap in merged([*state.missed, lost]) if gap.end > lost.end - 7 * DAY]
        self.sources[name] = replace(state, missed=tuple(recent[-MOST_MISSED:]))
        self.state.blind.setdefault(name, []).append(lost)
        for brand in self.watching.served(name):
            self.state.brands[brand].gaps = self.watching.gaps(brand, self.state.blind)

    def _last_known(self, name: SourceId) -> Instant | None:
        marks = [self.store.mark(brand) for brand in self.watching.served(name)]
        return max((mark.watermark for mark in marks if mark is not None and mark.watermark), default=None)

    def _learn_blindness(self, watching: Watching) -> None:
        """Of brands with live sources, from what was told of gaps before: a restart must not take them for zeros."""
        for brand in watching.live:
            mark = None if brand in self.state.brands else self.store.mark(brand)
            if mark is not None:
                for gap in self.store.gaps(brand, Instant(mark.watermark - 7 * DAY), mark.watermark):
                    for source in watching.sources(brand):
                        self.state.blind.setdefault(source.id, []).append(gap)

    def _mentioned(self, brand: BrandId, key: PostKey) -> bool:
        """Or taken back: such a post is news to nobody any more."""
        if self.store.mentions_by_key(brand, [key]):
            return True
        others = (one for name in self.watching.brands for one in self.store.mentions_by_key(name, [key]))
        return any(mention.removed for mention in others)

    def _stored_bin(self, brand: BrandId, at: Instant) -> Bin | None:
        return next((b for b in self.store.bins(brand, at, Instant(at + BIN))), None)


def _items(messages: Sequence[Message]) -> Iterable[tuple[SourceId, Item]]:
    blocks = ((m.source, m.block) for m in messages if isinstance(m, Arrived | Backwards))
    return ((source, item) for source, block in blocks if block is not None for item in block.items)


def _past(messages: Sequence[Message]) -> set[PostKey]:
    """Posts that came only by reading back."""
    keys: dict[bool, set[PostKey]] = {True: set(), False: set()}
    for message in messages:
        if isinstance(message, Arrived | Backwards) and message.block is not None:
            found = {item.post.key for item in message.block.items if isinstance(item, Fetched)}
            keys[isinstance(message, Backwards)] |= found
    return keys[True] - keys[False]


def _add(results: Results, more: Results) -> None:
    results.placements += more.placements
    results.bins += more.bins
    results.signals += more.signals
    results.narratives += more.narratives
    results.gaps += more.gaps
    results.order += more.order
    results.marks += more.marks
    results.snapshots += more.snapshots
