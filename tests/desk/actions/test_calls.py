"""People are called about an incident, at least once and until somebody has it."""

from dataclasses import replace

import pytest

from firewarden.desk.actions import calls
from firewarden.desk.actions.assess import open_incident, override_level, restrict
from firewarden.desk.actions.calls import Wish, answer_call, make_calls, save_contact, send_calls
from firewarden.desk.actions.work import take_role
from firewarden.desk.calling import call_of, call_words
from firewarden.desk.records import Call, Contact, Event
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.errors import NetworkError, NotAllowed
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.statement import DeliveryState, Refused
from tests.desk.world import World

KEY = "s3cret"


def kept(world: World) -> list[str]:
    """Addresses among the secrets."""
    return [world.secrets.get(row.secret) for row in Contact.objects.filter(retired_at=None)]


def wish(world: World, **other: object) -> Wish:
    return replace(Wish(user=world.alice, name="Phone", address=f"push://{KEY}", least=Level.WATCH), **other)  # type: ignore[arg-type]


def rounds(world: World, minutes: float = 0) -> int:
    world.clock.pass_minutes(minutes)
    house = world.as_alice
    make_calls(house)
    return send_calls(house, world.outside, call_words)


def add(world: World, **other: object) -> None:
    assert not isinstance(save_contact(world.as_alice, wish(world, **other), world.outside), Refused)


def test_contact_keeps_its_address_among_the_secrets_alone(world: World) -> None:
    add(world)

    row = Contact.objects.get()
    assert (row.service, kept(world)) == ("push", [f"push://{KEY}"])
    assert KEY not in str(Contact.objects.values()) + str(Event.objects.values())


def test_everybody_on_duty_is_called_once(world: World) -> None:
    add(world)
    open_incident(world.as_alice, "Bags lost")

    assert [rounds(world) for _ in range(3)] == [1, 0, 0]
    [(address, text)] = world.phones.rang
    assert address == f"push://{KEY}"
    assert text.splitlines()[0] == "acme #1 level 2: Bags lost"
    assert len(text) <= 300


def test_answer_by_the_link_ends_the_calls(world: World) -> None:
    add(world)
    open_incident(world.as_alice, "Bags lost")
    rounds(world)
    token = world.phones.rang[0][1].rpartition("/calls/")[2].rstrip("/")
    call = call_of(token)
    assert call is not None

    assert answer_call(world.as_alice, call) == 1
    assert [rounds(world, minutes) for minutes in (60, 600)] == [0, 0]
    assert [event.kind for event in Event.objects.filter(kind__startswith="call.").order_by("number")] == [
        "call.made",
        "call.answered",
    ]


def test_taking_a_role_is_an_answer(world: World) -> None:
    add(world)
    open_incident(world.as_alice, "Bags lost")
    rounds(world)
    world.clock.pass_minutes(1)
    take_role(world.as_alice, 1, Role.LEAD)

    assert rounds(world, 60) == 0


def test_getting_worse_calls_again_and_says_the_new_level(world: World) -> None:
    add(world)
    open_incident(world.as_alice, "Bags lost")
    rounds(world)
    override_level(world.as_alice, 1, Level.CRISIS, "somebody is hurt")
    rounds(world, 1)

    assert [text.splitlines()[0] for _, text in world.phones.rang] == [
        "acme #1 level 2: Bags lost",
        "acme #1 level 3: Bags lost",
    ]


def test_call_that_fails_is_tried_again_and_given_up_at_last(world: World) -> None:
    add(world)
    open_incident(world.as_alice, "Bags lost")
    world.phones.trouble = [NetworkError("It is down.")] * calls.ATTEMPTS

    tried = [rounds(world, minutes) for minutes in (0, 0.5, 0.6, 2.1, 4.1, 8.1)]
    assert tried == [1, 0, 1, 1, 1, 1]
    [call] = Call.objects.all()
    assert (call.state, call.attempts, call.answer) == (DeliveryState.FAILED, 5, "It is down.")
    assert Event.objects.filter(kind="call.failed").count() == 1


def test_worker_that_died_while_calling_is_followed_by_one_that_calls_again(world: World) -> None:
    add(world)
    open_incident(world.as_alice, "Bags lost")
    make_calls(world.as_alice)
    Call.objects.update(state=DeliveryState.CLAIMED, claimed_at=world.clock.now())

    assert [rounds(world, minutes) for minutes in (1, 1.1)] == [0, 1]
    assert len(world.phones.rang) == 1


def test_nobody_who_may_not_see_the_incident_is_called(world: World) -> None:
    add(world)
    add(world, user=world.bob, address="push://bob")
    open_incident(world.as_alice, "Bags lost")
    restrict(world.as_alice, 1, (world.alice,))
    rounds(world)

    assert [address for address, _ in world.phones.rang] == [f"push://{KEY}"]


def test_retired_contact_is_not_called_and_its_address_is_forgotten(world: World) -> None:
    add(world)
    calls.retire_contact(world.as_alice, Contact.objects.get().pk, world.outside)
    open_incident(world.as_alice, "Bags lost")

    assert (rounds(world), kept(world)) == (0, [])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"address": "ann"}, "This is no address."),
        ({"days": ""}, "Choose at least one day."),
        ({"days": "7"}, "Choose at least one day."),
        ({"start": 600, "end": 600}, "Give hours from 00:00 to 24:00; the end may lie on the next day."),
        ({"line": 9}, "There are 4 lines: who is called at once, and who is called after them."),
    ],
)
def test_contact_that_cannot_be_meant_is_refused(world: World, change: dict[str, object], said: str) -> None:
    refused = save_contact(world.as_alice, wish(world, **change), world.outside)
    assert isinstance(refused, Refused)
    assert (refused.reason, kept(world)) == (said, [])


def test_stranger_to_the_brand_cannot_be_called_about_it(world: World) -> None:
    assert isinstance(save_contact(world.as_alice, wish(world, user=world.charlie), world.outside), Refused)


def test_only_who_manages_the_brand_says_who_is_called(world: World) -> None:
    with pytest.raises(NotAllowed):
        save_contact(world.as_bob, wish(world), world.outside)


@pytest.mark.parametrize("token", ["", "x", "AAAA:BBBB", "AAAAAAAAAAAAAAAAAAAAAA:wrong"])
def test_token_we_did_not_make_is_no_call(token: str) -> None:
    assert call_of(token) is None
