from dataclasses import replace
from uuid import uuid4

import pytest

from firewarden.desk.access import InstallationRight, Right
from firewarden.desk.actions import team
from firewarden.desk.reads import team as reads
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import Conflict, NotAllowed, NotFound
from firewarden.vocabulary.plan import BrandClock, BrandKind
from firewarden.vocabulary.statement import Refused
from tests.desk.world import NOON, World


def test_owner_is_created_once(world: World) -> None:
    with pytest.raises(Conflict):
        team.create_owner(world.house, "mallory@example.org", "Mallory")


def test_signin_link_works_once(world: World) -> None:
    token = team.make_signin_link(world.house, "Bob@Example.org")

    assert team.use_signin_link(token, NOON) == world.bob
    assert team.use_signin_link(token, NOON) == Refused(reason="This link was used or is too old. Ask for a new one.")


def test_signin_link_expires(world: World) -> None:
    token = team.make_signin_link(world.house, "bob@example.org")

    assert isinstance(team.use_signin_link(token, Instant(NOON + DAY)), Refused)


def test_signin_link_of_a_stranger_lets_nobody_in(world: World) -> None:
    assert isinstance(team.use_signin_link("guessed", NOON), Refused)
    with pytest.raises(NotFound):
        team.make_signin_link(world.house, "mallory@example.org")


def test_invited_address_is_refused_the_second_time(world: World) -> None:
    again = team.invite_user(world.house, " BOB@example.org ", "Another Bob")

    assert again == Refused(reason="Somebody with this address is here already. Add them to a brand instead.")


def test_whoever_has_no_installation_right_creates_nothing(world: World) -> None:
    charlie = reads.person(world.charlie, NOON)

    with pytest.raises(NotAllowed):
        team.create_brand(charlie, uuid4(), "Mine")
    with pytest.raises(NotAllowed):
        team.invite_user(charlie, "x@example.org", "X")


def test_brand_of_a_name_taken_gets_its_own_slug_and_code(world: World) -> None:
    client = reads.clients(world.house)[0].id

    assert team.create_brand(world.house, client, "Acme") == "acme-2"
    rows = reads.everywhere(world.house)
    assert [access.slug for access in rows] == ["acme", "acme-2", "zeta"]


def test_creator_of_a_brand_manages_it(world: World) -> None:
    alice = reads.person(world.alice, NOON)

    team.create_brand(alice, reads.clients(alice)[0].id, "Nova Foods", kind=BrandKind.DRILL)

    row = next(row for row in reads.brands(alice) if row.slug == "nova-foods")
    assert (row.right, row.kind, row.code, row.client) == (Right.MANAGE, BrandKind.DRILL, "NF", "Agency")


def test_live_brand_keeps_the_wall_clock(world: World) -> None:
    client = reads.clients(world.house)[0].id

    refused = team.create_brand(world.house, client, "Fast", clock=BrandClock(start=Instant(0), speed=60.0))

    assert refused == Refused(reason="A live brand goes by the wall clock. Make it a drill to play with time.")


def test_stranger_gets_no_access(world: World) -> None:
    with pytest.raises(NotFound):
        world.access(world.charlie, "acme")


def test_removed_member_gets_no_access(world: World) -> None:
    team.remove_member(world.as_alice, world.bob)

    with pytest.raises(NotFound):
        world.access(world.bob)


def test_manager_keeps_the_own_right(world: World) -> None:
    assert isinstance(team.add_member(world.as_alice, world.alice, Right.READ), Refused)
    assert isinstance(team.remove_member(world.as_alice, world.alice), Refused)
    assert world.as_alice.right is Right.MANAGE


def test_approver_adds_no_members(world: World) -> None:
    with pytest.raises(NotAllowed):
        team.add_member(world.as_bob, world.charlie, Right.READ)


def test_last_owner_stays(world: World) -> None:
    alice = reads.person(world.alice, NOON)

    with pytest.raises(Conflict):
        team.grant_right(alice, world.alice, None)

    team.grant_right(alice, world.bob, InstallationRight.OWNER)
    team.grant_right(alice, world.alice, None)
    assert reads.person(world.alice, NOON).installation is None


def test_drill_brand_has_its_own_time(world: World) -> None:
    client = reads.clients(world.house)[0].id
    clock = BrandClock(start=Instant(1_000), speed=60.0, since=NOON)
    slug = team.create_brand(world.house, client, "Drill", kind=BrandKind.DRILL, clock=clock)
    assert isinstance(slug, str)

    access = reads.access(replace(world.house, wall=Instant(NOON + 10)), slug)

    assert (access.now, access.wall) == (1_600, NOON + 10)
