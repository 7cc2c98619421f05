"""A promise that is due soon, or late, calls whoever has it; then others; and nobody once it is done."""

from dataclasses import replace

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import assess, promises, work
from firewarden.desk.actions.calls import answer_call, make_calls, save_contact, send_calls
from firewarden.desk.actions.promised import remind_promises
from firewarden.desk.actions.promises import Promised, Proof
from firewarden.desk.calling import call_of, call_words
from firewarden.desk.reads.calls import call_page
from firewarden.desk.records import Call, Event, Incident, User
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Outcome, Role
from firewarden.vocabulary.statement import DeliveryState, Refused
from tests.desk.actions.test_calls import wish
from tests.desk.world import NOON as EVENING
from tests.desk.world import World

NOON = Instant(EVENING + 14 * HOUR)
"""Of Wednesday, 15 November."""
CALL = Promised(text="We will call every guest", due_at=Instant(NOON + 2 * DAY))
RING = {"push://alice": "Alice", "push://bob": "Bob", "push://carol": "Carol"}


@pytest.fixture(autouse=True)
def people(world: World) -> None:
    """Alice is called first, Bob after her; Carol only about crises. Bob leads. Somebody has the incident."""
    world.clock.at = NOON
    carol = world.join("Carol", Right.WORK)
    for user, name, line, least in (
        (world.alice, "alice", 0, Level.WATCH),
        (world.bob, "bob", 1, Level.WATCH),
        (carol, "carol", 1, Level.CRISIS),
    ):
        asked = replace(wish(world, user=user, address=f"push://{name}"), line=line, least=least)
        assert not isinstance(save_contact(world.as_alice, asked, world.outside), Refused)
    assess.open_incident(world.as_alice, "Bags lost")
    work.take_role(world.as_bob, 1, Role.LEAD)


def carols(world: World) -> Promised:
    return replace(CALL, owner=User.objects.get(name="Carol").pk)


def rang(world: World, hours: float) -> list[str]:
    """Who is called so much later."""
    world.clock.pass_minutes(60 * hours)
    before = len(world.phones.rang)
    remind_promises(world.as_worker)
    make_calls(world.as_worker)
    send_calls(world.as_worker, world.outside, call_words)
    return [RING[address] for address, _ in world.phones.rang[before:]]


def test_owner_is_called_once_when_it_is_near_and_once_when_it_is_late_whatever_their_level(world: World) -> None:
    promises.make_promise(world.as_alice, 1, carols(world))

    assert [rang(world, hours) for hours in (23, 1, 1, 22, 2, 1)] == [[], ["Carol"], [], [], ["Carol"], []]
    [(_, near), (_, late)] = world.phones.rang
    assert near.splitlines()[:2] == [
        "acme #1 promise: We will call every guest",
        "Due 17 Nov, 12:00 UTC. To be seen to by: Carol.",
    ]
    assert late.splitlines()[1] == "Late: it was due 12:00 UTC. To be seen to by: Carol."


def test_then_whoever_leads_and_then_the_first_line_hear_and_nobody_after_that(world: World) -> None:
    promises.make_promise(world.as_alice, 1, carols(world))

    heard = [sorted(rang(world, hours)) for hours in (24, 25, 4, 20, 24, 240)]

    assert heard == [["Carol"], ["Carol"], ["Bob", "Carol"], ["Alice", "Bob", "Carol"], [], []]
    kinds = Event.objects.filter(kind__startswith="promise.").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["promise.made", "promise.near", "promise.late", "promise.wider", "promise.wider"]


@pytest.mark.parametrize("settled", ["kept", "withdrawn"])
def test_nobody_is_called_once_it_is_done(world: World, settled: str) -> None:
    promises.make_promise(world.as_alice, 1, carols(world))
    assert rang(world, 24) == ["Carol"]
    if settled == "kept":
        promises.keep_promise(world.as_bob, 1, 1, Proof(text="All called"))
    else:
        promises.withdraw_promise(world.as_bob, 1, 1, "The list was wrong")

    assert [rang(world, hours) for hours in (25, 4, 20, 240)] == [[], [], [], []]


def test_call_that_waits_for_the_day_is_canceled_when_the_promise_is_kept(world: World) -> None:
    promises.make_promise(world.as_alice, 1, replace(carols(world), due_at=Instant(NOON + 36 * HOUR)))

    assert rang(world, 12.5) == []  # half past midnight
    assert [(row.state, row.next_at - NOON) for row in Call.objects.all()] == [(DeliveryState.PENDING, 19 * HOUR)]
    promises.keep_promise(world.as_bob, 1, 1, Proof(text="All called"))
    assert rang(world, 8) == []
    assert [row.state for row in Call.objects.all()] == [DeliveryState.CANCELED]


def test_call_waits_for_the_hours_of_its_person_and_not_past_the_day_it_is_due(world: World) -> None:
    bobs = replace(CALL, owner=world.bob)
    for start, due in ((15, 48), (11, 20)):
        asked = replace(wish(world, user=world.bob, address="push://bob"), start=60 * start, end=60 * (start + 1))
        save_contact(world.as_alice, asked, world.outside)
        promises.make_promise(world.as_alice, 1, replace(bobs, due_at=Instant(NOON + due * HOUR)))
    rang(world, 0)
    assert {row.next_at for row in Call.objects.filter(promise__number=2)} == {NOON, NOON + 3 * HOUR}

    rang(world, 24)
    assert {row.next_at - NOON for row in Call.objects.filter(promise__number=1)} == {
        24 * HOUR,
        27 * HOUR,
        24 * HOUR,
    }


def test_without_an_owner_the_lead_is_called_and_without_a_lead_the_first_line(world: World) -> None:
    promises.make_promise(world.as_alice, 1, CALL)
    assert rang(world, 24) == ["Bob"]
    assert world.phones.rang[0][1].splitlines()[1] == "Due 17 Nov, 12:00 UTC. To be seen to by: whoever leads."

    work.leave_role(world.as_bob, 1, Role.LEAD)
    assert rang(world, 25) == ["Alice", "Alice"]  # about the incident, too: nobody has it any more


def test_owner_whom_nothing_reaches_or_who_may_not_know_leaves_it_to_the_lead(world: World) -> None:
    dave = world.join("Dave", Right.WORK)
    promises.make_promise(world.as_alice, 1, replace(CALL, owner=dave))
    assert rang(world, 24) == ["Bob"]

    promises.make_promise(world.as_alice, 1, replace(carols(world), due_at=Instant(NOON + 30 * HOUR)))
    assess.restrict(world.as_bob, 1, ())
    assert rang(world, 0) == ["Bob"]


def test_answer_to_it_keeps_others_quiet_for_a_day_and_is_none_to_the_incident(world: World) -> None:
    promises.make_promise(world.as_alice, 1, carols(world))
    rang(world, 24)
    rang(world, 25)
    call = call_of(world.phones.rang[-1][1].rpartition("/calls/")[2].rstrip("/"))
    assert call is not None
    shown = call_page(call)
    assert (shown.promise, shown.closed, shown.answered_at) == (1, False, None)
    before = Incident.objects.get().roles.get().taken_at

    assert answer_call(world.as_worker, call) == 1

    assert [rang(world, hours) for hours in (4, 16)] == [[], []]
    assert sorted(rang(world, 8)) == ["Alice", "Bob", "Carol"]
    assert Incident.objects.get().roles.get().taken_at == before
    promises.keep_promise(world.as_bob, 1, 1, Proof(text="All called"))
    assert call_page(call).closed is True


def test_calls_about_promises_are_none_about_the_incident(world: World) -> None:
    promises.make_promise(world.as_alice, 1, replace(CALL, owner=world.alice))

    assert rang(world, 24) == ["Alice"]
    assert [rang(world, hours) for hours in (0.6, 2, 6, 10)] == [[], [], [], []]


def test_promise_of_a_closed_incident_calls_all_the_same(world: World) -> None:
    promises.make_promise(world.as_alice, 1, carols(world))
    assess.close(world.as_alice, 1, Outcome.RESOLVED, "It is over")

    assert rang(world, 24) == ["Carol"]
    assert Event.objects.filter(kind=EventKind.CALLED.value).count() == 1
