"""Who is called, as people see it, and the page behind a call's link."""

import pytest
from django.test import Client

from firewarden.desk.actions.assess import open_incident
from firewarden.desk.actions.calls import Wish, make_calls, save_contact
from firewarden.desk.actions.promised import remind_promises
from firewarden.desk.actions.promises import Promised, Proof, keep_promise, make_promise
from firewarden.desk.calling import token_of
from firewarden.desk.records import Call, Contact
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.statement import DeliveryState
from tests.desk.people import signed_in
from tests.desk.world import World

CONTACTS = "/brands/acme/contacts/"
FORM = {"user": "", "name": "Phone", "address": "push://key", "least": "2", "line": "0", "days": ["0", "4"]}


@pytest.fixture
def call(world: World) -> Call:
    """Alice was called about Acme's first incident."""
    save_contact(world.as_alice, Wish(user=world.alice, name="", address="push://key"), world.outside)
    open_incident(world.as_alice, "Bags lost")
    make_calls(world.as_alice)
    return Call.objects.get()


def test_contact_is_added_by_a_form_and_its_address_never_shown(world: World) -> None:
    client = signed_in(world.alice)
    hours = {"start": "22:00", "end": "06:00"}
    added = client.post(CONTACTS, FORM | hours | {"user": str(world.bob)}, follow=True).content.decode()

    row = Contact.objects.get()
    assert (row.user_id, row.least, row.days, row.start, row.end) == (world.bob, 2, "04", 1320, 360)
    assert ("Mon, Fri" in added, "22:00–06:00" in added, "push://key" in added) == (True, True, False)


@pytest.mark.parametrize(
    "wrong",
    [{"user": "nobody"}, {"least": "9"}, {"line": "first"}, {"start": "25:00"}, {"start": "9"}, {"end": "10:99"}],
)
def test_form_that_cannot_be_read_is_shown_again(world: World, wrong: dict[str, str]) -> None:
    answer = signed_in(world.alice).post(CONTACTS, FORM | {"user": str(world.bob)} | wrong)
    assert (answer.status_code, Contact.objects.count()) == (422, 0)
    assert "Give a person, a level, a line and hours like 09:00." in answer.content.decode()


def test_test_call_says_that_it_is_one(world: World, call: Call) -> None:
    signed_in(world.alice).post(f"{CONTACTS}{call.contact_id}/test/")
    assert world.phones.rang == [("push://key", "This is a test. Nothing has happened.")]


def test_link_of_a_call_about_a_promise_says_when_it_is_due_and_not_what_it_is(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    save_contact(world.as_alice, Wish(user=world.bob, name="", address="push://key"), world.outside)
    due = Instant(world.as_alice.now + HOUR)
    make_promise(world.as_alice, 1, Promised(text="We will call every guest", due_at=due, owner=world.bob))
    remind_promises(world.as_worker)
    called = Call.objects.get(promise__number=1)
    page = f"/calls/{token_of(called.pk)}/"

    first = Client().get(page).content.decode()
    assert ("Acme: a promise" in first, "due in 60 min" in first, "I have it" in first) == (True, True, True)
    assert ("call every guest" in first, "Bags lost" in first, "level" in first) == (False, False, False)
    assert "/promises/#promise-1" in first

    Client().post(page)
    assert "Nobody else is called about it for a day." in Client().get(page).content.decode()
    keep_promise(world.as_bob, 1, 1, Proof(text="All called"))
    assert "It is settled by now." in Client().get(page).content.decode()


def test_link_of_a_call_works_without_signing_in_and_opening_it_answers_nothing(world: World, call: Call) -> None:
    page = f"/calls/{token_of(call.pk)}/"
    first = Client().get(page).content.decode()
    call.refresh_from_db()
    assert ("Acme, level 2" in first, "I have it" in first, "Bags lost" in first, call.answered_at) == (
        *(True, True, False),
        None,
    )

    answered = Client().post(page, follow=True).content.decode()
    call.refresh_from_db()
    assert ("Thank you: you have it." in answered, call.answered_at) == (True, world.clock.now())


def test_whoever_was_called_says_whether_it_was_right(world: World, call: Call) -> None:
    page = f"/calls/{token_of(call.pk)}/"
    Client().post(page)
    asked = Client().get(page).content.decode()
    noted = Client().post(page, {"useful": "yes"}, follow=True).content.decode()

    assert ("Was it right to call you?" in asked, "Was it right to call you?" in noted) == (True, False)
    Call.objects.update(state=DeliveryState.SENT)
    listed = signed_in(world.alice).get(CONTACTS).content.decode()
    assert "Last 7 days: 1 called, 1 of them useful" in listed


def test_link_with_another_token_leads_nowhere(world: World, call: Call) -> None:
    answers = [Client().get(f"/calls/{token}/").status_code for token in ("x", token_of(call.pk)[:-1] + "_")]
    assert answers == [404, 404]


def test_call_of_another_brand_is_not_answered_by_its_number(world: World, call: Call) -> None:
    """The link names the call; what it opens is that brand's and no other."""
    assert Client().post(f"/calls/{token_of(call.contact_id)}/").status_code == 404


def test_drill_brand_calls_nobody(world: World) -> None:
    from dataclasses import replace

    from firewarden.vocabulary.plan import BrandKind

    save_contact(world.as_alice, Wish(user=world.alice, name="", address="push://key"), world.outside)
    open_incident(world.as_alice, "Bags lost", level=Level.SEVERE)
    assert make_calls(replace(world.as_alice, kind=BrandKind.DRILL)) == 0
