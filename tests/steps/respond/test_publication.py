from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.publication import (
    ATTEMPTS,
    NextTry,
    after_look,
    after_refusal,
    after_silence,
    delivery_key,
    is_looked_for,
    may_repeat,
)
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, SECOND, Instant
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.statement import DeliveryState

NOW = Instant(1_000 * HOUR)
KEYLESS = Publishing(platform="town", title="Town Square")
KEYED = replace(KEYLESS, repeats_safely=True, repeats_within=HOUR)


def test_same_thing_for_the_same_place_has_the_same_key() -> None:
    assert delivery_key("reply", "1", "town") == delivery_key("reply", "1", "town")
    assert len({delivery_key(*parts) for parts in (("a", "b", "c"), ("ab", "", "c"), ("a", "bc", ""))}) == 3


def test_parts_of_one_text_have_keys_of_their_own_and_the_first_has_that_of_the_whole() -> None:
    assert delivery_key("statement", "1", "town", 1) == delivery_key("statement", "1", "town")
    assert len({delivery_key("statement", "1", "town", part) for part in (1, 2, 3)}) == 3


def test_pauses_are_short_at_first_grow_and_end() -> None:
    tries = [after_refusal(attempts, permanent=False, wall=NOW) for attempts in range(1, 7)]

    assert [one.at - NOW for one in tries[:5]] == [5 * SECOND, 20 * SECOND, MINUTE, 4 * MINUTE, 15 * MINUTE]
    assert tries[5] == NextTry(state=DeliveryState.FAILED, at=NOW)


@pytest.mark.parametrize(("asked", "wait"), [(1.0, 5 * SECOND), (90.0, 90 * SECOND), (1e9, DAY)])
def test_network_that_asks_us_to_wait_is_waited_for(asked: float, wait: int) -> None:
    assert after_refusal(1, permanent=False, wall=NOW, retry_after=asked).at - NOW == wait


def test_permanent_refusal_is_not_tried_again() -> None:
    assert after_refusal(1, permanent=True, wall=NOW) == NextTry(state=DeliveryState.FAILED, at=NOW)


def test_refusal_of_a_repeat_does_not_say_what_became_of_the_attempt_before() -> None:
    assert after_refusal(2, permanent=True, wall=NOW, unsure=True).state is DeliveryState.UNKNOWN


def test_silence_of_a_network_that_knows_our_key_is_answered_by_the_same_once_more() -> None:
    assert after_silence(KEYED, first_at=NOW, attempts=1, wall=NOW) == NextTry(state=DeliveryState.PENDING, at=NOW)
    later = after_silence(KEYED, first_at=NOW, attempts=2, wall=NOW)
    assert later == NextTry(state=DeliveryState.PENDING, at=Instant(NOW + 5 * SECOND))


def test_key_is_not_trusted_up_to_its_last_minute() -> None:
    assert may_repeat(KEYED, NOW, Instant(NOW + 57 * MINUTE))
    assert not may_repeat(KEYED, NOW, Instant(NOW + 58 * MINUTE))
    assert may_repeat(replace(KEYED, repeats_within=None), NOW, Instant(NOW + 1_000 * DAY))


@given(attempts=st.integers(0, 20), passed=st.integers(0, 2 * DAY))
def test_where_no_key_is_known_silence_is_never_followed_by_a_blind_repeat(attempts: int, passed: int) -> None:
    wall = Instant(NOW + passed)

    assert after_silence(KEYLESS, first_at=NOW, attempts=attempts, wall=wall).state is DeliveryState.UNKNOWN
    if passed >= HOUR:
        assert after_silence(KEYED, first_at=NOW, attempts=attempts, wall=wall).state is DeliveryState.UNKNOWN


def test_what_is_not_there_yet_may_still_come() -> None:
    early = after_look(looks=1, attempts=1, since=NOW, wall=Instant(NOW + 29 * SECOND), saw=True)
    late = after_look(looks=4, attempts=1, since=NOW, wall=Instant(NOW + 30 * SECOND), saw=True)

    assert (early.state, late.state) == (DeliveryState.UNKNOWN, DeliveryState.PENDING)
    assert after_look(looks=4, attempts=ATTEMPTS, since=NOW, wall=late.at, saw=True).state is DeliveryState.FAILED


@given(looks=st.integers(1, 50), passed=st.integers(0, 2 * DAY))
def test_timeline_that_cannot_be_read_never_leads_to_another_attempt(looks: int, passed: int) -> None:
    wall = Instant(NOW + passed)
    found = after_look(looks=looks, attempts=1, since=NOW, wall=wall, saw=False)

    assert (found.state, found.at > wall) == (DeliveryState.UNKNOWN, True)


def test_looks_reach_past_the_time_a_post_needs_to_show_within_a_minute() -> None:
    at, times = NOW, []
    for looks in range(1, 5):
        at = after_look(looks=looks, attempts=1, since=NOW, wall=at, saw=False).at
        times.append((at - NOW) // SECOND)

    assert times == [2, 7, 17, 32]
    assert (is_looked_for(NOW, Instant(NOW + DAY)), is_looked_for(NOW, Instant(NOW + DAY + 1))) == (True, False)
