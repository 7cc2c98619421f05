"""The page of the stance, by plain forms."""

import pytest
from django.test import Client

from firewarden.desk.actions import outlets, respond
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.records import Delivery, OutletCheck
from firewarden.vocabulary.incident import Stance
from firewarden.vocabulary.statement import DraftKind
from tests.desk.actions.test_stance import queue
from tests.desk.world import World

HERE = "/brands/acme/incidents/1/stance/"
ROWS = pytest.mark.parametrize("count", [0, 1, 3])


@ROWS
def test_held_texts_are_listed_once_each(world: World, alice: Client, count: int) -> None:
    for _ in range(count):
        queue(world, DraftKind.POST)
    alice.post(HERE, {"stance": "hold marketing"})

    page = alice.get(HERE).content.decode()

    assert page.count('<li class="stack-tight" id="held-') == count
    assert ("Nothing is held back" in page) == (count == 0)


def test_past_due_offers_a_new_time_alone(world: World, alice: Client) -> None:
    row = queue(world, DraftKind.POST, 5)
    respond.set_stance(world.as_alice, 1, Stance.HOLD_MARKETING)
    respond.set_stance(world.as_alice, 1, Stance.NORMAL)
    Delivery.objects.update(due_at=1)
    page = alice.get(HERE).content.decode()
    release = f"/brands/acme/incidents/1/deliveries/{row.pk}/release/"

    assert ("its time has passed" in page, "Let it go" in page) == (True, False)
    assert [alice.post(release, {"at": at}).status_code for at in ("", "soon", "2001-01-01T10:00")] == [422] * 3
    assert alice.post(release, {"at": "2099-01-01T10:00"}).status_code == 302
    assert Delivery.objects.get().state == "pending"


def test_ways_out_are_named_listed_and_ticked(world: World, alice: Client) -> None:
    assert alice.post(HERE + "outlets/", {"name": " ", "kind": "ads"}).status_code == 422
    assert (
        alice.post(HERE + "outlets/", {"name": "<b>Ads</b>", "kind": "ads", "owner": str(world.bob)}).status_code == 302
    )
    alice.post(HERE, {"stance": "hold all"})
    page = alice.get(HERE).content.decode()

    assert (
        "&lt;b&gt;Ads&lt;/b&gt;" in page,
        "<b>Ads</b>" in page,
        page.count('<li class="stack-tight" id="check-'),
    ) == (True, False, 1)
    assert alice.post(HERE + "checks/1/", {"note": "Paused"}).status_code == 302
    assert alice.post(HERE + "checks/1/", {"note": "Paused"}).status_code == 422
    assert [(row.state, row.note) for row in OutletCheck.objects.all()] == [("done", "Paused")]


def test_address_of_a_program_is_never_shown(world: World, alice: Client) -> None:
    outlets.save_outlet(world.as_alice, outlets.Named(name="Bot", address="push://s3cret"), world.outside)

    page = alice.get(HERE).content.decode()

    assert ("is told by push" in page, "s3cret" in page) == (True, False)


def test_stricter_stance_of_another_incident_is_named(world: World, alice: Client) -> None:
    open_incident(world.as_alice, "Something else")
    respond.set_stance(world.as_alice, 2, Stance.LOCKED)

    assert "For the whole brand a stricter stance is in force" in alice.get(HERE).content.decode()
