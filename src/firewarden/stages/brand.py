"""One brand's share of the stream: its time, open bins, detectors and narratives. Mutable, for one caller at a time."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from firewarden.ports import Restored
from firewarden.stages.front import DAWN, GRACE, Front
from firewarden.stages.ledger import Count, Ledger, Past
from firewarden.stages.recent import Recent, Voice
from firewarden.stages.signals import of_alarm, of_firing
from firewarden.stages.watching import Gaps
from firewarden.stages.zeros import WORTH
from firewarden.steps.assess.narratives import Narrator
from firewarden.steps.assess.terms import wording
from firewarden.steps.monitor.rules.closed import Closed
from firewarden.steps.monitor.rules.rulebook import NO_RULES, Remembered, Rulebook, Ruling
from firewarden.steps.monitor.watch import BrandWatch, Judged
from firewarden.vocabulary.clock import BIN, Instant, bin_of
from firewarden.vocabulary.feed import FeedKind
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.plan import Brand, Interval
from firewarden.vocabulary.results import BrandMark, Placement, Results, Snapshot
from firewarden.vocabulary.signal import Signal
from firewarden.vocabulary.volume import Bin

WORK_BETWEEN_SNAPSHOTS = 50_000
"""Bins, and ten for each mention: what a restart folds again in about a second."""


class BinFailed(Exception):
    """The narrator broke on the mentions of one bin. `keys` are those it breaks on alone, or all of them."""

    def __init__(self, brand: BrandId, keys: frozenset[PostKey]) -> None:
        super().__init__(f"{len(keys)} mentions of {brand} have no narrative")
        self.brand = brand
        self.keys = keys


class Kept(msgspec.Struct, array_like=True):
    """What a snapshot holds."""

    watch: bytes
    narrator: bytes
    recent: list[tuple[Instant, list[Voice], list[Voice]]]
    told: tuple[bool, bool] | None
    judged_through: Instant
    gap_since: Instant | None
    rules: bytes = b""


class BrandState:
    """Without `snapshots` none are made, and without rules nothing is remembered for later ones."""

    def __init__(
        self, brand: Brand, *, gaps: Gaps, past: Past | None = None, snapshots: bool = True, ruling: Ruling = NO_RULES
    ) -> None:
        self.brand = brand
        self.gaps = gaps
        self.front = Front()
        self.closed_through = DAWN
        self.skipped: set[PostKey] = set()
        """Mentions that the narrator must not see because it broke on them."""
        self._snapshots = snapshots
        self._judged_through = DAWN
        self._gap_since: Instant | None = None
        self._work = 0
        self._open: dict[Instant, list[Mention]] = {}
        self._wordings: dict[PostKey, str] = {}
        """Of open mentions, where somebody has found them already."""
        self._ledger = Ledger(brand.id, past)
        self._watch = BrandWatch(brand.id, budget=brand.budget)
        self._narrator = Narrator(brand.id)
        self._recent = Recent()
        self._rulebook = Rulebook(ruling)
        self._fresh: dict[PostKey, int] = {}
        self._marked: BrandMark | None = None

    @property
    def is_finished(self) -> bool:
        """Whether `finish` would close nothing."""
        if not self.front.top:
            return not self.front.ahead
        return not self.front.ahead and self.closed_through > bin_of(self.front.top)

    def adopt(self, brand: Brand, gaps: Gaps, ruling: Ruling) -> None:
        """A newer plan: its words for the brand hold from the next bin on."""
        self.brand, self.gaps = brand, gaps
        self._rulebook.adopt(ruling)
        self._watch.set_budget(brand.budget)

    def take(self, mention: Mention, out: Results, line: str | None = None) -> None:
        """A new mention; it may come after its bin was closed. `line` is its wording, where that is known."""
        at = bin_of(mention.post.created_at)
        self._ledger.add(at, mention.reading.tone, late=mention.late)
        if not mention.late:
            self._open.setdefault(at, []).append(mention)
            if line is not None:
                self._wordings[mention.post.key] = line
            self._fresh[mention.post.key] = len(out.mentions)
        else:
            for firing in self._rulebook.hear_late(mention, self.front.top):
                self._raise(of_firing(self.brand.id, firing), out)
        out.mentions.append(mention)

    def hear_own(self, key: PostKey, at: Instant) -> None:
        """The brand itself wrote this: no mention, but answers to it are of interest."""
        self._rulebook.hear_own(key, at)

    def is_late(self, at: Instant) -> bool:
        return bin_of(at) < self.closed_through

    def advance(self, at: Instant, now: Instant, out: Results) -> None:
        """One post of the brand's sources was heard; `now` is the brand's."""
        if not self.front.top:
            begin = min([at, *self.front.ahead])
            if self.front.advance(at, now):
                self._begin(begin, out)
                self._close(bin_of(self.front.watermark), out)
        elif self.front.advance(at, now) and self.front.watermark >= self.closed_through + BIN:
            self._close(bin_of(self.front.watermark), out)

    def pass_time(self, now: Instant, out: Results) -> None:
        """The wall came to `now` and the brand's live sources are being read."""
        if not self.front.top:
            self._begin(now, out)
        if self.front.pass_time(now):
            self._close(bin_of(self.front.watermark), out)

    def finish(self, now: Instant, out: Results) -> None:
        """Its finite sources have ended: closes every bin but those of wrong times, decides what is held back."""
        if not self.front.top and not self.front.ahead:
            return
        if not self.front.top:
            self._begin(min(self.front.ahead), out)
        times = [mention.post.created_at for mentions in self._open.values() for mention in mentions]
        self.front.end(times, now)
        self._close(Instant(bin_of(self.front.top) + BIN), out)
        self._hear_judgments(self._watch.flush(), out)
        self._end_gap(self.closed_through, out)
        self._snapshot(out)

    def report(self, out: Results) -> None:
        """To be called at the end of each batch: everything that changed, in absolute values."""
        out.bins += self._ledger.taken(self._judged_through)
        out.narratives += self._narrator.changed()
        mark = BrandMark(
            brand=self.brand.id,
            watermark=self.front.watermark,
            closed_through=self.closed_through,
            ahead=tuple(self.front.ahead),
        )
        if mark != self._marked and (mark.watermark or mark.ahead):
            out.marks.append(mark)
            self._marked = mark
        self._fresh.clear()

    def _begin(self, at: Instant, out: Results) -> None:
        """The brand's history starts: from here on a bin without mentions is a zero. Snapshots know since when."""
        if not self.closed_through:
            self.closed_through = self._judged_through = min([bin_of(at), *self._open])
            self._ledger.open(self.closed_through)
            self._snapshot(out)

    def _close(self, end: Instant, out: Results) -> None:
        """Bins that end at or before `end`."""
        while self.closed_through < end:
            passed = self._pass_zeros(end)
            if not passed:
                self._close_bin(self.closed_through, out)
            self.closed_through = Instant(self.closed_through + (passed or 1) * BIN)
        if self._work >= WORK_BETWEEN_SNAPSHOTS:
            self._snapshot(out)

    def _pass_zeros(self, end: Instant) -> int:
        """How many bins up to `end` could be passed at once, because nothing is in them that leaves a trace."""
        at = self.closed_through
        if not self._watch.is_still:
            return 0
        until = self.gaps.captured_until(at, self._ledger.empty_until(at, end))
        passed = self._watch.pass_zeros(at, (until - at) // BIN, below=WORTH)
        if passed:
            self._work += passed
            self._judged_through = Instant(at + passed * BIN)
            self._recent.forget(self._judged_through)
        return passed

    def _close_bin(self, at: Instant, out: Results) -> None:
        count = self._ledger.close(at)
        captured = self.gaps.captured(at)
        if count is None or not count.mentions:
            judged = self._watch.close(at, mentions=0, readable=0, negative=0, captured=captured)
            self._work += 1
        else:
            mentions = self._place(at, self._open.pop(at, []), out)
            self._hear_rules(at, count, captured, mentions, out)
            judged = self._watch.close(
                at, mentions=count.mentions, readable=count.readable, negative=count.negative, captured=captured
            )
            self._work += 1 + 10 * count.mentions
        self._hear_judgments(judged, out)

    def _place(self, at: Instant, mentions: list[Mention], out: Results) -> list[Mention]:
        """In order, with their narratives, as far as they have one."""
        mentions.sort(key=lambda mention: (mention.post.created_at, mention.post.key))
        self._recent.hear(at, mentions)
        heard = [m for m in mentions if m.post.key not in self.skipped] if self.skipped else mentions
        try:
            narratives = self._narrator.place(heard, [self._wording(mention) for mention in heard])
        except Exception as failure:
            raise BinFailed(self.brand.id, breaking(self.brand.id, heard)) from failure
        told = [placed(mention, narrative) for mention, narrative in zip(heard, narratives, strict=True)]
        for mention, narrative in zip(told, narratives, strict=True):
            index = self._fresh.get(mention.post.key)
            if index is None:
                out.placements.append(Placement(brand=self.brand.id, post=mention.post.key, narrative=narrative))
            else:
                out.mentions[index] = mention
        return told if len(told) == len(mentions) else _with_the_skipped(mentions, told)

    def _hear_rules(self, at: Instant, count: Count, captured: bool, mentions: list[Mention], out: Results) -> None:
        if not self._snapshots and self._rulebook.is_empty:
            return
        closed = Closed(
            at=at, captured=captured, readable=count.readable, negative=count.negative, mentions=tuple(mentions)
        )
        for firing in self._rulebook.hear(closed):
            self._raise(of_firing(self.brand.id, firing), out)

    def _wording(self, mention: Mention) -> str:
        line = self._wordings.pop(mention.post.key, None)
        return wording(mention.post.text) if line is None else line

    def _hear_judgments(self, judgments: Sequence[Judged], out: Results) -> None:
        for judged in judgments:
            self._ledger.judge(judged)
            self._judged_through = Instant(judged.at + BIN)
            if judged.gap and self._gap_since is None:
                self._gap_since = judged.at
            elif not judged.gap:
                self._end_gap(judged.at, out)
            for alarm in judged.alarms:
                evidence = self._recent.evidence(alarm.lane, judged.at, alarm.window_minutes)
                self._raise(of_alarm(self.brand.id, judged.at, alarm, evidence), out)
        self._recent.forget(self._judged_through)

    def _raise(self, signal: Signal, out: Results) -> None:
        out.signals.append(signal)
        out.order.append(FeedKind.SIGNAL)

    def _end_gap(self, at: Instant, out: Results) -> None:
        """Told once it is over, so that it is told whole."""
        if self._gap_since is not None:
            out.gaps.append((self.brand.id, Interval(start=self._gap_since, end=at)))
            out.order.append(FeedKind.GAP)
            self._gap_since = None

    def _snapshot(self, out: Results) -> None:
        if not self._snapshots:
            return
        out.narratives += self._narrator.changed()
        kept = Kept(
            watch=self._watch.snapshot(),
            narrator=self._narrator.snapshot(),
            recent=[(at, *sides) for at, sides in self._recent.kept.items()],
            told=self._ledger.told,
            judged_through=self._judged_through,
            gap_since=self._gap_since,
            rules=self._rulebook.snapshot(),
        )
        state = msgspec.msgpack.encode(kept)
        out.snapshots.append(Snapshot(brand=self.brand.id, closed_through=self.closed_through, state=state))
        self._work = 0

    def restore(self, restored: Restored) -> None:
        """Goes on where `restored` ends: the snapshot, then every bin closed since is folded again.

        For a state just made. Raises BinFailed as closing does; the snapshot must be readable.
        """
        stored = {row.at: row for row in restored.closed}
        if restored.snapshot is not None:
            self._load(restored.snapshot)
        elif restored.mark is not None and restored.mark.closed_through:
            self.closed_through = next(iter(stored), restored.mark.closed_through)
        self._refill(restored, stored)
        self._fresh.clear()
        if restored.mark is not None:
            self._close(restored.mark.closed_through, Results())
            self.front.top = Instant(restored.mark.watermark + GRACE) if restored.mark.watermark else DAWN
            self.front.ahead = list(restored.mark.ahead)
        for row in stored.values():
            self._ledger.load(row)
        for mention in restored.open:
            self.take(mention, Results())
        self._marked = restored.mark
        self.report(Results())

    def _load(self, snapshot: Snapshot) -> None:
        kept = msgspec.msgpack.decode(snapshot.state, type=Kept)
        self.closed_through = snapshot.closed_through
        self._watch = BrandWatch.restored(self.brand.id, kept.watch)
        self._watch.set_budget(self.brand.budget)
        self._narrator = Narrator.restored(self.brand.id, kept.narrator)
        self._recent = Recent({at: (hostile, everyone) for at, hostile, everyone in kept.recent})
        self._ledger.told = kept.told
        self._judged_through = kept.judged_through
        self._gap_since = kept.gap_since
        if kept.rules:
            self._rulebook.restore(kept.rules)
        self._ledger.recall(kept.judged_through, snapshot.closed_through)

    def _refill(self, restored: Restored, stored: dict[Instant, Bin]) -> None:
        """Opens again what was told since the snapshot. Counters are the truth where mentions were pruned."""
        for mention in restored.told:
            self.take(mention, Results())
        for at, row in stored.items():
            if len(self._open.get(at, ())) != row.mentions - row.late:
                self._ledger.load(replace(row, mentions=row.mentions - row.late, late=0))


def placed(mention: Mention, narrative: NarrativeId) -> Mention:
    """The same mention with its narrative; `dataclasses.replace` takes three times as long."""
    return Mention(
        brand=mention.brand,
        post=mention.post,
        queries=mention.queries,
        reading=mention.reading,
        late=mention.late,
        narrative=narrative,
        received_at=mention.received_at,
    )


def _with_the_skipped(mentions: list[Mention], told: list[Mention]) -> list[Mention]:
    by_key = {mention.post.key: mention for mention in told}
    return [by_key.get(mention.post.key, mention) for mention in mentions]


def is_readable(snapshot: Snapshot) -> bool:
    """Whether this version of the program can go on from it."""
    try:
        kept = msgspec.msgpack.decode(snapshot.state, type=Kept)
        BrandWatch.restored(snapshot.brand, kept.watch)
        Narrator.restored(snapshot.brand, kept.narrator)
        if kept.rules:
            msgspec.msgpack.decode(kept.rules, type=Remembered)
    except (ValueError, msgspec.MsgspecError):
        return False
    return True


def breaking(brand: BrandId, mentions: Sequence[Mention]) -> frozenset[PostKey]:
    """Keys of those that break a narrator on their own; of all, when it takes several to break it."""
    alone = frozenset(mention.post.key for mention in mentions if _breaks(brand, mention))
    return alone or frozenset(mention.post.key for mention in mentions)


def _breaks(brand: BrandId, mention: Mention) -> bool:
    try:
        Narrator(brand).place([mention])
    except Exception:  # noqa: BLE001 - whatever it is, it must not stop the stream
        return True
    return False
