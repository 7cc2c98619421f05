from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.desk.access import (
    BRAND_MATRIX,
    INSTALLATION_MATRIX,
    LEADS,
    Access,
    InstallationRight,
    Person,
    Right,
)
from firewarden.desk.records.ids import uuid7
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotAllowed
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.plan import BrandClock, BrandKind

PERSON = Person(user=UUID(int=1), installation=None, wall=Instant(1_000))
ACCESS = Access(
    person=PERSON, brand=UUID(int=2), slug="acme", kind=BrandKind.LIVE, clock=BrandClock(), right=Right.READ
)
LATEST = 2**48 * 1000 - 1
"""Microseconds: an id has 48 bits for the millisecond, which is enough until the year 10889."""


def test_readers_look_and_report_and_nothing_else() -> None:
    assert {action for action in BRAND_MATRIX if ACCESS.may(action)} == {
        "read",
        "look",
        "read audit",
        "report trouble",
        "answer call",
    }


def test_managing_includes_everything() -> None:
    manager = replace(ACCESS, right=Right.MANAGE)

    assert all(manager.may(action) for action in BRAND_MATRIX)


def test_lead_with_the_right_to_work_leads() -> None:
    worker = replace(ACCESS, right=Right.WORK)

    gained = {action for action in BRAND_MATRIX if worker.may(action, LEADS) and not worker.may(action)}
    assert gained == {
        "merge incident",
        "close incident",
        "override level",
        "waive finding",
        "release express",
        "restrict incident",
        "set stance",
        "mark step",
        "settle delivery",
        "edit publication",
        "delete publication",
        "release held",
        "decide apology",
        "close group",
        "withdraw promise",
        "strike promise",
        "save module",
        "save remedy",
        "decide offer",
        "publish update",
        "close review",
        "declare criterion",
    }


def test_reader_gains_nothing_by_any_role() -> None:
    assert {action for action in BRAND_MATRIX if ACCESS.may(action, frozenset(Role))} == {
        action for action in BRAND_MATRIX if ACCESS.may(action)
    }


@given(st.sampled_from(sorted(BRAND_MATRIX)), st.sampled_from(Right), st.frozensets(st.sampled_from(Role)))
def test_more_right_never_allows_less(action: str, right: Right, roles: frozenset[Role]) -> None:
    order = list(Right)
    for higher in order[order.index(right) :]:
        assert replace(ACCESS, right=higher).may(action, roles) >= replace(ACCESS, right=right).may(action, roles)


def test_refusal_names_the_missing_right() -> None:
    with pytest.raises(NotAllowed, match=r"^This needs the right “work” in this brand\. Ask who manages"):
        ACCESS.need("add note")


def test_installation_rights_say_nothing_of_brands() -> None:
    owner = replace(ACCESS, person=replace(PERSON, installation=InstallationRight.OWNER))

    assert not owner.may("add note")
    assert [owner.person.may(action) for action in INSTALLATION_MATRIX] == [True] * len(INSTALLATION_MATRIX)
    assert not PERSON.may("create brand")
    assert not replace(PERSON, installation=InstallationRight.ADMIN).may("grant right")


def test_now_is_the_brands_and_wall_the_walls() -> None:
    drill = replace(ACCESS, clock=BrandClock(start=Instant(50), speed=10.0, since=Instant(990)))

    assert (drill.now, drill.wall) == (150, 1_000)


@given(st.integers(0, LATEST), st.integers(0, LATEST), st.binary(min_size=10, max_size=10))
def test_ids_sort_by_the_time_they_were_made(one: int, other: int, noise: bytes) -> None:
    early, late = sorted((one, other))
    first, second = uuid7(Instant(early), noise), uuid7(Instant(late), noise)

    assert (first.version, first.variant) == (7, "specified in RFC 4122")
    assert first <= second or early // 1000 == late // 1000
