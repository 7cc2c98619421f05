"""Choosing a digest, seeing what it would say, and trying it."""

from uuid import UUID

import pytest

from firewarden.desk.actions.assess import open_incident
from firewarden.desk.actions.calls import Wish, save_contact
from firewarden.desk.records import Digest
from tests.desk.people import signed_in
from tests.desk.world import World

FORM = {"every": "week", "at": "07:30", "day": "2"}


@pytest.fixture
def contact(world: World) -> UUID:
    made = save_contact(world.as_alice, Wish(user=world.bob, name="", address="push://key"), world.outside)
    assert isinstance(made, UUID)
    return made


def page(contact: UUID) -> str:
    return f"/brands/acme/contacts/{contact}/digest/"


def test_a_person_chooses_for_themself_and_sees_what_it_would_say(world: World, contact: UUID) -> None:
    open_incident(world.as_alice, "Bags lost")
    world.clock.pass_minutes(1)
    client = signed_in(world.bob)
    shown = client.post(page(contact), FORM | {"everything": "1"}, follow=True).content.decode()

    row = Digest.objects.get()
    assert (row.every, row.minute, row.day, row.everything, row.when_quiet) == ("week", 450, 2, True, False)
    assert ("Opened: A-1, level 2: Bags lost" in shown, "Firewarden: your week" in shown) == (True, True)
    assert "every week" in client.get("/brands/acme/contacts/").content.decode()


def test_who_manages_the_brand_chooses_for_others_and_does_not_see_theirs(world: World, contact: UUID) -> None:
    open_incident(world.as_alice, "Bags lost")
    world.clock.pass_minutes(1)
    client = signed_in(world.alice)
    shown = client.post(page(contact), FORM, follow=True).content.decode()

    assert ("Bags lost" in shown, "Of all my brands" in shown, Digest.objects.get().every) == (False, False, "week")
    assert client.post(page(contact), FORM | {"everything": "1"}).status_code == 422


def test_a_test_goes_out_at_once(world: World, contact: UUID) -> None:
    signed_in(world.bob).post(f"{page(contact)}test/")
    [(address, text)] = world.phones.rang
    assert (address, text.splitlines()[2]) == ("push://key", "Acme")


@pytest.mark.parametrize(
    "wrong", [{"every": "hour"}, {"at": "24:30"}, {"at": "24:00"}, {"at": ""}, {"day": "7"}, {"day": "x"}]
)
def test_form_that_cannot_be_read_is_shown_again(world: World, contact: UUID, wrong: dict[str, str]) -> None:
    assert signed_in(world.bob).post(page(contact), FORM | wrong).status_code == 422
    assert Digest.objects.count() == 0
