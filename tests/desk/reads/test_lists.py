from collections.abc import Callable
from typing import Any

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import feed, monitor, respond, team, work
from firewarden.desk.actions.assess import open_incident, restrict
from firewarden.desk.reads.audit import audit, audit_here, last_tick, ticks, verify_all
from firewarden.desk.reads.inbox import inbox
from firewarden.desk.reads.incidents import incidents
from firewarden.desk.reads.radar import radar
from firewarden.desk.reads.review import review
from firewarden.desk.reads.tasks import tasks
from firewarden.desk.reads.team import clients, person
from firewarden.desk.reads.timeline import timeline
from firewarden.desk.reads.watch import watch
from firewarden.desk.reads.workbench import workbench
from firewarden.reports.bars import Bar, gap
from firewarden.vocabulary.clock import BIN, HOUR, Instant
from firewarden.vocabulary.errors import NotAllowed
from firewarden.vocabulary.intake import SourceHealth
from firewarden.vocabulary.volume import Bin
from tests.desk.world import NOON, World, angry, signal
from tests.stores import samples

Counting = Callable[[int], Any]
ROWS = pytest.mark.parametrize("count", [1, 3])


@ROWS
def test_incident_list_is_one_question(world: World, django_assert_num_queries: Counting, count: int) -> None:
    for number in range(count):
        open_incident(world.as_alice, f"Trouble {number}")
    access = world.as_alice

    with django_assert_num_queries(1):
        assert len(incidents(access)) == count


@ROWS
def test_radar_asks_the_desk_the_same_for_any_number_of_brands(
    world: World, django_assert_num_queries: Counting, count: int
) -> None:
    client = clients(world.house)[0].id
    for number in range(count):
        slug = team.create_brand(world.house, client, f"Brand {number}")
        assert isinstance(slug, str)
        team.join_brand(world.house, slug, world.alice, Right.READ)
    open_incident(world.as_alice, "Bags lost")
    alice = person(world.alice, NOON)

    with django_assert_num_queries(7):
        assert len(radar(alice, world.outside).brands) == count + 1


@ROWS
def test_task_list_is_three_questions(world: World, django_assert_num_queries: Counting, count: int) -> None:
    open_incident(world.as_alice, "Bags lost")
    for number in range(count):
        work.add_task(world.as_alice, 1, f"Task {number}", owner=world.bob)
    access = world.as_alice

    with django_assert_num_queries(2):
        assert len(tasks(access, 1)) == count


@ROWS
def test_timeline_does_not_grow_by_events(world: World, django_assert_num_queries: Counting, count: int) -> None:
    open_incident(world.as_alice, "Bags lost")
    for number in range(count):
        work.add_note(world.as_bob, 1, f"Note {number}")
    access = world.as_alice

    with django_assert_num_queries(4):
        assert len(timeline(access, 1)) == count + 1


@ROWS
def test_workbench_does_not_grow_by_drafts(world: World, django_assert_num_queries: Counting, count: int) -> None:
    open_incident(world.as_alice, "Bags lost")
    for number in range(count):
        respond.write_draft(world.as_alice, 1, f"Draft {number}")
        respond.request_approval(world.as_alice, 1, number + 1)
        respond.approve(world.as_bob, 1, number + 1, 1)
        respond.publish(world.as_alice, 1, number + 1, ["town"], world.outside)
        respond.add_fact(world.as_alice, 1, f"Fact {number}")
    access = world.as_alice

    with django_assert_num_queries(23):
        assert len(workbench(access, 1, world.outside).drafts) == count


@ROWS
def test_inbox_does_not_grow_by_people(world: World, django_assert_num_queries: Counting, count: int) -> None:
    posts = [angry(f"x:{number}") for number in range(count)]
    world.commit(*posts, signals=[signal(evidence=tuple(post.post.key for post in posts))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    access = world.as_alice

    with django_assert_num_queries(9):
        assert len(inbox(access, 1).waiting) == count


@ROWS
def test_review_does_not_grow_by_events(world: World, django_assert_num_queries: Counting, count: int) -> None:
    open_incident(world.as_alice, "Bags lost")
    for number in range(count):
        work.add_note(world.as_bob, 1, f"Note {number}")
    access = world.as_alice

    with django_assert_num_queries(8):
        review(access, 1)


def test_radar_shows_volume_against_what_is_usual(world: World) -> None:
    hour = [
        Bin(brand=world.brand, at=Instant(NOON - HOUR + number * BIN), mentions=4, expected=1.5, closed=True)
        for number in range(12)
    ]
    world.commit(angry("x:1"), bins=hour, sources=[samples.state("src", health=SourceHealth.BLIND, since=NOON)])
    monitor.save_source(world.as_alice, "src", connector="replay", name="A file", settings={"path": "a.jsonl"})

    row = radar(person(world.alice, NOON), world.outside).brands[0]

    assert (row.slug, row.hour.mentions, row.expected_hour, row.sources[0].since) == ("acme", 1, 18.0, NOON)
    assert row.series.bars[-1] == Bar(at=Instant(NOON - BIN), seen=4, expected=1.5)


def test_gap_is_unknown_never_zero(world: World) -> None:
    world.commit(bins=[Bin(brand=world.brand, at=Instant(NOON - BIN), mentions=0, gap=True, closed=True)])

    row = radar(person(world.alice, NOON), world.outside).brands[0]

    assert (row.series.bars[-1], row.expected_hour) == (gap(Instant(NOON - BIN)), None)


def test_an_hour_that_lacks_one_bin_shows_what_was_seen_of_it(world: World) -> None:
    bins = [
        Bin(brand=world.brand, at=Instant(NOON - HOUR + number * BIN), mentions=4, expected=1.5, closed=True)
        for number in range(11)
    ]
    world.commit(bins=[*bins, Bin(brand=world.brand, at=Instant(NOON - BIN), mentions=0, gap=True, closed=True)])

    row = radar(person(world.alice, NOON), world.outside, hours=200).brands[0]

    assert row.series.bars[-1] == Bar(at=Instant(NOON - HOUR), seen=44, expected=16.5, width=HOUR, missing=BIN)


def test_radar_counts_no_restricted_incident(world: World) -> None:
    open_incident(world.as_alice, "Secret trouble")
    restrict(world.as_alice, 1, ())

    assert radar(person(world.bob, NOON), world.outside).brands[0].incidents == ()
    assert len(radar(person(world.alice, NOON), world.outside).brands[0].incidents) == 1


def test_radar_shows_my_brands_alone(world: World) -> None:
    assert [row.slug for row in radar(person(world.charlie, NOON), world.outside).brands] == ["zeta"]


def test_audit_leaves_out_events_of_a_restricted_incident(world: World) -> None:
    open_incident(world.as_alice, "Secret trouble")
    restrict(world.as_alice, 1, ())

    assert [row.kind for row in audit(world.as_bob).events] == ["member.added", "member.added"]
    assert "incident.opened" in [row.kind for row in audit(world.as_alice).events]


def test_audit_checks_the_chain(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    page = audit(world.as_bob, check=True)

    assert (page.length, page.breaks) == (3, ())
    assert verify_all() == {}


def test_log_of_the_installation_is_for_those_who_run_it(world: World) -> None:
    assert audit_here(person(world.alice, NOON), check=True).breaks == ()
    with pytest.raises(NotAllowed):
        audit_here(person(world.bob, NOON))


def test_ticks_tell_that_something_happened_never_what(world: World) -> None:
    before = last_tick()
    work_on = open_incident(world.as_alice, "Bags lost")

    found = ticks(before)

    assert [(tick.kind, tick.brand) for tick in found] == [("incident.opened", world.brand)]
    assert work_on == 1
    assert "Bags" not in str(found)


def test_watch_lists_queries_and_sources(world: World) -> None:
    monitor.save_query(world.as_alice, "Name", "acme")
    monitor.save_query(world.as_alice, "Name", "acme OR akme", number=1)
    monitor.save_query(world.as_charlie, "Theirs", "zeta")

    found = watch(world.as_alice, world.outside)

    assert [(row.number, row.text, row.version) for row in found.queries] == [(1, "acme OR akme", 2)]
    assert found.plan == 3
    assert found.sources == ()
