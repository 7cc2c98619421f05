import json

import pytest
from django.test import Client

from firewarden.desk.access import Right
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.records import Evidence, LegalHold
from tests.desk.people import signed_in
from tests.desk.world import World

ROOT = "/brands/acme/settings/privacy/"


@pytest.fixture
def alice(world: World) -> Client:
    report_trouble(world.as_bob, Report(words="nine hours in the cold"))
    Evidence.objects.update(platform="town", author="anna")
    return signed_in(world.alice)


def test_a_request_is_looked_at_handed_out_and_carried_out(alice: Client) -> None:
    person = {"person": "town:anna"}
    assert (
        "posts kept as evidence, with their files and pictures" in alice.post(ROOT + "search/", person).content.decode()
    )
    handed = alice.post(ROOT + "exports/", person)
    assert json.loads(handed.content)["names"] == ["town:anna"]
    assert handed.headers["Content-Disposition"] == 'attachment; filename="personal-data.json"'
    assert alice.post(ROOT + "erasures/", person).status_code == 302

    assert Evidence.objects.get().text == ""
    assert "Nothing is held of them in this brand" in alice.post(ROOT + "search/", person).content.decode()


def test_what_names_nobody_is_said_with_what_to_do(alice: Client) -> None:
    for end in ("search/", "exports/", "erasures/"):
        assert "Name a network and a name there" in alice.post(ROOT + end, {"person": "anna"}).content.decode()
    assert Evidence.objects.get().text == "nine hours in the cold"


def test_a_hold_stands_until_it_is_lifted(alice: Client) -> None:
    alice.post(ROOT + "holds/", {"incident": "1", "reason": "lawsuit 12/26"})
    alice.post(ROOT + "erasures/", {"person": "town:anna"})
    assert ("lawsuit 12/26" in alice.get(ROOT).content.decode(), Evidence.objects.get().erased_at) == (True, None)
    alice.post(ROOT + "holds/", {"incident": "1", "lift": "1"})

    assert [row.lifted_at is None for row in LegalHold.objects.all()] == [False]


def test_times_are_typed_in_days(world: World, alice: Client) -> None:
    assert "whole days" in alice.post(ROOT + "retention/", {"posts": "soon"}).content.decode()
    assert "Keep content for 7 to" in alice.post(ROOT + "retention/", {"posts": "3"}).content.decode()
    assert alice.post(ROOT + "retention/", {"posts": "90", "cases": ""}).status_code == 302
    assert 'value="90"' in alice.get(ROOT).content.decode()


def test_who_does_not_manage_the_brand_sees_the_times_and_no_person(world: World, alice: Client) -> None:
    dora = signed_in(world.join("Dora", Right.WORK))
    page = dora.get(ROOT).content.decode()

    assert ("How long content is kept" in page, 'name="person"' in page, 'name="posts"' in page) == (True, False, False)
    assert dora.post(ROOT + "search/", {"person": "town:anna"}).status_code == 403
