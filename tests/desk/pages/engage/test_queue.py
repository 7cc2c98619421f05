"""The queue of one incident and of the brand."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from firewarden.desk.actions import assess, feed
from firewarden.desk.reads.inbox import brand_inbox, brand_inbox_count
from firewarden.vocabulary.mention import Hazard
from tests.desk.people import signed_in
from tests.desk.world import World, angry, signal

HERE = "/brands/acme/incidents/1/conversations/"
Counting = Callable[[int], Any]


def waiting(world: World, count: int) -> Client:
    """`count` hostile posts, the last of which speaks of danger."""
    texts = ["<script>alert(1)</script> nine hours", *(f"hour {number}" for number in range(1, count))]
    posts = [angry(f"x:{number}", text=text) for number, text in enumerate(texts[:-1])]
    posts.append(angry("x:last", text=texts[-1], hazards=frozenset({Hazard.SAFETY})))
    world.commit(*posts, signals=[signal(evidence=tuple(one.post.key for one in posts))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    return signed_in(world.alice)


@pytest.mark.parametrize("count", [1, 3])
def test_queue_shows_everybody_once_with_the_reason(world: World, count: int) -> None:
    client = waiting(world, count)

    page = client.get(HERE).content.decode()

    assert page.count("data-item") == count
    assert page.count(">speaks of danger<") == 1
    assert page.count(">own experience<") == count
    assert "<script>alert" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_brand_queue_is_the_same_and_does_not_grow_by_people(
    world: World, django_assert_num_queries: Counting, count: int
) -> None:
    client, access = waiting(world, count), world.as_alice

    with django_assert_num_queries(3):
        rows = brand_inbox(access)

    assert [row.label for row in rows] == ["A-1"] * count
    assert rows[0].post.hazards == frozenset({Hazard.SAFETY})
    assert brand_inbox_count(access) == count
    assert client.get("/brands/acme/inbox/").content.decode().count("data-item") == count


def test_put_aside_needs_a_reason_and_can_be_taken_back(world: World) -> None:
    client = waiting(world, 1)

    assert client.post(HERE + "1/aside/", {"reason": " "}).status_code == 422
    assert client.post(HERE + "1/aside/", {"reason": "Only a word"}).status_code == 302
    assert brand_inbox_count(world.as_alice) == 0
    assert "Only a word" in client.get(HERE).content.decode()
    assert client.post(HERE + "1/aside/", {"undo": "1"}).status_code == 302
    assert brand_inbox_count(world.as_alice) == 1


def test_a_restricted_incident_puts_nobody_into_others_inbox(world: World) -> None:
    waiting(world, 1)
    assess.restrict(world.as_alice, 1, ())

    page = signed_in(world.bob).get("/brands/acme/inbox/").content.decode()

    assert brand_inbox_count(world.as_bob) == 0
    assert "Nobody waits for an answer" in page
    assert "nine hours" not in page
