"""Who is called about an incident, when again, and in which words."""

import itertools
from uuid import UUID

import pytest

from firewarden.steps.monitor.paging import LONGEST, due, wording
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.paging import Call, Cause, Contact, Hours, Sent

NOON = Instant(1_767_268_800_000_000)
ANN, BOB, CEM = (UUID(int=number) for number in (1, 2, 3))


def contact(of: UUID, *, least: Level = Level.ISSUE, line: int = 0, reachable: bool = True) -> Contact:
    return Contact(id=of, person=of, least=least, line=line, reachable=reachable)


def at(minutes: float) -> Instant:
    return Instant(NOON + round(minutes * MINUTE))


def sent(minutes: float, to: UUID = ANN, level: Level = Level.ISSUE, cause: Cause = Cause.OPENED) -> Sent:
    return Sent(contact=to, at=at(minutes), level=level, cause=cause)


def called(
    minutes: float,
    *before: Sent,
    contacts: tuple[Contact, ...] = (contact(ANN),),
    level: Level = Level.ISSUE,
    answered: float | None = None,
) -> list[tuple[UUID, Cause]]:
    """At so many minutes after noon, after these calls."""
    found = due(level, contacts, before, None if answered is None else at(answered), at(minutes))
    return [(call.contact, call.cause) for call in found]


def test_everybody_of_the_first_line_is_called_at_once() -> None:
    both = (contact(ANN), contact(BOB))
    assert called(0, contacts=both) == [(ANN, Cause.OPENED), (BOB, Cause.OPENED)]


def test_nobody_is_called_below_their_level_or_outside_their_hours() -> None:
    contacts = (contact(ANN, least=Level.CRISIS), contact(BOB, reachable=False), contact(CEM, least=Level.WATCH))
    assert called(0, contacts=contacts) == [(CEM, Cause.OPENED)]


def test_calls_widen_until_somebody_answers() -> None:
    """A call every minute is asked for, for three days."""
    before: list[Sent] = []
    for minute in range(3 * 24 * 60):
        for _, cause in called(minute, *before):
            before.append(sent(minute, cause=cause))
    pauses = [(later.at - one.at) // MINUTE for one, later in itertools.pairwise(before)]
    assert pauses == [30, 120, 360, 24 * 60, 24 * 60]


def test_answer_ends_the_calls_for_everybody() -> None:
    both = (contact(ANN), contact(BOB))
    assert called(600, sent(0), sent(0, BOB), contacts=both, answered=5) == []


def test_who_comes_on_duty_after_the_answer_is_not_called() -> None:
    assert called(600, sent(0), contacts=(contact(ANN), contact(BOB)), answered=5) == []


def test_worse_is_news_also_after_an_answer_and_begins_the_pauses_anew() -> None:
    assert called(10, sent(0), answered=5, level=Level.CRISIS) == [(ANN, Cause.WORSE)]
    worse = sent(10, level=Level.CRISIS, cause=Cause.WORSE)
    assert called(39, sent(0), worse, answered=5, level=Level.CRISIS) == []
    assert called(40, sent(0), worse, answered=5, level=Level.CRISIS) == [(ANN, Cause.AGAIN)]


def test_back_and_forth_between_levels_is_no_news() -> None:
    high = sent(10, level=Level.CRISIS, cause=Cause.WORSE)
    assert called(20, sent(0), high, level=Level.ISSUE) == []
    assert called(21, sent(0), high, level=Level.CRISIS) == []


def test_second_line_is_called_when_the_first_does_not_answer() -> None:
    contacts = (contact(ANN), contact(BOB, line=1), contact(CEM, line=2))
    assert called(14, sent(0), contacts=contacts) == []
    assert called(15, sent(0), contacts=contacts) == [(BOB, Cause.ESCALATED)]
    later = (sent(0), sent(15, BOB, cause=Cause.ESCALATED))
    assert called(29, *later, contacts=contacts) == []
    assert called(30, *later, contacts=contacts) == [(ANN, Cause.AGAIN), (CEM, Cause.ESCALATED)]


def test_answer_of_the_first_line_keeps_the_second_asleep() -> None:
    assert called(60, sent(0), contacts=(contact(ANN), contact(BOB, line=1)), answered=3) == []


def test_second_line_is_the_first_when_nobody_else_is_on_duty() -> None:
    contacts = (contact(ANN, reachable=False), contact(BOB, line=1))
    assert called(0, contacts=contacts) == [(BOB, Cause.ESCALATED)]


@pytest.mark.parametrize(("weekday", "minute", "inside"), [(0, 540, True), (0, 1020, False), (5, 600, False)])
def test_hours_of_the_week(weekday: int, minute: int, inside: bool) -> None:
    office = Hours(days=frozenset(range(5)), start=9 * 60, end=17 * 60)
    assert office.hold(weekday, minute) is inside


def test_whole_days_have_no_hole_at_midnight() -> None:
    always = Hours(days=frozenset(range(7)))
    assert all(always.hold(day, minute) for day in range(7) for minute in (0, 1, 1439))


PARTS = {
    "label": "S-1",
    "level": "level 3, crisis",
    "title": "Claims of a death",
    "why": "Expected 4, saw 123 in 30 min.",
    "quote": "No power for 20 minutes.",
    "link": "https://desk.example/a/b",
}


def test_call_says_what_how_bad_why_the_best_quote_and_where() -> None:
    assert wording(**PARTS) == (
        "S-1 level 3, crisis: Claims of a death\n"
        "Expected 4, saw 123 in 30 min.\n"
        "“No power for 20 minutes.”\n"
        "https://desk.example/a/b"
    )


def test_long_call_keeps_its_link_and_gives_up_the_quote_first() -> None:
    long = wording(**PARTS | {"quote": "so bad " * 90})
    assert (len(long) <= LONGEST, long.endswith("…”\nhttps://desk.example/a/b")) == (True, True)
    assert "Expected 4, saw 123 in 30 min." in long
    longer = wording(**PARTS | {"why": "word " * 99, "quote": "so bad " * 90, "title": "title " * 50})
    assert (len(longer) <= LONGEST, "“" in longer, longer.count("\n")) == (True, False, 2)


def test_call_without_reason_or_quote_has_no_empty_lines() -> None:
    assert wording(**PARTS | {"why": "", "quote": ""}).count("\n") == 1


def test_due_says_nothing_twice_in_one_look() -> None:
    found = due(Level.CRISIS, [contact(ANN)], [sent(0)], None, at(31 * HOUR // MINUTE + DAY // MINUTE))
    assert found == [Call(contact=ANN, cause=Cause.WORSE)]
