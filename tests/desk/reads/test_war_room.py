from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from firewarden.desk.actions import feed, respond, work
from firewarden.desk.actions.assess import open_incident, reassess
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.reads.evidence import evidence_of
from firewarden.desk.reads.war_room import assessment_version, war_room
from firewarden.desk.records import Incident
from firewarden.desk.records.snapshot import snapshot
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import Role, Step, StepState
from firewarden.vocabulary.intake import SourceHealth
from firewarden.vocabulary.statement import Phase
from tests.desk.saying import tell
from tests.desk.world import NOON, World, angry, signal
from tests.stores import samples

Counting = Callable[[int], Any]


def busy(world: World, count: int) -> None:
    """An incident with `count` of everything."""
    posts = [angry(f"x:{number}") for number in range(count)]
    world.commit(*posts, signals=[signal(evidence=tuple(post.post.key for post in posts))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    for number in range(count):
        work.add_task(world.as_alice, 1, f"Task {number}", owner=world.bob, due_at=Instant(NOON + HOUR))
        work.add_note(world.as_bob, 1, f"Note {number}")
        work.take_role(world.as_alice, 1, list(Role)[number])
        respond.add_fact(world.as_alice, 1, f"Fact {number}")
        respond.write_draft(world.as_alice, 1, f"Draft {number}")
        told = {"number": number + 1, "phase": Phase.KNOWN, "published_at": NOON, "next_at": NOON + HOUR}
        Incident.objects.get().updates.create(text=f"Update {number}", by_id=world.bob, **told)


@pytest.mark.parametrize("count", [1, 3])
def test_war_room_asks_a_fixed_number_of_questions(
    world: World, django_assert_num_queries: Counting, count: int
) -> None:
    busy(world, count)
    access = world.as_alice

    with django_assert_num_queries(24):
        war_room(access, 1, world.outside)


def test_counts_of_talk_agree(world: World) -> None:
    posts = [angry(f"x:{number}") for number in range(12)]
    world.commit(*posts, signals=[signal(evidence=(PostKey("x:3"),))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    world.commit(angry("x:99"))

    room = war_room(world.as_alice, 1, world.outside)

    assert room.assessment is not None
    assert (room.assessment.mentions, room.assessment.findings[0].text) == (12, "12 mentions by 12 people")
    assert room.series.until == room.assessment.at
    told = {key for finding in room.assessment.findings for key in finding.evidence}
    assert {row.post_key for row in evidence_of(world.as_alice, 1, tuple(told))} == told


def test_loudest_post_is_the_assessments(world: World) -> None:
    world.commit(angry("x:1", likes=2), angry("x:2", likes=900), signals=[signal()])
    feed.absorb(world.accesses, world.feed(), world.outside)

    room = war_room(world.as_bob, 1, world.outside)

    assert room.loudest is not None
    assert (room.loudest.text, room.loudest.post and room.loudest.post.likes) == ("text of x:2", 900)


def test_danger_is_what_floors_claim(world: World) -> None:
    world.commit(angry("x:1", hazards=frozenset({"safety"})), signals=[signal()])
    feed.absorb(world.accesses, world.feed(), world.outside)
    work.start_checklist(world.as_alice, 1)

    danger = war_room(world.as_alice, 1, world.outside).danger

    assert [floor.name for floor in danger.claims] == ["safety"]
    assert danger.task is not None
    assert danger.task.text == "Find out whether anyone is in danger"


def test_silence_runs_until_we_say_something(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    world.clock.pass_minutes(70)

    silent = war_room(world.as_alice, 1, world.outside).words
    tell(world, 1, "We know.", phase=Phase.AWARE, next_at=Instant(NOON + 3 * HOUR))
    world.clock.pass_minutes(5)
    said = war_room(world.as_alice, 1, world.outside).words

    assert (silent.text, silent.silence, silent.first_due) == ("", 70 * MINUTE, NOON + 4 * HOUR)
    assert (said.text, said.silence, said.first_due) == ("We know.", 5 * MINUTE, None)


def test_next_due_is_the_earliest_of_all(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    first = war_room(world.as_alice, 1, world.outside).next_due
    work.add_task(world.as_alice, 1, "Call the airport", owner=world.bob, due_at=Instant(NOON + 10 * MINUTE))
    then = war_room(world.as_alice, 1, world.outside).next_due

    assert first is not None
    assert (first.what, first.at, first.owner) == ("First public words", NOON + 4 * HOUR, None)
    assert then is not None
    assert (then.what, then.owner, then.overdue) == ("Call the airport", "Bob", False)


def test_rail_shows_ten_steps_in_order(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    rail = war_room(world.as_alice, 1, world.outside).rail

    assert [one.step for one in rail] == list(Step)
    assert {one.state for one in rail} == {StepState.NOT_STARTED}


def test_blind_source_is_seen_on_the_rail(world: World) -> None:
    from firewarden.desk.actions.monitor import save_source

    save_source(world.as_alice, "reddit", connector="reddit", name="Reddit", settings={})
    open_incident(world.as_alice, "Bags lost")
    world.commit(sources=[samples.state("reddit", health=SourceHealth.BLIND), samples.state("other")])

    monitor = war_room(world.as_alice, 1, world.outside).rail[0]

    assert (monitor.state, monitor.because) == (StepState.WAITING, "every source is blind")


def test_incident_without_any_source_shows_what_was_reported(world: World) -> None:
    report_trouble(world.as_bob, Report(words="Reporter called"))

    room = war_room(world.as_alice, 1, world.outside)

    assert (room.assessment, room.version) == (None, None)
    assert [row.text for row in room.reported] == ["Reporter called"]
    assert room.loudest == room.reported[0]


def test_what_one_may_do_follows_from_right_and_role(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    assert "close incident" in war_room(world.as_bob, 1, world.outside).may
    assert "restrict incident" not in war_room(world.as_bob, 1, world.outside).may
    work.take_role(world.as_bob, 1, Role.LEAD)
    assert "restrict incident" in war_room(world.as_bob, 1, world.outside).may


def test_earlier_assessment_can_be_read(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])
    feed.absorb(world.accesses, world.feed(), world.outside)
    world.commit(*(angry(f"x:{number}") for number in range(2, 20)))
    reassess(world.as_worker, 1, world.outside)

    first, second = assessment_version(world.as_bob, 1, 1), assessment_version(world.as_bob, 1, 2)

    assert first is not None
    assert second is not None
    assert [(found.mentions, newest) for found, newest in (first, second)] == [(1, 2), (19, 2)]
    assert assessment_version(world.as_bob, 1, 3) is None


def test_other_brand_has_no_war_room(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    with pytest.raises(NotFound):
        war_room(world.as_charlie, 1, world.outside)


@pytest.mark.django_db(transaction=True)
def test_snapshot_takes_no_write_lock(world: World) -> None:
    with snapshot(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM desk_incident")
        assert not connection.in_atomic_block
    open_incident(world.as_alice, "Bags lost")
    assert war_room(world.as_alice, 1, world.outside).incident.title == "Bags lost"
