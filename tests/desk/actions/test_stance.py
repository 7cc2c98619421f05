"""What a stance holds back, and that nothing of it goes out by itself when the stance is loosened."""

import random
from collections.abc import Sequence
from uuid import UUID

import pytest
from django.db import transaction

from firewarden.desk.access import Right
from firewarden.desk.actions import deliver
from firewarden.desk.actions.assess import close, open_incident
from firewarden.desk.actions.outlets import Named, check_outlet, save_outlet, tell_outlets
from firewarden.desk.actions.respond import set_stance
from firewarden.desk.actions.respond.stance import release_held
from firewarden.desk.records import Delivery, Draft, Incident, OutletCheck, Publication, Statement
from firewarden.steps.respond.stance import Words, holds
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import NetworkError, NotAllowed
from firewarden.vocabulary.incident import Outcome, Stance
from firewarden.vocabulary.statement import DraftKind, Refused
from tests.desk.actions.test_deliver import send_all
from tests.desk.world import World

TIGHT = [Stance.HOLD_MARKETING, Stance.HOLD_ALL, Stance.LOCKED]


def queue(world: World, kind: DraftKind = DraftKind.STATEMENT, minutes: int | None = None) -> Delivery:
    """An approved text on its way, planned for so many minutes from now."""
    incident = Incident.objects.get(number=1)
    draft = Draft.objects.create(incident=incident, number=incident.drafts.count() + 1, kind=kind)
    said = Statement.objects.create(draft=draft, version=1, text=f"Words {draft.number}", approved_at=0)
    due = None if minutes is None else Instant(world.as_alice.wall + minutes * MINUTE)
    with transaction.atomic():
        deliver.enqueue(world.as_alice, incident, "town", said.text, statement=said, due_at=due)
    return Delivery.objects.get(statement=said)


def sent(world: World) -> list[str]:
    send_all(world)
    return sorted(text for _, text, _ in world.network.sent)


def states(*rows: Delivery) -> list[str]:
    return [Delivery.objects.get(pk=row.pk).state for row in rows]


@pytest.fixture
def room(world: World) -> World:
    open_incident(world.as_alice, "Bags lost")
    return world


@pytest.mark.parametrize(
    ("stance", "held"),
    [
        (Stance.HOLD_MARKETING, ["held", "held", "pending", "pending"]),
        (Stance.HOLD_ALL, ["held", "held", "pending", "held"]),
        (Stance.LOCKED, ["held", "held", "held", "held"]),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_what_is_held_whether_it_was_queued_before_or_after(
    room: World, stance: Stance, held: Sequence[str], before: bool
) -> None:
    if not before:
        set_stance(room.as_alice, 1, stance)
    rows = [
        queue(room, DraftKind.POST),
        queue(room, DraftKind.POST, 30),
        queue(room),
        queue(room, minutes=30),
    ]
    if before:
        set_stance(room.as_alice, 1, stance)

    assert states(*rows) == held


@pytest.mark.parametrize("stance", TIGHT)
def test_releasing_the_stance_sends_nothing(room: World, stance: Stance) -> None:
    row = queue(room, DraftKind.POST)
    set_stance(room.as_alice, 1, stance)
    room.clock.pass_minutes(60)
    set_stance(room.as_alice, 1, Stance.NORMAL)

    assert (sent(room), states(row)) == ([], ["held"])
    assert release_held(room.as_alice, row.pk, None) is None
    assert sent(room) == ["Words 1"]


def test_past_due_stays_until_it_gets_a_new_time(room: World) -> None:
    row = queue(room, DraftKind.POST, 30)
    set_stance(room.as_alice, 1, Stance.HOLD_MARKETING)
    room.clock.pass_minutes(60)
    set_stance(room.as_alice, 1, Stance.NORMAL)

    assert isinstance(release_held(room.as_alice, row.pk, None), Refused)
    assert sent(room) == []
    assert release_held(room.as_alice, row.pk, Instant(room.as_alice.wall + 5 * MINUTE)) is None
    assert sent(room) == []
    room.clock.pass_minutes(5)
    assert sent(room) == ["Words 1"]


def test_planned_for_later_goes_at_its_time_once_looked_at(room: World) -> None:
    row = queue(room, minutes=30)
    set_stance(room.as_alice, 1, Stance.HOLD_ALL)
    set_stance(room.as_alice, 1, Stance.NORMAL)
    release_held(room.as_alice, row.pk, None)

    assert sent(room) == []
    room.clock.pass_minutes(31)
    assert sent(room) == ["Words 1"]


def test_failed_attempt_does_not_go_out_again_under_the_stance_nor_at_its_release(room: World) -> None:
    row = queue(room, DraftKind.POST)
    room.network.trouble = [NetworkError("503")]
    claimed = deliver.claim(room.as_worker, "w1")
    assert claimed is not None
    set_stance(room.as_alice, 1, Stance.HOLD_MARKETING)
    deliver.send(room.as_worker, claimed, "w1", room.outside)
    room.clock.pass_minutes(60)

    assert sent(room) == []
    set_stance(room.as_alice, 1, Stance.NORMAL)
    assert (sent(room), states(row)) == ([], ["held"])


def test_stance_of_one_incident_holds_for_the_whole_brand(room: World) -> None:
    open_incident(room.as_alice, "Something else")
    set_stance(room.as_alice, 2, Stance.HOLD_MARKETING)

    assert states(queue(room, DraftKind.POST), queue(room)) == ["held", "pending"]


def test_closing_an_incident_releases_nothing_by_itself(room: World) -> None:
    open_incident(room.as_alice, "Something else")
    row = queue(room, DraftKind.POST)
    set_stance(room.as_alice, 2, Stance.HOLD_MARKETING)
    close(room.as_alice, 2, Outcome.FALSE_ALARM, "It was an old photo.")

    assert (Incident.objects.get(number=2).stance, sent(room), states(row)) == ("normal", [], ["held"])


def test_held_things_are_released_by_whoever_leads_alone(room: World) -> None:
    row = queue(room, DraftKind.POST)
    set_stance(room.as_alice, 1, Stance.HOLD_MARKETING)
    set_stance(room.as_alice, 1, Stance.NORMAL)

    with pytest.raises(NotAllowed):
        release_held(room.access(room.join("Dora", Right.WORK)), row.pk, None)


@pytest.mark.parametrize("seed", range(6))
def test_no_walk_sends_what_nobody_looked_at(room: World, seed: int) -> None:
    """Stances, time, queueing, releases and the worker in random order: whatever went out was never held, or was
    released by a person, and nothing went out before its time or while it was held."""
    chance = random.Random(seed)
    released: set[UUID] = set()
    was_held: set[UUID] = set()
    out: set[UUID] = set()
    stance = Stance.NORMAL
    for _ in range(40):
        match chance.choice(("queue", "stance", "time", "release", "send", "send")):
            case "queue":
                queue(room, chance.choice([DraftKind.POST, DraftKind.STATEMENT]), chance.choice([None, 5, 20]))
            case "stance":
                stance = chance.choice(list(Stance))
                set_stance(room.as_alice, 1, stance)
            case "time":
                room.clock.pass_minutes(chance.choice([1, 10, 30]))
            case "release":
                for row in Delivery.objects.filter(state="held"):
                    late = row.due_at is not None and row.due_at <= room.as_alice.wall
                    if release_held(room.as_alice, row.pk, None) is None:
                        assert not late
                        released.add(row.pk)
            case _:
                send_all(room)
        was_held |= set(Delivery.objects.filter(state="held").values_list("pk", flat=True))
        for made in Publication.objects.exclude(delivery__in=out).select_related("delivery__statement__draft"):
            row = made.delivery
            marketing = row.statement is not None and row.statement.draft.kind == DraftKind.POST
            words = Words.MARKETING if marketing else Words.PLANNED if row.due_at else Words.OURS
            assert not holds(stance, words)
            assert row.due_at is None or row.due_at <= room.as_alice.wall
            assert row.pk not in was_held or row.pk in released
            out.add(row.pk)


def test_ways_out_past_the_desk_are_listed_with_names_and_run_again_later(room: World) -> None:
    for name in ("Ads in the networks", "Newsletter"):
        save_outlet(room.as_alice, Named(name=name, owner=room.bob), room.outside)
    set_stance(room.as_alice, 1, Stance.HOLD_MARKETING)
    set_stance(room.as_alice, 1, Stance.HOLD_ALL)
    check_outlet(room.as_bob, 1, 1, "Paused until Monday.")
    set_stance(room.as_alice, 1, Stance.NORMAL)

    found = [(row.outlet.name, row.stops, row.state) for row in OutletCheck.objects.order_by("number")]
    assert found == [
        ("Ads in the networks", True, "done"),
        ("Newsletter", True, "passed"),
        ("Ads in the networks", False, "open"),
    ]


@pytest.mark.parametrize(("failures", "state"), [(0, "done"), (3, "done"), (4, "open")])
def test_program_is_told_and_after_four_failures_a_person_has_to(room: World, failures: int, state: str) -> None:
    save_outlet(room.as_alice, Named(name="Chat bot", address="push://bot"), room.outside)
    room.phones.trouble = [NetworkError("gone")] * failures
    set_stance(room.as_alice, 1, Stance.HOLD_ALL)

    for _ in range(6):
        tell_outlets(room.as_worker, room.outside)
        room.clock.pass_minutes(60)

    assert [row.state for row in OutletCheck.objects.all()] == [state]
    assert [address for address, _ in room.phones.rang] == ["push://bot"] * (state == "done")
