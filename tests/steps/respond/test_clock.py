import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.clock import Clock, Spoken, running, silence
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.tempo import TEMPOS, Beat, Pace

NOON = Instant(1_700_000_000_000_000)
CRISIS = TEMPOS[Level.CRISIS]


def after(minutes: int) -> Instant:
    return Instant(NOON + minutes * MINUTE)


def told(spoken: Spoken) -> tuple[Beat, int]:
    clock = running(CRISIS, NOON, spoken)
    assert clock is not None
    return clock.beat, (clock.due - NOON) // MINUTE


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (Spoken(), (Beat.ACKNOWLEDGE, 60)),
        (Spoken(last=after(20)), (Beat.SCOPE, 120)),
        (Spoken(last=after(90)), (Beat.SCOPE, 150)),
        (Spoken(last=after(20), promised=after(50)), (Beat.NEXT, 50)),
        (Spoken(last=after(20), promised=after(200)), (Beat.SCOPE, 120)),
        (Spoken(last=after(100), substance=after(100)), (Beat.NEXT, 220)),
        (Spoken(last=after(100), substance=after(100), promised=after(400)), (Beat.NEXT, 400)),
        (Spoken(last=after(130), substance=after(100)), (Beat.NEXT, 250)),
    ],
)
def test_what_has_to_be_said_next_in_a_crisis(spoken: Spoken, expected: tuple[Beat, int]) -> None:
    assert told(spoken) == expected


def test_first_words_are_due_by_level() -> None:
    due = [running(TEMPOS.get(level), NOON, Spoken()) for level in Level]

    assert [None if one is None else one.due - NOON for one in due] == [None, None, 4 * HOUR, HOUR, 30 * MINUTE]


def test_below_level_two_a_promise_alone_runs() -> None:
    assert running(None, NOON, Spoken(last=after(1))) is None
    assert running(None, NOON, Spoken(last=after(1), promised=after(9))) == Clock(
        beat=Beat.NEXT, since=after(1), due=after(9)
    )


def test_four_fifths_of_the_time_are_a_warning() -> None:
    clock = Clock(beat=Beat.ACKNOWLEDGE, since=NOON, due=after(60))

    assert [clock.pace(after(minutes)) for minutes in (0, 47, 48, 60, 61)] == [
        Pace.RUNNING,
        Pace.RUNNING,
        Pace.NEAR,
        Pace.NEAR,
        Pace.LATE,
    ]


times = st.integers(0, 600).map(after)


@given(st.sampled_from(sorted(TEMPOS)), times, st.none() | times, st.none() | times)
def test_clock_never_runs_backwards(
    level: Level, last: Instant, substance: Instant | None, promised: Instant | None
) -> None:
    spoken = Spoken(last=last, substance=substance if substance is None else min(substance, last), promised=promised)
    clock = running(TEMPOS[level], NOON, spoken)

    assert clock is not None
    assert clock.since <= clock.warns_at <= clock.due


@given(times, times)
def test_speaking_never_brings_the_next_word_nearer(first: Instant, later: Instant) -> None:
    early, late = sorted((first, later))
    one, other = (running(CRISIS, NOON, Spoken(last=at, substance=at)) for at in (early, late))

    assert one is not None
    assert other is not None
    assert one.due <= other.due


def test_silence_counts_from_the_last_words() -> None:
    assert (silence(NOON, None, after(5)), silence(NOON, after(3), after(5))) == (5 * MINUTE, 2 * MINUTE)
