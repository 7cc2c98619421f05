"""How rare a value is against the past."""

import math

from hypothesis import given
from hypothesis import strategies as st

from firewarden.measure.conformal import ConformalTail


def learnt(values: list[float]) -> ConformalTail:
    tail = ConformalTail(slope=1.0, start=0.0)
    for value in values:
        tail.learn(value)
    return tail


def test_evidence_without_a_past_is_the_prior():
    assert round(learnt([]).evidence(2.0), 6) == 2.0


def test_evidence_of_a_usual_value_is_small():
    assert learnt([1.0] * 500).evidence(1.0) < 0.1


def test_evidence_of_a_new_record_grows_with_the_past():
    assert learnt([0.5] * 200).evidence(3.0) < learnt([0.5] * 2000).evidence(3.0) < 5.5


@given(values=st.lists(st.floats(-5, 20), max_size=50), one=st.floats(-50, 1e9), more=st.floats(0, 1e9))
def test_evidence_grows_with_the_value_and_is_finite(values: list[float], one: float, more: float):
    tail = learnt(values)
    assert tail.evidence(one) <= tail.evidence(one + more) + 1e-9
    assert math.isfinite(tail.evidence(one + more))


def test_the_past_is_forgotten_by_half_in_a_fortnight():
    tail = learnt([5.0])
    for _ in range(14 * 288):
        tail.learn(0.0)
    assert round(tail.blocks[(9 * 60) // 30] / tail.unit, 2) == 0.5


@given(times=st.integers(1, 3000), before=st.lists(st.floats(-3, 9), max_size=20))
def test_a_run_learnt_at_once_weighs_what_it_weighs_one_by_one(times: int, before: list[float]):
    at_once, one_by_one = learnt(before), learnt(before)
    at_once.learn_run(0.0, times)
    for _ in range(times):
        one_by_one.learn(0.0)
    for value in (-1.0, 0.0, 0.5, 4.0):
        assert abs(at_once.evidence(value) - one_by_one.evidence(value)) < 1e-9


def test_weights_never_run_over():
    tail = learnt([1.0])
    for _ in range(40):
        tail.learn_run(0.0, 400_000)
        tail.learn(2.0)
    assert math.isfinite(tail.evidence(1.0))
    assert math.isfinite(tail.total)


def test_a_tail_that_grows_too_large_is_scaled_down_and_says_the_same():
    tail = learnt([0.0, 1.0, 2.0])
    tail.unit, tail.total = 2e150, 3e150
    tail.cells = [weight * 1e150 for weight in tail.cells]
    tail.blocks = [weight * 1e150 for weight in tail.blocks]
    before = tail.evidence(1.5)
    tail.learn(-3.0)
    assert tail.unit < 10
    assert abs(tail.evidence(1.5) - before) < 0.2
