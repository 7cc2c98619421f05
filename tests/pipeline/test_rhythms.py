"""Sources that answer and bring nothing: quiet, a signal, and back. The committer is asked minute by minute."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from firewarden.pipeline.committing import Committer
from firewarden.pipeline.intake import Arrived, Failed, Message
from firewarden.ports import Commit
from firewarden.steps.monitor.rhythm import Rhythm
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.feed import FeedKind
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Quota, SourceHealth, SourceState
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.results import Results
from firewarden.vocabulary.signal import Lane, Signal
from tests.pipeline.samples import block
from tests.stages.samples import ACME, FILE, NOON, ZENITH, at, brand, file_source, plan, post, tones

OTHER = SourceId("other")
DRILL = brand("fire", kind=BrandKind.DRILL)
PLAN = plan(brand("acme"), brand("zenith"), DRILL, sources=[file_source(live=True, name="Fires")])
WEEKS = 3 * 7 * 24 * HOUR


def hourly(every: int, until: Instant = NOON) -> bytes:
    """Three weeks with a post every so many minutes."""
    rhythm, step = Rhythm(), every * MINUTE
    for start in range(until - WEEKS, until, step):
        rhythm.pass_time(Instant(start), Instant(start + step))
        rhythm.bring(Instant(start + step), 1)
    return rhythm.snapshot()


class Listener:
    """One pipeline without a network: it is told what arrives, and the time."""

    def __init__(self, store: SqliteStreamStore, plan_: object = PLAN) -> None:
        self.store = store
        self.committer = Committer(store, tones, lambda _: True)
        self.committer.adopt(plan_)  # type: ignore[arg-type]

    def tell(self, minutes: float, *messages: Message) -> None:
        self.committer.commit(messages, at(minutes), drained=True)

    def listen(self, start: int, end: int, *, source: SourceId = FILE) -> None:
        """It answers every minute, and brings nothing."""
        for minute in range(start, end):
            self.tell(minute, Arrived(source, Block(items=(), cursor="0")))

    def state(self, source: SourceId = FILE) -> SourceState:
        return next(state for state in self.store.sources() if state.source == source)

    def signals(self) -> list[Signal]:
        found = [self.store.signals(one, NOON, at(100_000)) for one in (ACME, ZENITH, DRILL.id)]
        return [signal for signals in found for signal in signals]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStreamStore]:
    found = SqliteStreamStore.open(tmp_path / "stream.db")
    learnt = SourceState(source=FILE, rhythm=hourly(6))
    found.commit(Commit(plan=1, received_at=NOON, results=Results(), sources=[learnt]))
    yield found
    found.close()


def said(minutes: float, key: str) -> Arrived:
    return Arrived(FILE, block(1, post(minutes, key=key)))


def test_source_that_answers_and_brings_nothing_is_quiet_since_its_last_post(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    here.tell(3, said(3, "p:1"))
    gap = here.state().expected_gap
    assert gap is not None
    here.listen(4, 4 + round(1.1 * gap / MINUTE))
    state = here.state()
    assert (state.health, state.since) == (SourceHealth.QUIET, at(3))
    assert state.quiet is not None
    assert (state.quiet.since, round(state.quiet.an_hour)) == (at(3), 10)
    assert here.signals() == []


def test_post_ends_the_quiet(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    here.tell(3, said(3, "p:1"))
    here.listen(4, 90)
    assert here.state().health is SourceHealth.QUIET
    here.tell(90, said(89, "p:2"))
    state = here.state()
    assert (state.health, state.since, state.quiet) == (SourceHealth.READING, at(90), None)


def test_posts_that_were_known_are_nothing_new(store: SqliteStreamStore):
    """A feed that froze gives the same items again and again."""
    here = Listener(store)
    here.listen(0, 3)
    for minute in range(3, 90):
        here.tell(minute, said(3, "p:1"))
    assert here.state().health is SourceHealth.QUIET
    assert here.state().duplicates == 86


def test_long_silence_is_one_signal_for_each_live_brand(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    here.tell(3, said(3, "p:1"))
    here.listen(4, 240)
    signals = here.signals()
    assert [(s.brand, s.lane, s.stream, s.observed, s.cold) for s in signals] == [
        (ACME, Lane.SILENCE, FILE, 0.0, False),
        (ZENITH, Lane.SILENCE, FILE, 0.0, False),
    ]
    assert [entry.brand for entry in store.feed(0) if entry.kind is FeedKind.SIGNAL] == [ACME, ZENITH]
    assert signals[0].reason.partition(";")[0] == (
        "“Fires” answers, but has brought nothing new since 12:03 UTC on 4 March 2024, where 10 posts an hour are usual"
    )
    assert 20 <= signals[0].once_per_weeks < 30
    assert 1.0 <= signals[0].score < 1.3


def test_next_silence_is_another_signal(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    here.tell(3, said(3, "p:1"))
    here.listen(4, 240)
    here.tell(240, said(239, "p:2"))
    here.listen(241, 560)
    assert [signal.brand for signal in here.signals()] == [ACME, ACME, ZENITH, ZENITH]


def test_silence_goes_on_over_a_restart_and_is_told_once(store: SqliteStreamStore):
    first = Listener(store)
    first.listen(0, 3)
    first.tell(3, said(3, "p:1"))
    for start in range(4, 240, 20):
        Listener(store).listen(start, start + 20)
    assert (first.state().health, first.state().since) == (SourceHealth.QUIET, at(3))
    assert len(first.signals()) == 2


def test_time_in_which_we_did_not_run_is_no_silence(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    here.tell(3, said(3, "p:1"))
    here.listen(4, 10)
    here.listen(1000, 1010)
    assert here.state().health is SourceHealth.READING


@pytest.mark.parametrize("jump", [-3 * 24 * 60, -90, 90, 3 * 24 * 60])
def test_clock_that_jumps_is_no_silence(store: SqliteStreamStore, jump: int):
    here = Listener(store)
    here.listen(0, 3)
    here.tell(3, said(3, "p:1"))
    here.listen(4, 10)
    here.listen(10 + jump, 20 + jump)
    here.listen(20, 25)
    assert (here.state().health, here.signals()) == (SourceHealth.READING, [])


def test_source_that_cannot_be_read_is_blind_at_once_and_a_signal_when_it_is_missed(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    here.tell(3, said(3, "p:1"))
    here.tell(4, Failed(FILE, "It is down.", False))
    assert (here.state().health, here.state().since) == (SourceHealth.BLIND, at(4))
    for minute in range(5, 240):
        here.tell(minute)
    assert (here.state().health, here.state().quiet, here.state().since) == (SourceHealth.BLIND, None, at(4))
    assert [signal.brand for signal in here.signals()] == [ACME, ZENITH]
    assert here.signals()[0].reason.startswith(
        "“Fires” cannot be read; nothing new came since 12:03 UTC on 4 March 2024"
    )


def test_source_that_comes_back_starts_to_count_afresh(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    here.tell(3, Failed(FILE, "It is down.", False))
    for minute in range(4, 60):
        here.tell(minute)
    here.listen(60, 75)
    assert here.state().health is SourceHealth.READING


def test_source_that_makes_its_quota_last_is_not_quiet(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    here.tell(3, said(3, "p:1"))
    spent = Quota(left=0, of=100, until=at(2000), sampled=True)
    for minute in range(4, 240):
        here.tell(minute, Arrived(FILE, Block(items=(), cursor="0", quota=spent)))
    assert (here.state().health, here.signals()) == (SourceHealth.READING, [])


def test_source_that_reads_something_else_has_no_rhythm_yet(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    other = file_source(live=True, name="Fires", settings={"tag": "smoke"})
    here.committer.adopt(replace(PLAN, version=2, sources=(other,)))
    here.listen(3, 240)
    assert (here.state().health, here.state().expected_gap, here.signals()) == (SourceHealth.READING, None, [])


def test_recording_has_no_rhythm(store: SqliteStreamStore):
    here = Listener(store, plan(brand("acme"), sources=[file_source()]))
    here.listen(0, 240)
    assert here.state().health is SourceHealth.READING


def test_one_source_that_is_quiet_says_nothing_of_another(store: SqliteStreamStore):
    two = replace(PLAN, sources=(*PLAN.sources, file_source(id=OTHER, name="Smoke", live=True)))
    store.commit(
        Commit(plan=1, received_at=NOON, results=Results(), sources=[SourceState(source=OTHER, rhythm=hourly(600))])
    )
    here = Listener(store, two)
    for minute in range(240):
        here.tell(minute, *(Arrived(name, Block(items=(), cursor="0")) for name in (FILE, OTHER)))
    assert (here.state().health, here.state(OTHER).health) == (SourceHealth.QUIET, SourceHealth.READING)


def test_silence_writes_little(store: SqliteStreamStore):
    here = Listener(store)
    here.listen(0, 3)
    before = store.sources()
    changed = 0
    for second in range(0, 600, 5):
        here.tell(3 + second / 60)
        changed += store.sources() != before
        before = store.sources()
    assert changed <= 2


def test_quota_that_is_over_is_forgotten(store: SqliteStreamStore):
    """A network that told of it once need not tell when it begins to count anew."""
    here = Listener(store)
    here.tell(0, Arrived(FILE, Block(items=(), cursor="0", quota=Quota(left=0, of=100, until=at(15), sampled=True))))
    here.tell(14, Arrived(FILE, Block(items=(), cursor="0")))
    before = here.state().quota
    here.tell(15, Arrived(FILE, Block(items=(), cursor="0")))
    assert (before is not None, here.state().quota) == (True, None)
