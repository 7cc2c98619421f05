"""Harmed groups: counted as well as anybody knows, reached, named, closed."""

from dataclasses import replace

import pytest

from firewarden.desk.actions import assess, harmed, respond
from firewarden.desk.actions.harmed import Group
from firewarden.desk.reads import harmed as reads
from firewarden.desk.reads.head import head
from firewarden.desk.records import Event
from firewarden.vocabulary.apology import Harm, Part, Size
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Step
from firewarden.vocabulary.statement import Phase, Refused
from tests.desk.saying import tell
from tests.desk.world import HOUR, NOON, World

GUESTS = Group(
    name="Guests of Friday",
    harm="Locked out for nine hours",
    harms=frozenset({Harm.TIME, Harm.MONEY}),
    size=Size.KNOWN,
    least=120,
    size_source="the booking list",
    contact_route="mail, the list is with care",
    remedy="the night, and a taxi",
)


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")


def why(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return str(answer.reason)


def test_group_is_shown_as_it_was_put_down(world: World) -> None:
    assert harmed.add_group(world.as_alice, 1, GUESTS) == 1

    row = reads.groups(world.as_bob, 1)[0]
    assert (row.name, row.harms, row.least, row.most) == (GUESTS.name, (Harm.MONEY, Harm.TIME), 120, 120)
    assert (row.contact_route, row.remedy, row.first) == (GUESTS.contact_route, GUESTS.remedy, Part.REPAIR)
    assert (row.reached, row.named, row.closed_at) == (0, False, None)


def test_event_of_a_group_says_nothing_of_it(world: World) -> None:
    harmed.add_group(world.as_alice, 1, GUESTS)

    assert Event.objects.get(kind=EventKind.GROUP_ADDED).values() == {}


@pytest.mark.parametrize(
    ("group", "reason"),
    [
        (replace(GUESTS, name=" "), "Say who they are, and what happened to them."),
        (replace(GUESTS, harm=""), "Say who they are, and what happened to them."),
        (replace(GUESTS, name="g" * 201), "The name is too long: say the rest under what happened to them."),
        (replace(GUESTS, least=None), "Give the number of people, or from how many to how many, as whole numbers."),
        (
            replace(GUESTS, size=Size.ESTIMATED, most=100),
            "Give the number of people, or from how many to how many, as whole numbers.",
        ),
        (replace(GUESTS, size_source=""), "Say where the number comes from."),
    ],
)
def test_group_without_people_or_source_is_refused(world: World, group: Group, reason: str) -> None:
    assert why(harmed.add_group(world.as_alice, 1, group)) == reason
    assert reads.groups(world.as_alice, 1) == []


def test_nobody_need_know_how_many(world: World) -> None:
    harmed.add_group(world.as_alice, 1, replace(GUESTS, size=Size.UNKNOWN, least=7, size_source=""))

    row = reads.groups(world.as_alice, 1)[0]
    assert (row.size, row.least, row.most) == (Size.UNKNOWN, None, None)


def test_reached_people_are_counted_with_who_says_so(world: World) -> None:
    harmed.add_group(world.as_alice, 1, GUESTS)
    for count, note in ((100, "mail"), (15, "telephone"), (2, "at the desk")):
        world.clock.pass_minutes(1)
        assert harmed.reach_group(world.as_bob, 1, 1, count, note) is None

    row = reads.groups(world.as_alice, 1)[0]
    assert (row.reached, [(one.count, one.note, one.by) for one in row.reaches]) == (
        117,
        [(2, "at the desk", "Bob"), (15, "telephone", "Bob"), (100, "mail", "Bob")],
    )
    assert why(harmed.reach_group(world.as_bob, 1, 1, 0, "mail")) == "Say how many were reached, as a whole number."
    assert why(harmed.reach_group(world.as_bob, 1, 1, 1, "")) == "Say how they were reached, and what they heard."


def test_group_is_named_by_texts_updates_and_the_end(world: World) -> None:
    harmed.add_group(world.as_alice, 1, GUESTS)
    respond.write_draft(world.as_alice, 1, "We failed you.", title="To the guests")
    tell(world, 1, "We know.", phase=Phase.AWARE, next_at=Instant(NOON + HOUR))
    harmed.name_group(world.as_alice, 1, 1, drafts=(1, 9), updates=(1,), closing=True)

    row = reads.groups(world.as_alice, 1)[0]
    assert (row.drafts, row.updates, row.at_closing, row.named) == (((1, "To the guests"),), (1,), True, True)

    harmed.name_group(world.as_alice, 1, 1, drafts=(), updates=(), closing=False)
    assert not reads.groups(world.as_alice, 1)[0].named


def test_group_is_closed_with_a_word_and_opened_again(world: World) -> None:
    harmed.add_group(world.as_alice, 1, GUESTS)
    assert why(harmed.reopen_group(world.as_bob, 1, 1)) == "This group is open."
    assert why(harmed.close_group(world.as_bob, 1, 1, "")) == "Say what they got, or why nothing more can be done."
    assert harmed.close_group(world.as_bob, 1, 1, "Everybody was paid") is None
    assert why(harmed.close_group(world.as_bob, 1, 1, "Again")) == "This group is closed already."

    row = reads.groups(world.as_alice, 1)[0]
    assert (row.closed_by, row.closing_note, row.closed_at) == ("Bob", "Everybody was paid", world.as_bob.now)
    assert harmed.reopen_group(world.as_bob, 1, 1) is None
    assert reads.groups(world.as_alice, 1)[0].closed_at is None


def test_rail_counts_groups_of_whom_nobody_was_reached(world: World) -> None:
    for name in ("Guests", "Staff", "Neighbors"):
        harmed.add_group(world.as_alice, 1, replace(GUESTS, name=name))
    harmed.reach_group(world.as_alice, 1, 1, 5, "mail")
    harmed.reach_group(world.as_alice, 1, 1, 5, "mail again")
    harmed.close_group(world.as_alice, 1, 2, "No longer there")

    work = head(world.as_alice, 1, world.outside).done.work
    assert (work.groups, work.groups_unreached) == (3, 1)
    assert head(world.as_alice, 1, world.outside).rail[3].step is Step.APOLOGIZE
