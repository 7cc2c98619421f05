"""Who may hear what."""

import pytest
from django.core import signing
from hypothesis import given
from hypothesis import strategies as st

from firewarden.desk.live.happening import Happening
from firewarden.desk.live.ticket import SALT, Ticket, read, sign

ALICE = Ticket("alice", frozenset({"acme"}))


def happened(brand: str | None, *, named: frozenset[str] | None = None) -> Happening:
    return Happening(number=1, brand=brand, kind="note.added", incident="i", named=named)


@given(st.text(max_size=40), st.frozensets(st.text(max_size=40), max_size=5))
def test_a_ticket_says_what_was_signed(user: str, brands: frozenset[str]) -> None:
    assert read(sign(Ticket(user, brands))) == Ticket(user, brands)


def test_a_ticket_is_good_for_minutes() -> None:
    assert read(sign(ALICE), seconds=-1) is None


@pytest.mark.parametrize(
    "text",
    ["", "x", "a:b:c", sign(ALICE)[:-1], sign(ALICE)[1:], "é\0"],
    ids=["empty", "a letter", "three parts", "tail cut", "head cut", "not ASCII"],
)
def test_a_damaged_ticket_opens_nothing(text: str) -> None:
    assert read(text) is None


def test_a_ticket_signed_for_something_else_opens_nothing() -> None:
    assert read(signing.dumps(["alice", ["acme"]], salt="other")) is None
    assert read(signing.dumps(["alice", ["acme"]], salt=SALT)) == ALICE


@pytest.mark.parametrize(
    ("happening", "admitted"),
    [
        (happened("acme"), True),
        (happened("zeta"), False),
        (happened(None), False),
        (happened("acme", named=frozenset({"alice", "bob"})), True),
        (happened("acme", named=frozenset({"bob"})), False),
        (happened("acme", named=frozenset()), False),
        (happened("zeta", named=frozenset({"alice"})), False),
    ],
)
def test_only_members_hear_and_of_restricted_incidents_only_those_named(happening: Happening, admitted: bool) -> None:
    assert ALICE.admits(happening) is admitted
