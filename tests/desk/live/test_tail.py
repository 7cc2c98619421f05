"""The end of the event log, read from the desk's own file."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from firewarden.desk.actions import assess, work
from firewarden.desk.live.sqlite import SqliteTail
from tests.desk.world import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tail(world: World) -> Iterator[SqliteTail]:
    found = SqliteTail(Path(connection.settings_dict["NAME"]))
    yield found
    found.close()


def test_what_happened_is_told_by_kind_brand_and_incident(world: World, tail: SqliteTail) -> None:
    start = tail.newest()
    number = assess.open_incident(world.as_alice, "Cold cabin")
    assert number == 1

    work.add_note(world.as_alice, number, "heating failed at 05:10")

    news = tail.after(start, 100)
    assert [(one.kind, one.brand) for one in news][-1] == ("note.added", str(world.as_alice.brand))
    assert len({one.incident for one in news}) == 1
    assert [one.named for one in news] == [None] * len(news)
    assert "heating" not in repr(news)


def test_a_restricted_incident_names_who_may_hear(world: World, tail: SqliteTail) -> None:
    assess.open_incident(world.as_alice, "Colleague accused")
    assess.restrict(world.as_alice, 1, (world.bob,))
    start = tail.newest()

    work.add_note(world.as_alice, 1, "told the union")

    assert [one.named for one in tail.after(start, 10)] == [frozenset({str(world.alice), str(world.bob)})]


def test_a_tail_gives_what_is_above_a_number_and_no_more_than_asked(world: World, tail: SqliteTail) -> None:
    newest = tail.newest()

    assert [one.number for one in tail.after(newest - 3, 2)] == [newest - 2, newest - 1]
    assert tail.after(newest, 10) == []


def test_a_tail_cannot_write(tail: SqliteTail) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        tail._open().execute("DELETE FROM desk_event")
