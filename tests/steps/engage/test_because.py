from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from firewarden.measure.hours import Hours, Openings
from firewarden.steps.engage.because import because, lane_note, span
from firewarden.steps.engage.lanes import Lane, Terms
from firewarden.steps.engage.queue import Item, ranked
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant, from_iso
from firewarden.vocabulary.mention import Hazard
from tests.steps.engage.test_queue import NOW, item


def why(minutes: int = 0, **signs: Any) -> str:
    return because(ranked(item("a", minutes, **signs), NOW), NOW)


def test_a_place_is_explained_by_what_the_person_wrote() -> None:
    assert why(question=True, first_person=True, negative=True) == (
        "This person asks a question, tells what happened to them, is angry."
    )
    assert why() == "Wrote to us or of us."


def test_danger_and_press_say_that_they_come_before_others() -> None:
    assert why(hazards=frozenset({Hazard.SAFETY}), question=True) == (
        "Speaks of danger to people: before everybody else."
    )
    assert why(hazards=frozenset({Hazard.JOURNALIST})) == (
        "Press, a regulator or a lawyer: behind danger, before all others."
    )
    assert why(distress=True) == "Says that they may harm themselves: a person looks at this now."


def test_what_lifts_a_place_is_named_only_where_it_does() -> None:
    assert why(question=True, level=Level.SEVERE, thread=7) == (
        "This person asks a question. The incident stands at level 4. 7 posts in its thread within the hour."
    )
    assert why(5 * 60, question=True) == "This person asks a question. Late by 1 hour."
    assert why(3 * 60, question=True) == (
        "This person asks a question. Waits since 13:00 UTC on 11 February 1970, due at 17:00 UTC on 11 February 1970."
    )


@pytest.mark.parametrize(
    ("length", "said"), [(0, "0 minutes"), (MINUTE, "1 minute"), (HOUR - 1, "59 minutes"), (3 * DAY, "3 days")]
)
def test_a_span_is_named_in_its_largest_unit(length: int, said: str) -> None:
    assert span(length) == said


def test_only_lanes_of_their_own_have_a_note() -> None:
    assert [bool(lane_note(lane)) for lane in Lane] == [True, True, False]


OFFICE = (((9 * 60, 17 * 60),),) * 5 + ((),) * 2


def test_the_night_does_not_make_late_but_for_danger_and_crisis() -> None:
    evening = from_iso("2026-10-23T19:00:00Z")
    monday = from_iso("2026-10-26T09:00:00Z")
    terms = Terms(openings=Openings(Hours(ZoneInfo("Europe/Berlin"), OFFICE), evening))

    def late(one: Item) -> int:
        return ranked(replace(one, posted_at=evening), monday, terms).late_by(monday)

    assert late(item("asks", question=True)) == 0
    assert late(item("crisis", question=True, level=Level.CRISIS)) == 58 * HOUR
    assert late(item("danger", hazards=frozenset({Hazard.SAFETY}))) == 62 * HOUR - 15 * MINUTE


def test_without_hours_in_a_year_nothing_is_due() -> None:
    terms = Terms(openings=Openings(Hours(ZoneInfo("UTC"), ((),) * 7), Instant(0)))

    assert ranked(item("a", question=True), NOW, terms).due_at is None
    assert because(ranked(item("a", 9_000, question=True), NOW, terms), NOW) == "This person asks a question."
