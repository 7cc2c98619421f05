"""Holding statements as pages and plain forms."""

import pytest
from django.test import Client

from firewarden.desk.actions.holdings import Written, approve_holding, save_holding
from firewarden.desk.reads.holdings import fitting, holding, holdings
from firewarden.desk.records import HoldingVersion
from firewarden.vocabulary.clock import DAY
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.statement import Refused
from tests.desk.people import signed_in
from tests.desk.world import World

HERE = "/brands/acme/plan/holding-statements/"
TEXT = "We have heard, and are looking into it."


@pytest.fixture
def alice(world: World) -> Client:
    return signed_in(world.alice)


def keep(world: World, title: str = "First", **other: object) -> int:
    made = save_holding(world.as_alice, Written(title=title, text=TEXT, **other))  # type: ignore[arg-type]
    assert not isinstance(made, Refused)
    return made


@pytest.mark.parametrize("count", [0, 1, 3])
def test_all_are_listed_as_text(world: World, alice: Client, count: int) -> None:
    for number in range(count):
        keep(world, f"<b>first {number}</b>")

    page = alice.get(HERE).content.decode()

    assert (page.count('<li class="stack-tight" id="holding-'), "<b>first" in page) == (count, False)


def test_changed_text_has_to_be_approved_again(world: World) -> None:
    keep(world)
    assert approve_holding(world.as_bob, 1, 1, 90) is None
    assert [row.usable for row in holdings(world.as_alice)] == [True]

    save_holding(world.as_alice, Written(title="Another name", text=TEXT), number=1)
    assert [row.usable for row in holdings(world.as_alice)] == [True]
    save_holding(world.as_alice, Written(title="First", text=TEXT + " More."), number=1)
    assert [(row.usable, row.newest.version) for row in holdings(world.as_alice)] == [(False, 2)]


def test_approval_ends_and_is_renewed(world: World) -> None:
    keep(world)
    approve_holding(world.as_bob, 1, 1, 30)
    world.clock.pass_minutes(20 * 24 * 60)
    assert holding(world.as_alice, 1).ends_soon
    world.clock.pass_minutes(10 * 24 * 60)
    assert not holding(world.as_alice, 1).usable
    approve_holding(world.as_bob, 1, 1, 30)
    assert holding(world.as_alice, 1).newest.expires_at == world.as_alice.now + 30 * DAY


def test_author_does_not_approve_and_nobody_approves_what_was_changed_meanwhile(world: World) -> None:
    keep(world)

    assert isinstance(approve_holding(world.as_alice, 1, 1, 30), Refused)
    save_holding(world.as_alice, Written(title="First", text="Other words."), number=1)
    assert isinstance(approve_holding(world.as_bob, 1, 1, 30), Refused)
    assert HoldingVersion.objects.exclude(approved_at=None).count() == 0


def test_two_writers_lose_no_text(world: World, alice: Client) -> None:
    keep(world)
    with pytest.raises(Conflict):
        save_holding(world.as_bob, Written(title="First", text="Mine"), number=1, based_on=0)

    save_holding(world.as_bob, Written(title="First", text="Bob's words."), number=1, based_on=1)
    answer = alice.post(HERE + "1/", {"title": "First", "text": "Alice's words.", "language": "en", "based_on": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Alice&#39;s words." in page, "Bob&#39;s words." in page) == (True, True)


def test_forms_keep_approve_and_take_off(world: World, alice: Client) -> None:
    form = {"title": "First", "text": TEXT, "crisis_type": "outage", "language": "en", "platform": ""}

    assert alice.post(HERE + "new/", form | {"text": " "}).status_code == 422
    assert alice.post(HERE + "new/", form).status_code == 302
    assert signed_in(world.bob).post(HERE + "1/approval/", {"version": "1", "days": "180"}).status_code == 302
    assert [row.crisis_type for row in fitting(world.as_alice, CrisisType.OUTAGE)] == [CrisisType.OUTAGE]
    assert alice.post(HERE + "1/retirement/").status_code == 302
    assert alice.get(HERE + "1/").status_code == 404


def test_proposals_are_kept_once_and_approved_by_nobody(world: World, alice: Client) -> None:
    for _ in range(2):
        assert alice.post(HERE + "proposals/", {"language": "de"}).status_code == 302

    assert (len(holdings(world.as_alice)), fitting(world.as_alice, CrisisType.SAFETY)) == (8, [])


def test_other_brands_have_none_of_it(world: World) -> None:
    keep(world)

    with pytest.raises(NotFound):
        holding(world.access(world.charlie, "zeta"), 1)
    assert holdings(world.access(world.charlie, "zeta")) == []
