import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client

from firewarden.desk.actions.assess import open_incident
from firewarden.desk.actions.calls import Wish, save_contact
from firewarden.desk.actions.counsel import add_counsel_note
from firewarden.desk.actions.offline import note_case, open_case
from firewarden.desk.records import Contact, Event, User
from firewarden.vocabulary.events import EventKind
from tests.desk.world import World

TABLES = sorted(model._meta.model_name or "" for model in admin.site._registry if model._meta.app_label == "desk")


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user), backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[misc]
    return client


@pytest.mark.parametrize("table", ["incident", "event", "user", "case", "delivery"])
def test_owner_may_look_and_nothing_else(world: World, table: str) -> None:
    open_incident(world.as_alice, "Bags lost")
    client = signed_in(world.alice)

    assert client.get(f"/admin/desk/{table}/").status_code == 200
    assert client.get(f"/admin/desk/{table}/add/").status_code == 403


def test_every_table_is_there_but_counsels(world: World) -> None:
    every = {model._meta.model_name for model in apps.get_app_config("desk").get_models()}

    assert every - set(TABLES) == {"counselnote"}


def test_events_of_counsel_are_not_there(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    add_counsel_note(world.as_alice, 1, "Our exposure is large")
    client = signed_in(world.alice)

    page = client.get("/admin/desk/event/").content.decode()
    event = Event.objects.get(kind=EventKind.COUNSEL_NOTED)
    assert ("incident.opened" in page, "counsel" in page) == (True, False)
    assert client.get(f"/admin/desk/event/{event.pk}/change/").status_code == 302


def test_whoever_runs_no_installation_is_not_let_in(world: World) -> None:
    assert signed_in(world.bob).get("/admin/desk/incident/").status_code == 302


def test_place_of_an_address_is_not_shown(world: World) -> None:
    save_contact(world.as_alice, Wish(user=world.bob, name="Phone", address="push://key"), world.outside)
    page = signed_in(world.alice).get(f"/admin/desk/contact/{Contact.objects.get().pk}/change/").content.decode()
    assert ("Phone" in page, Contact.objects.get().secret in page, "push://key" in page) == (True, False, False)


def test_private_notes_and_secrets_are_not_shown(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    open_case(world.as_bob, 1, "Takes insulin")
    note_case(world.as_bob, 1, 1, "Lives in Porto")
    client = signed_in(world.alice)

    for table, secret in (("case", "insulin"), ("casenote", "Porto"), ("user", "!")):
        page = client.get(f"/admin/desk/{table}/").content.decode()
        assert secret not in page.split('id="result_list"')[1].split("</table>")[0]
