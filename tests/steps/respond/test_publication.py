from firewarden.steps.respond.clock import first_words_due, silence
from firewarden.steps.respond.publication import NextTry, after_refusal, delivery_key
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.statement import DeliveryState

NOW = Instant(1_000 * HOUR)


def test_same_thing_for_the_same_place_has_the_same_key() -> None:
    assert delivery_key("reply", "1", "town") == delivery_key("reply", "1", "town")
    assert len({delivery_key(*parts) for parts in (("a", "b", "c"), ("ab", "", "c"), ("a", "bc", ""))}) == 3


def test_pauses_double_up_to_an_hour_and_end() -> None:
    tries = [after_refusal(attempts, permanent=False, wall=NOW) for attempts in range(1, 7)]

    assert [one.at - NOW for one in tries[:5]] == [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 16 * MINUTE]
    assert tries[5].state is DeliveryState.FAILED


def test_permanent_refusal_is_not_tried_again() -> None:
    assert after_refusal(1, permanent=True, wall=NOW) == NextTry(state=DeliveryState.FAILED, at=NOW)


def test_first_words_are_due_by_level() -> None:
    assert [first_words_due(level, NOW) for level in Level] == [
        None,
        None,
        NOW + 4 * HOUR,
        NOW + HOUR,
        NOW + 30 * MINUTE,
    ]


def test_silence_counts_from_our_last_words() -> None:
    assert silence(NOW, None, Instant(NOW + HOUR)) == HOUR
    assert silence(NOW, Instant(NOW + 50 * MINUTE), Instant(NOW + HOUR)) == 10 * MINUTE
