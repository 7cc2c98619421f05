from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.rebuild.criterion import Day, Recovery, declare, judge
from firewarden.vocabulary.clock import DAY, Instant


def series(*values: float | None) -> list[Day]:
    return [Day(at=Instant(number * DAY), value=value) for number, value in enumerate(values)]


def test_enough_good_days_in_a_row_are_recovery() -> None:
    assert judge(series(0.5, 0.2, 0.1, 0.2), 0.2, 3) == Recovery(recovered=True, run=3, since=Instant(DAY))


def test_relapse_undoes_it() -> None:
    assert judge(series(0.1, 0.1, 0.5), 0.2, 2) == Recovery(recovered=False, run=0, since=None)


def test_day_not_captured_proves_nothing() -> None:
    assert judge(series(0.1, None, 0.1), 0.2, 2) == Recovery(recovered=False, run=1, since=None)


def test_without_a_known_day_nobody_knows() -> None:
    assert judge(series(None, None), 0.2, 1) == Recovery(recovered=None, run=0, since=None)
    assert judge([], 0.2, 1).recovered is None


def test_criterion_has_a_limit_and_days() -> None:
    assert declare(0.2, 14) is None
    assert [one is None for one in (declare(0, 14), declare(float("nan"), 14), declare(0.2, 0))] == [False] * 3


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=40), st.floats(0.01, 1), st.integers(1, 10))
def test_stricter_criterion_is_never_met_earlier(values: list[float | None], limit: float, days: int) -> None:
    easy = judge(series(*values), limit, days)
    for strict in (judge(series(*values), limit / 2, days), judge(series(*values), limit, days + 1)):
        assert easy.recovered or not strict.recovered
