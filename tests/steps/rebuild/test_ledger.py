from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.rebuild.ledger import (
    NEAR,
    SETTLED,
    Reminder,
    keep,
    ledger_missing,
    reminder,
    state_at,
    strike,
    tally,
    withdraw,
)
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.promise import Kept, Line, PromiseState
from firewarden.vocabulary.statement import Refused

NOW = Instant(1_000 * DAY)
FRIDAY = Instant(NOW + 3 * DAY)
CALL = Line(text="We will call every guest by Friday", state=PromiseState.PROMISED, due=FRIDAY)
KEPT, WITHDRAWN, LATE = PromiseState.KEPT, PromiseState.WITHDRAWN, PromiseState.LATE
STRUCK = PromiseState.STRUCK


@dataclass(frozen=True)
class Promised:
    what: str
    due: Instant | None = None
    start: int = 0
    end: int = 0


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (CALL, PromiseState.PROMISED),
        (replace(CALL, due=NOW), PromiseState.PROMISED),
        (replace(CALL, due=Instant(NOW - 1)), LATE),
        (replace(CALL, due=None), PromiseState.PROMISED),
        (replace(CALL, due=Instant(NOW - 1), state=KEPT), KEPT),
        (replace(CALL, due=Instant(NOW - 1), state=WITHDRAWN), WITHDRAWN),
    ],
)
def test_only_time_makes_a_promise_late(line: Line, state: PromiseState) -> None:
    assert state_at(line, NOW) is state


def test_promise_is_kept_by_what_shows_it() -> None:
    assert keep(CALL, proof=True) is KEPT
    assert keep(replace(CALL, state=LATE), proof=True) is KEPT
    refused = keep(CALL, proof=False)
    assert isinstance(refused, Refused)
    assert refused.reason == "Say what shows that it was kept: a text, a link, or a piece of evidence."


def test_promise_is_withdrawn_with_a_reason() -> None:
    assert withdraw(CALL, "The hotel is closed") is WITHDRAWN
    refused = withdraw(CALL, " ")
    assert isinstance(refused, Refused)
    assert refused.reason == "Say why it is withdrawn: those it was made to will ask."


@pytest.mark.parametrize(("state", "why"), SETTLED.items())
def test_what_is_settled_stays_settled(state: PromiseState, why: str) -> None:
    settled = replace(CALL, state=state)

    for answer in (keep(settled, proof=True), withdraw(settled, "a reason"), strike(settled, "a reason")):
        assert isinstance(answer, Refused)
        assert answer.reason == why


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        (3 * DAY, None),
        (NEAR + 1, None),
        (NEAR, Reminder.NEAR),
        (0, Reminder.NEAR),
        (-1, Reminder.LATE),
        (1 - 4 * HOUR, Reminder.LATE),
        (-4 * HOUR, Reminder.WIDER),
        (-DAY, Reminder.WIDEST),
        (-9 * DAY, Reminder.WIDEST),
    ],
)
def test_owner_hears_a_day_before_and_when_it_is_late_then_others_do(ahead: int, told: Reminder | None) -> None:
    assert reminder(replace(CALL, due=Instant(NOW + ahead)), NOW) is told
    assert reminder(replace(CALL, due=Instant(NOW + ahead), state=KEPT), NOW) is None


def test_without_a_date_nobody_is_reminded() -> None:
    assert reminder(replace(CALL, due=None), NOW) is None


@pytest.mark.parametrize(
    ("called", "answered", "told"),
    [
        (-3 * HOUR, None, Reminder.LATE),  # they have had too little time
        (HOUR, None, Reminder.LATE),  # the call waits for the day
        (-4 * HOUR, None, Reminder.WIDEST),
        (-3 * DAY, None, Reminder.WIDEST),  # of the reminder before it was due
        (-20 * HOUR, -19 * HOUR, Reminder.LATE),
        (-30 * HOUR, -DAY, Reminder.WIDEST),
        (-3 * DAY, -3 * DAY + HOUR, Reminder.WIDEST),  # said before it was late
    ],
)
def test_others_hear_only_where_nobody_sees_to_it(called: int, answered: int | None, told: Reminder) -> None:
    late = replace(CALL, due=Instant(NOW - 2 * DAY))
    when = None if answered is None else Instant(NOW + answered)

    assert reminder(late, NOW, called=Instant(NOW + called), answered=when) is told
    assert reminder(replace(late, state=STRUCK), NOW, called=Instant(NOW + called), answered=when) is None


@pytest.mark.parametrize(
    ("found", "missing"),
    [
        (Promised("we will call every guest by Friday", FRIDAY), False),
        (Promised("We will call every guest", None), False),
        (Promised("we will call every guest by Friday", Instant(FRIDAY - HOUR)), True),
        (Promised("we will pay every guest by Friday", FRIDAY), True),
        (Promised("we will pay each fare back by Friday", FRIDAY), True),
        (Promised("we will call every guest 3 times by Friday", FRIDAY), True),
    ],
)
def test_line_holds_a_promise_with_its_words_numbers_and_day(found: Promised, missing: bool) -> None:
    assert ledger_missing([found], [CALL]) == ([found] if missing else [])


def test_settled_line_holds_nothing() -> None:
    found = Promised("We will call every guest by Friday", FRIDAY)

    assert ledger_missing([found], [replace(CALL, state=KEPT), replace(CALL, state=WITHDRAWN)]) == [found]
    assert ledger_missing([found], []) == [found]


def test_tally_counts_public_promises_that_are_settled_or_late() -> None:
    past = Instant(NOW - DAY)
    lines = [
        CALL,
        replace(CALL, due=past),
        replace(CALL, due=past, public=False),
        replace(CALL, state=KEPT, kept_at=Instant(FRIDAY - 1)),
        replace(CALL, state=KEPT, kept_at=FRIDAY),
        replace(CALL, state=KEPT, kept_at=Instant(FRIDAY + 1)),
        replace(CALL, state=KEPT, due=None, kept_at=NOW),
        replace(CALL, state=WITHDRAWN, due=past),
    ]

    assert tally(lines, NOW) == Kept(on_time=3, late=1, broken=1)
    assert tally(lines, NOW).share == 0.6
    assert tally([CALL], NOW).share is None


LINES = st.builds(
    Line,
    text=st.text(max_size=20),
    state=st.sampled_from(PromiseState),
    due=st.none() | st.integers(0, 2 * NOW).map(Instant),
)


@given(LINES, st.integers(0, 2 * NOW).map(Instant), st.integers(0, 10 * DAY))
def test_time_only_ever_makes_it_later(line: Line, now: Instant, passed: int) -> None:
    line = replace(line, state=PromiseState.PROMISED)
    order = [PromiseState.PROMISED, LATE]

    assert order.index(state_at(line, now)) <= order.index(state_at(line, Instant(now + passed)))


@given(LINES, st.booleans(), st.text(max_size=3))
def test_every_move_ends_a_promise_or_is_refused(line: Line, proof: bool, reason: str) -> None:
    for answer in (keep(line, proof=proof), withdraw(line, reason)):
        assert isinstance(answer, Refused) or answer in (KEPT, WITHDRAWN)
