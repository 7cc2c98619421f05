"""What holds for a watch whatever it is told: order, honesty about gaps, and exact snapshots."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.steps.monitor.watch import BrandWatch, Judged
from tests.steps.monitor.counted import ACME, Told, at, calm, tell

TOLD = st.builds(
    lambda mentions, share, captured: Told(mentions, int(mentions * share), captured),
    st.one_of(st.just(0), st.integers(0, 8), st.integers(0, 10**6)),
    st.floats(0, 1),
    st.sampled_from((True, True, True, False)),
)
SILENCE = st.integers(1, 300).map(lambda bins: [Told(0)] * bins)
STREAMS = st.lists(st.one_of(TOLD.map(lambda one: [one]), SILENCE), max_size=8)


def flat(runs: list[list[Told]]) -> list[Told]:
    return [told for run in runs for told in run]


def told_and_flushed(watch: BrandWatch, bins: list[Told], start: int = 0) -> list[Judged]:
    return tell(watch, bins, start=start) + watch.flush()


@settings(max_examples=25, deadline=None)
@given(runs=STREAMS)
def test_every_bin_is_judged_once_and_in_order(runs: list[list[Told]]):
    bins = flat(runs)
    assert [one.at for one in told_and_flushed(BrandWatch(ACME), bins)] == [at(i) for i in range(len(bins))]


@settings(max_examples=25, deadline=None)
@given(runs=STREAMS)
def test_a_bin_with_mentions_that_was_captured_is_never_a_gap(runs: list[list[Told]]):
    bins = flat(runs)
    for told, judged in zip(bins, told_and_flushed(BrandWatch(ACME), calm(0.5) + bins)[144:], strict=True):
        assert judged.gap or told.captured
        assert not judged.gap or not told.captured or told.mentions == 0


@settings(max_examples=25, deadline=None)
@given(runs=STREAMS)
def test_every_number_is_finite_and_gaps_expect_nothing(runs: list[list[Told]]):
    for judged in told_and_flushed(BrandWatch(ACME, budget=7.0), flat(runs)):
        assert judged.expected is None or (math.isfinite(judged.expected) and not judged.gap)
        for alarm in judged.alarms:
            assert not judged.gap
            assert alarm.score >= 1.0 - 1e-9
            assert all(map(math.isfinite, (alarm.observed, alarm.expected, alarm.score, alarm.once_per_weeks)))


@settings(max_examples=25, deadline=None)
@given(runs=STREAMS, cut=st.floats(0, 1))
def test_a_restored_watch_goes_on_bit_for_bit(runs: list[list[Told]], cut: float):
    bins = calm(0.5) + flat(runs)
    middle = int(cut * len(bins))
    straight, first = BrandWatch(ACME), BrandWatch(ACME)
    expected = told_and_flushed(straight, bins)
    judged = tell(first, bins[:middle])
    second = BrandWatch.restored(ACME, first.snapshot())
    assert judged + told_and_flushed(second, bins[middle:], start=middle) == expected
    assert second.snapshot() == straight.snapshot()


def test_a_restored_watch_goes_on_bit_for_bit_through_a_long_silence():
    """Zeros that are owed to the volume lane's memory are owed by its copy too."""
    bins = calm(1, mean=0.02) + [Told(0)] * 4000 + [Told(3, 2)] * 6 + [Told(0)] * 50
    straight, cut = BrandWatch(ACME), BrandWatch(ACME)
    expected = told_and_flushed(straight, bins)
    judged = tell(cut, bins[:3500])
    copy = BrandWatch.restored(ACME, cut.snapshot())
    assert judged + told_and_flushed(copy, bins[3500:], start=3500) == expected


def test_a_snapshot_of_a_busy_brand_stays_small():
    watch = BrandWatch(ACME)
    tell(watch, calm(8, mean=50.0))
    assert len(watch.snapshot()) < 200_000
