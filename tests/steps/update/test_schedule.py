from firewarden.steps.update.schedule import Ready, decide, is_late, proposed_next
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.statement import Phase, Refused
from firewarden.vocabulary.tempo import TEMPOS

NOW = Instant(1_000 * HOUR)
LATER = Instant(NOW + HOUR)


def test_proposal_follows_the_level() -> None:
    assert [proposed_next(TEMPOS.get(level), NOW) - NOW for level in Level] == [DAY, DAY, 4 * HOUR, 2 * HOUR, HOUR]


def test_every_update_but_the_last_names_the_next() -> None:
    assert decide(Phase.KNOWN, 2, LATER, NOW) == Ready(number=3, next_at=LATER)
    assert decide(Phase.CLOSED, 2, None, NOW) == Ready(number=3, next_at=None)
    assert isinstance(decide(Phase.KNOWN, 2, None, NOW), Refused)


def test_promise_for_the_past_is_refused() -> None:
    assert isinstance(decide(Phase.KNOWN, 0, NOW, NOW), Refused)


def test_last_update_promises_nothing_more() -> None:
    assert decide(Phase.CLOSED, 0, LATER, NOW) == Ready(number=1, next_at=None)


def test_late_is_after_the_promised_time() -> None:
    assert [is_late(at, NOW) for at in (None, LATER, NOW, Instant(NOW - 1))] == [False, False, False, True]
