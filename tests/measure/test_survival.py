import doctest

from hypothesis import given
from hypothesis import strategies as st

from firewarden.measure import survival
from firewarden.measure.survival import median_wait

WAITS = st.lists(st.tuples(st.integers(1, 50), st.booleans()), max_size=40)


def test_examples_say_what_the_code_does() -> None:
    assert doctest.testmod(survival).failed == 0


def test_who_still_waits_counts_as_somebody_who_waited_so_long() -> None:
    answered = [(minute, True) for minute in range(1, 11)]

    assert median_wait(answered)[0] == 5
    assert median_wait([*answered, *[(20, False)] * 10])[0] == 10
    assert median_wait([*answered, *[(20, False)] * 11])[0] is None
    assert median_wait([*answered, *[(0, False)] * 90])[0] == 5


@given(WAITS)
def test_the_median_lies_in_its_interval(waits: list[tuple[int, bool]]) -> None:
    middle, low, high = median_wait(waits)

    if middle is not None:
        assert low is not None
        assert low <= middle
        assert high is None or middle <= high
    else:
        assert high is None


@given(WAITS.filter(bool), st.integers(1, 50))
def test_one_more_who_still_waits_makes_nothing_sooner(waits: list[tuple[int, bool]], more: int) -> None:
    before, after = median_wait(waits)[0], median_wait([*waits, (60, False)])[0]

    assert after is None or (before is not None and after >= before)
