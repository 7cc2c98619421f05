"""Accounts of ours: who they are is asked and confirmed, and their keys are nowhere but in the secret store."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import accounts, team
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.reads.accounts import accounts_of, places_of
from firewarden.desk.reads.team import clients
from firewarden.desk.records import Account, Event
from firewarden.vocabulary.errors import ConfigError, NotAllowed, NotFound
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.statement import Phase, Refused
from tests.desk.saying import tell
from tests.desk.square import TYPED, Square, connected, with_square
from tests.desk.world import World


@pytest.fixture
def square(world: World) -> Square:
    return with_square(world)


def kept(world: World) -> list[str]:
    folder = world.sandbox.parent / "secrets"
    return sorted(world.secrets.get(path.name) for path in folder.iterdir()) if folder.exists() else []


def test_account_is_asked_who_it_is_and_waits_for_a_person(world: World, square: Square) -> None:
    made = accounts.connect(world.as_alice, TYPED)
    assert isinstance(made, UUID)

    [row] = accounts_of(world.as_alice, world.outside)
    assert (row.identity, row.works, row.confirmed_at) == ("@acme", True, None)
    assert [place.key for place in places_of(world.as_alice, world.outside)] == ["town", "sandbox"]

    assert accounts.confirm(world.as_alice, made, "@acme") is None
    assert [place.key for place in places_of(world.as_alice, world.outside)] == [str(made), "town"]
    assert list(
        Event.objects.filter(kind__startswith="account.").order_by("number").values_list("kind", flat=True)
    ) == [
        "account.connected",
        "account.confirmed",
    ]


def test_where_an_account_is_no_form_made_by_hand_reaches_the_sandbox(world: World, square: Square) -> None:
    open_incident(world.as_alice, "Bags lost")

    def said(place: str) -> object:
        return tell(
            world,
            1,
            "We have heard of the bags.",
            phase=Phase.CLOSED,
            next_at=None,
            platforms=[place],
        )

    row = connected(world)
    assert said("sandbox") == Refused(reason="We cannot publish on sandbox.")
    accounts.switch(world.as_alice, row.pk, on=False)
    assert said(str(row.pk)) == Refused(reason=f"We cannot publish on {row.pk}.")
    assert said("sandbox") == 1


def test_key_is_kept_outside_of_the_desk(world: World, square: Square) -> None:
    row = connected(world)

    assert kept(world) == ["t0ken"]
    assert "t0ken" not in str(Account.objects.values_list().get())
    assert (row.settings, row.is_ready) == ({"place": "north"}, True)
    assert square.asked[-1][1] == "t0ken"


def test_another_identity_than_the_one_on_the_page_is_not_confirmed(world: World, square: Square) -> None:
    made = accounts.connect(world.as_alice, replace(TYPED, confirmed="@other"))
    assert isinstance(made, UUID)

    assert Account.objects.get().confirmed_at is None
    assert accounts.confirm(world.as_alice, made, "@other") == Refused(
        reason="This account is @acme meanwhile. Look again."  # type: ignore[arg-type]
    )


def test_network_that_does_not_know_us_is_not_saved(world: World, square: Square) -> None:
    square.works = False

    assert accounts.connect(world.as_alice, TYPED) == Refused(reason="No entry.")  # type: ignore[arg-type]
    assert (Account.objects.count(), kept(world)) == (0, [])


def test_change_to_somebody_else_has_to_be_confirmed_anew(world: World, square: Square) -> None:
    row = connected(world)
    square.name = "@acme_parody"

    assert accounts.change(world.as_alice, row.pk, replace(TYPED, secret="n3w")) is None

    row.refresh_from_db()
    assert (row.identity, row.confirmed_at, row.is_ready, kept(world)) == ("@acme_parody", None, False, ["n3w"])


def test_check_tells_that_it_is_somebody_else_and_leaves_the_identity(world: World, square: Square) -> None:
    row = connected(world)
    square.name = "@acme_parody"

    accounts.check(world.as_alice, row.pk)

    row.refresh_from_db()
    assert (row.identity, row.works, row.says) == ("@acme", False, "This is @acme_parody, and @acme was connected.")


def test_removed_account_is_gone_with_its_key(world: World, square: Square) -> None:
    row = connected(world)

    accounts.remove(world.as_alice, row.pk)

    assert (accounts_of(world.as_alice, world.outside), kept(world)) == ([], [])
    with pytest.raises(NotFound):
        accounts.switch(world.as_alice, row.pk, on=True)


def test_account_that_is_switched_off_is_no_place(world: World, square: Square) -> None:
    row = connected(world)

    accounts.switch(world.as_alice, row.pk, on=False)

    assert [place.key for place in places_of(world.as_alice, world.outside)] == ["town", "sandbox"]


def test_only_who_manages_the_brand_connects(world: World, square: Square) -> None:
    row = connected(world)

    for work in (
        lambda: accounts.connect(world.as_bob, TYPED),
        lambda: accounts.who(world.as_bob, TYPED),
        lambda: accounts.switch(world.as_bob, row.pk, on=False),
        lambda: accounts.remove(world.as_bob, row.pk),
        lambda: accounts.confirm(world.as_bob, row.pk, "@acme"),
    ):
        with pytest.raises(NotAllowed):
            work()


def test_account_of_another_brand_is_not_there(world: World, square: Square) -> None:
    row = connected(world)

    assert accounts_of(world.as_charlie, world.outside) == []
    assert [place.account for place in places_of(world.as_charlie, world.outside)] == [None, None]
    for key in (row.pk, uuid4()):
        with pytest.raises(NotFound):
            accounts.check(world.as_charlie, key)


@pytest.mark.parametrize("kind", [BrandKind.DRILL, BrandKind.DEMO])
def test_drill_and_demo_have_the_sandbox_alone(world: World, square: Square, kind: BrandKind) -> None:
    slug = team.create_brand(world.house, clients(world.house)[0].id, "Drill", kind=kind)
    assert isinstance(slug, str)
    team.join_brand(world.house, slug, world.alice, Right.MANAGE)
    drill = world.access(world.alice, slug)
    stolen = connected(world)
    Account.objects.update(brand=drill.brand)

    assert accounts.connect(drill, TYPED) == Refused(reason=accounts.ONLY_SANDBOX)
    assert [place.account for place in places_of(drill, world.outside)] in ([None], [])
    with pytest.raises(ConfigError):
        world.outside.by_account(kind, stolen.to_value())
