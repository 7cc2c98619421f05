"""What is usual changes, and that is said."""

from collections.abc import Sequence

from firewarden.steps.monitor.level import COMPARED, compared, shift
from firewarden.steps.monitor.watch import BrandWatch, Judged
from firewarden.vocabulary.clock import BIN, DAY, Instant
from firewarden.vocabulary.volume import Bin
from tests.steps.monitor.counted import ACME, calm, tell


def expecting(*expected: float | None, gap: bool = False) -> list[Bin]:
    return [Bin(brand=ACME, at=Instant(n * BIN), expected=value, gap=gap) for n, value in enumerate(expected)]


def bins(judged: Sequence[Judged]) -> list[Bin]:
    return [Bin(brand=ACME, at=one.at, expected=one.expected, gap=one.gap) for one in judged]


def said_on(day: int, judged: Sequence[Judged]) -> str | None:
    """At the end of a day."""
    by_start = {one.at: one for one in bins(judged)}
    starts = compared(Instant(judged[0].at + day * DAY))
    newest, before = ([by_start[Instant(at)] for at in range(start, start + COMPARED, BIN)] for start in starts)
    return shift(newest, before)


def test_step_is_said_once_the_baseline_has_followed_and_not_for_ever():
    judged = tell(BrandWatch(ACME), calm(14) + calm(14, mean=20.0, seed=6))

    assert said_on(14, judged) is None
    assert said_on(18, judged) == (
        "What is usual has changed: about 3,387 mentions a day at this time, where 1,026 were usual a week ago. Alarms "
        "go by the new level."
    )
    assert said_on(28, judged) is None


def test_fall_is_a_shift_too_and_small_changes_are_none():
    many, few = expecting(*[8.0] * 72), expecting(*[4.0] * 72)

    assert shift(few, many) == (
        "What is usual has changed: about 1,152 mentions a day at this time, where 2,304 were usual a week ago. Alarms "
        "go by the new level."
    )
    assert shift(expecting(*[6.0] * 72), many) is None


def test_what_is_not_known_or_hardly_anything_is_no_shift():
    many = expecting(*[8.0] * 72)

    assert shift(expecting(*[None] * 15, *[30.0] * 57), many) is None
    assert shift(many, expecting(*[0.5] * 72, gap=True)) is None
    assert shift(expecting(*[0.08] * 72), expecting(*[0.01] * 72)) is None
    assert shift(many, []) is None
