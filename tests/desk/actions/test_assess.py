from dataclasses import replace
from uuid import UUID

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import assess, assessing, feed, work
from firewarden.desk.reads.incidents import incidents, signals
from firewarden.desk.reads.war_room import war_room
from firewarden.desk.records import Incident, SignalState
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import Conflict, NotAllowed, NotFound
from firewarden.vocabulary.incident import IncidentState, Outcome, Role
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused
from tests.desk.world import NOON, World, angry, signal


@pytest.fixture
def waiting(world: World) -> UUID:
    """A signal that nobody has looked at: an incident before it was closed as a false alarm."""
    world.commit(angry("x:1"), angry("x:2"), signals=[signal("s_1", score=3.0), signal("s_2", score=3.1)])
    entries = world.feed()
    feed.absorb(world.accesses, entries[:1], world.outside)
    assess.close(world.as_alice, 1, Outcome.FALSE_ALARM, "A joke")
    feed.absorb(world.accesses, entries[1:], world.outside)
    return signals(world.as_alice)[0].id


def test_incident_opened_by_hand_gets_the_next_number(world: World) -> None:
    assert assess.open_incident(world.as_alice, "Bags lost") == 1
    assert assess.open_incident(world.as_bob, "  More bags lost ") == 2
    world.clock.pass_minutes(1)
    assert assess.open_incident(world.as_alice, "Food cold", level=Level.CRISIS) == 3
    assert [(row.label, row.title, row.level) for row in incidents(world.as_alice)] == [
        ("A-3", "Food cold", Level.CRISIS),
        ("A-1", "Bags lost", Level.ISSUE),
        ("A-2", "More bags lost", Level.ISSUE),
    ]


def test_incident_needs_words(world: World) -> None:
    assert assess.open_incident(world.as_alice, "  ") == Refused(reason="Say in a few words what happened.")


def test_promoted_signal_opens_an_incident_with_an_assessment(world: World, waiting: UUID) -> None:
    assert assess.promote_signal(world.as_alice, waiting, world.outside, title="It is real") == 2

    room = war_room(world.as_alice, 2, world.outside)
    assert (room.incident.title, room.version, room.assessment and room.assessment.mentions) == ("It is real", 1, 2)
    assert sorted(row.incident or 0 for row in signals(world.as_alice, state=SignalState.OPENED)) == [1, 2]


def test_signal_is_promoted_once(world: World, waiting: UUID) -> None:
    assess.promote_signal(world.as_alice, waiting, world.outside)

    again = assess.promote_signal(world.as_bob, waiting, world.outside)

    assert again == Refused(reason=say("This signal was dealt with already: opened."))
    assert len(incidents(world.as_alice)) == 2


def test_signal_of_another_brand_is_not_found(world: World, waiting: UUID) -> None:
    with pytest.raises(NotFound):
        assess.promote_signal(world.as_charlie, waiting, world.outside)


def test_closing_needs_a_reason(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")

    assert isinstance(assess.close(world.as_alice, 1, Outcome.FALSE_ALARM, " "), Refused)
    assert incidents(world.as_alice)[0].state is IncidentState.OPEN


def test_closed_incident_takes_no_more_tasks_but_notes(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")
    assess.close(world.as_alice, 1, Outcome.RESOLVED, "Bags found")

    with pytest.raises(Conflict, match="Reopen it first"):
        work.add_task(world.as_alice, 1, "Search")
    assert work.add_note(world.as_alice, 1, "Afterthought") is None


def test_reopened_incident_is_open(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")
    assess.close(world.as_alice, 1, Outcome.RESOLVED, "Bags found")

    assert assess.reopen(world.as_bob, 1, "Wrong bags") is None

    row = incidents(world.as_alice)[0]
    assert (row.state, row.closed_at, row.outcome) == (IncidentState.OPEN, None, "")


def test_worker_without_the_right_cannot_close_but_the_lead_can(world: World) -> None:
    dora = world.join("Dora", Right.WORK)
    assess.open_incident(world.as_alice, "Bags lost")

    with pytest.raises(NotAllowed, match="or one of these roles in the incident: deputy, lead"):
        assess.close(world.access(dora), 1, Outcome.RESOLVED, "Found")
    work.take_role(world.access(dora), 1, Role.LEAD)
    assert assess.close(world.access(dora), 1, Outcome.RESOLVED, "Found") is None


def test_role_in_one_incident_means_nothing_in_another(world: World) -> None:
    dora = world.join("Dora", Right.WORK)
    assess.open_incident(world.as_alice, "Bags lost")
    assess.open_incident(world.as_alice, "Food cold")
    work.take_role(world.access(dora), 1, Role.LEAD)

    with pytest.raises(NotAllowed):
        assess.close(world.access(dora), 2, Outcome.RESOLVED, "Warm now")


def test_override_stands_against_later_assessments(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])
    feed.absorb(world.accesses, world.feed(), world.outside)
    assess.override_level(world.as_alice, 1, Level.SEVERE, "The minister called")
    world.commit(*(angry(f"x:{number}") for number in range(2, 30)))
    world.clock.pass_minutes(6)

    assess.reassess(world.as_worker, 1, world.outside)

    row = Incident.objects.get(number=1)
    assert (row.level, row.assessed_level, row.override_reason) == (4, 2, "The minister called")
    assess.override_level(world.as_alice, 1, None, "He was wrong")
    assert incidents(world.as_alice)[0].level is Level.ISSUE


def test_override_needs_a_reason(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")

    assert isinstance(assess.override_level(world.as_alice, 1, Level.NOISE, ""), Refused)
    assert incidents(world.as_alice)[0].level is Level.ISSUE


def test_merged_incident_hands_over_what_it_has(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])
    feed.absorb(world.accesses, world.feed(), world.outside)
    assess.open_incident(world.as_alice, "The same trouble")
    work.add_task(world.as_alice, 1, "Call the airport")

    assert assess.merge(world.as_alice, 1, 2) is None

    room = war_room(world.as_alice, 2, world.outside)
    assert list(room.evidence) == ["x:1"]
    assert [task.text for task in room.tasks] == ["Call the airport"]
    old = Incident.objects.get(number=1)
    assert (old.outcome, old.merged_into and old.merged_into.number) == ("merged", 2)
    assert isinstance(assess.reopen(world.as_alice, 1, "Other trouble"), Refused)


def test_incident_is_not_merged_into_itself(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")

    assert assess.merge(world.as_alice, 1, 1) == Refused(reason="An incident cannot be merged into itself.")


def test_restricted_incident_is_nowhere_for_others(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])
    feed.absorb(world.accesses, world.feed(), world.outside)
    assess.restrict(world.as_alice, 1, ())

    assert incidents(world.as_bob) == []
    assert [row.incident for row in signals(world.as_bob, state=None)] == [None]
    with pytest.raises(NotFound):
        war_room(world.as_bob, 1, world.outside)
    with pytest.raises(NotFound):
        work.add_note(world.as_bob, 1, "I know of this")
    assert len(incidents(world.as_alice)) == 1


def test_restricted_incident_opens_to_those_named(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")
    assess.restrict(world.as_alice, 1, (world.bob,))

    assert len(incidents(world.as_bob)) == 1
    assess.restrict(world.as_alice, 1, ())
    assert incidents(world.as_bob) == []
    assess.unrestrict(world.as_alice, 1)
    assert len(incidents(world.as_bob)) == 1


def test_restricting_names_members_alone(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")

    assert isinstance(assess.restrict(world.as_alice, 1, (world.charlie,)), Refused)
    assert len(incidents(world.as_bob)) == 1


def test_assessment_without_news_makes_no_version(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])
    feed.absorb(world.accesses, world.feed(), world.outside)

    assert assess.reassess(world.as_worker, 1, world.outside) is None
    world.commit(angry("x:2"))
    assert assess.reassess(world.as_worker, 1, world.outside) is None
    world.clock.pass_minutes(5)
    assert assess.reassess(world.as_worker, 1, world.outside) == 2
    world.commit(angry("x:3", hazards=frozenset({"safety"})))
    assert assess.reassess(world.as_worker, 1, world.outside) == 3


def test_incident_is_assessed_by_nobody_of_another_brand(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")

    with pytest.raises(NotFound):
        assess.reassess(world.as_charlie, 1, world.outside)


def test_opening_time_is_the_brands(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")

    assert incidents(world.as_alice)[0].opened_at == NOON


def test_incident_is_called_what_its_newest_assessment_calls_it_until_somebody_names_it(world: World) -> None:
    world.commit(angry("x:1"), angry("x:2"), signals=[signal("s_1")])
    feed.absorb(world.accesses, world.feed(), world.outside)
    number = 1
    held = Incident.objects.get(number=number, brand=world.as_alice.brand)
    gathered = assessing.gather(world.as_alice, Instant(held.since), world.outside)

    def assessed(title: str, minutes: int) -> str:
        held.refresh_from_db()
        value = replace(gathered.assessment, title=title, at=Instant(gathered.assessment.at + minutes * MINUTE))
        assessing.save(world.as_alice, held, replace(gathered, assessment=value))
        held.refresh_from_db()
        return held.title

    assert assessed("Doors that stay shut", 10) == "Doors that stay shut"
    assess.rename(world.as_alice, number, "Ebren Star")
    assert assessed("Doors and heat", 20) == "Ebren Star"


def test_what_a_person_reported_is_never_noise(world: World) -> None:
    number = assess.open_incident(world.as_alice, "Somebody rang")
    assert isinstance(number, int)
    quiet = assessing.gather(world.as_alice, NOON, world.outside)
    noise = replace(quiet.assessment.severity, level=Level.NOISE)

    def level_after(mentions: int, minutes: int) -> int:
        held = Incident.objects.get(number=number, brand=world.as_alice.brand)
        at = Instant(quiet.assessment.at + minutes * MINUTE)
        value = replace(quiet.assessment, severity=noise, mentions=mentions, at=at)
        assessing.save(world.as_alice, held, replace(quiet, assessment=value))
        held.refresh_from_db()
        return held.level

    assert level_after(mentions=0, minutes=10) == Level.ISSUE
    assert level_after(mentions=4, minutes=20) == Level.WATCH
