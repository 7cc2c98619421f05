"""One page is one look, whatever is written while it is made."""

import re
from collections.abc import Callable
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import reverse

from firewarden.desk import outside as outside_module
from firewarden.desk.actions import assess, feed
from firewarden.desk.actions.evidence import Copied, copy_posts
from firewarden.desk.frame import COUNTS
from firewarden.desk.reads.inbox import inbox
from firewarden.desk.reads.look import one_look
from firewarden.desk.reads.waiting import people_of_brand
from firewarden.desk.records import Incident, scope
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.errors import NotFound
from tests.desk.inbox import put_aside
from tests.desk.people import signed_in
from tests.desk.world import NOON, World, angry, signal

pytestmark = pytest.mark.django_db(transaction=True)
HERE = "/brands/acme/incidents/1/"


@pytest.fixture
def busy(world: World) -> World:
    """Three people wait; the desk reads the stream as it does in an installation."""
    posts = [angry(f"x:{number}") for number in range(3)]
    world.commit(*posts, signals=[signal(evidence=tuple(one.post.key for one in posts))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    world.outside = replace(world.outside, moment=world.stream.moment)
    outside_module.give(world.outside)
    reverse("engage:inbox", kwargs={"brand": "acme"})  # pages put their counts into the bar when they are first named
    return world


def elsewhere(write: Callable[[], Any]) -> None:
    """In another thread, as another request would, over a connection of its own."""

    def run() -> None:
        write()
        connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def test_a_look_sees_nothing_of_what_is_written_meanwhile(busy: World) -> None:
    access = busy.as_alice

    def mentions() -> int:
        with busy.outside.at_one_moment() as reader:
            return reader.totals(busy.brand, Instant(NOON - HOUR), Instant(NOON + HOUR)).mentions

    with one_look(busy.outside):
        before = people_of_brand(access), mentions()
        elsewhere(lambda: put_aside(access, 1, 1, "Only a word"))
        busy.commit(angry("x:9"))
        during = people_of_brand(access), mentions(), inbox(access, 1).total

    assert (before, during) == ((3, 3), (3, 3, 3))
    assert (people_of_brand(access), mentions()) == (2, 4)


@pytest.mark.parametrize("page", ["", "now/", "conversations/"])
def test_bar_and_page_agree_while_somebody_writes(busy: World, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    """Somebody is put aside when the page is read and its bar is not counted yet."""
    access = busy.as_alice

    def counted(asked: Any) -> int:
        elsewhere(lambda: put_aside(access, 1, 1, "Only a word"))
        return people_of_brand(asked)

    monkeypatch.setitem(COUNTS, "inbox", counted)
    html = signed_in(busy.alice).get(HERE + page).content.decode()

    assert re.findall(r'data-count="inbox"[^>]*>(\d+)<', html) == ["3"]
    assert re.findall(r"(\d+) (?:person waits|people wait|people)\b", html)[0] == "3"
    assert people_of_brand(access) == 2


def test_bar_counts_who_waits_in_every_open_incident_and_a_room_its_own(busy: World) -> None:
    other = Incident.objects.get(number=assess.open_incident(busy.as_alice, "Bags lost"))
    with transaction.atomic():
        copy_posts(busy.as_alice, other, [Copied(mention=angry("x:4", minutes=0), raw=None)])
    html = signed_in(busy.alice).get(HERE + "now/").content.decode()

    assert re.findall(r'data-count="inbox"[^>]*>(\d+)<', html) == ["4"]
    assert re.findall(r"(\d+) people\b", html)[0] == "3"


def test_a_page_that_asks_the_stream_nothing_does_not_open_it(busy: World) -> None:
    opened = []

    def moment() -> Any:
        opened.append(1)
        return busy.stream.moment()

    outside_module.give(replace(busy.outside, moment=moment))
    client = signed_in(busy.alice)

    assert client.get("/brands/acme/inbox/").status_code == 200
    assert opened == []
    assert client.get(HERE).status_code == 200
    assert opened == [1]


def test_a_look_asks_for_its_incident_once(busy: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    alice = busy.as_alice

    with django_assert_num_queries(3), one_look(busy.outside):  # it begins, asks, ends
        assert scope.incident(alice, 1) is scope.incident(alice, 1)
    with django_assert_num_queries(2):
        assert scope.incident(alice, 1) is not scope.incident(alice, 1)


def test_what_one_person_found_in_a_look_is_nobody_elses(busy: World) -> None:
    alice, bob = busy.as_alice, busy.as_bob
    assess.restrict(alice, 1, ())

    with one_look(busy.outside):
        assert scope.incident(alice, 1).number == 1
        for _ in range(2):
            with pytest.raises(NotFound):
                scope.incident(bob, 1)
