"""The queue of one incident and of the brand."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from firewarden.desk.actions import assess, feed
from firewarden.desk.reads.inbox import brand_inbox, inbox
from firewarden.desk.reads.settled import settled
from firewarden.desk.reads.waiting import people_of_brand
from firewarden.vocabulary.mention import Hazard
from tests.desk.inbox import put_aside
from tests.desk.people import signed_in
from tests.desk.world import World, angry, signal
from tests.stores import samples

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

    with django_assert_num_queries(8):
        rows = brand_inbox(access).waiting

    assert [row.label for row in rows] == ["A-1"] * count
    assert rows[0].post.hazards == frozenset({Hazard.SAFETY})
    assert people_of_brand(access) == count
    assert client.get("/brands/acme/inbox/").content.decode().count("data-item") == count


def test_put_aside_needs_a_reason_and_can_be_taken_back(world: World) -> None:
    client = waiting(world, 1)

    assert client.post(HERE + "1/aside/", {"reason": " "}).status_code == 422
    assert client.post(HERE + "1/aside/", {"reason": "Only a word"}).status_code == 302
    assert people_of_brand(world.as_alice) == 0
    assert "Only a word" in client.get(HERE).content.decode()
    assert client.post(HERE + "1/aside/", {"undo": "1"}).status_code == 302
    assert people_of_brand(world.as_alice) == 1


def test_a_restricted_incident_puts_nobody_into_others_inbox(world: World) -> None:
    waiting(world, 1)
    assess.restrict(world.as_alice, 1, ())

    page = signed_in(world.bob).get("/brands/acme/inbox/").content.decode()

    assert people_of_brand(world.as_bob) == 0
    assert "Nobody waits for an answer" in page
    assert "nine hours" not in page


def talkative(world: World) -> Client:
    """One person wrote three times, another one once in between; a third and a fourth gave no name."""
    posts = [
        angry("x:1", -40, handle="ada", text="my leg is broken", hazards=frozenset({Hazard.SAFETY})),
        angry("x:2", -30, handle="bea", text="and my suitcase"),
        angry("x:3", -20, handle="ada", text="nobody answers"),
        samples.mention("x:4", -10, handle="ada", text="still nobody", tone="neutral", question=True),
        angry("x:5", -5, handle="", text="so do I"),
        angry("x:6", -4, handle="", text="me too"),
    ]
    world.commit(*posts, signals=[signal(evidence=tuple(one.post.key for one in posts))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    return signed_in(world.alice)


def told(world: World) -> list[tuple[str, int]]:
    return [(one.post.text, one.earlier) for one in inbox(world.as_alice, 1).waiting]


def test_one_person_has_one_place_with_the_newest_post_on_top(world: World) -> None:
    client = talkative(world)

    html = client.get(HERE).content.decode()

    assert told(world) == [("still nobody", 2), ("and my suitcase", 0), ("so do I", 0), ("me too", 0)]
    assert people_of_brand(world.as_alice) == 4
    assert re.findall(r'href="([^"]+)">2 earlier posts<', html) == ["/brands/acme/incidents/1/replies/4/#thread"]
    assert "speaks of danger" in html.partition("still nobody")[2].partition("and my suitcase")[0]
    thread = re.sub("</?mark[^>]*>", "", client.get("/brands/acme/incidents/1/replies/4/").content.decode())
    assert all(words in thread for words in WROTE)


WROTE = ("my leg is broken", "nobody answers", "still nobody")


def test_who_was_put_aside_is_for_all_they_wrote_until_then(world: World) -> None:
    talkative(world)

    put_aside(world.as_alice, 1, 1, "Called her")
    assert told(world) == [("and my suitcase", 0), ("so do I", 0), ("me too", 0)]
    assert people_of_brand(world.as_alice) == 3


def test_a_long_queue_is_shown_in_parts(world: World) -> None:
    client = waiting(world, 28)

    first, second = (client.get(HERE + part).content.decode() for part in ("", "?from=25"))

    assert (first.count("data-item"), second.count("data-item")) == (25, 3)
    assert ("1 to 25 of 28" in first, "26 to 28 of 28" in second) == (True, True)
    assert re.findall(r'rel="next" href="([^"]+)"', first) == [HERE + "?from=25"]
    assert "28 people wait for an answer" in second


def test_a_place_behind_the_end_of_the_queue_is_its_last_part(world: World) -> None:
    client = waiting(world, 28)

    shown = [client.get(f"{HERE}?from={start}").content.decode().count("data-item") for start in ("900", "27", "x")]

    assert shown == [3, 1, 25]


@pytest.mark.parametrize("count", [1, 3, 26])
def test_what_was_put_aside_is_shown_in_parts_and_counted_whole(world: World, count: int) -> None:
    client = waiting(world, count)
    for number in range(1, count + 1):
        put_aside(world.as_alice, 1, number, f"Reason {number}!")

    first, last, beyond = (client.get(HERE + part).content.decode() for part in ("", "?aside=25", "?aside=900"))

    assert [f"{count} put aside" in html for html in (first, last, beyond)] == [True] * 3
    assert first.count("No answer needed:") == min(count, 25)
    assert re.findall(r'rel="next" href="([^"]+)"', first) == ([f"{HERE}?aside=25#aside"] if count > 25 else [])
    assert '<details class="fold" id="aside">' in first
    assert '<details class="fold" id="aside" open>' in last
    assert last.count("No answer needed:") == beyond.count("No answer needed:") == (1 if count > 25 else count)


@pytest.mark.parametrize("count", [1, 3])
def test_settled_posts_do_not_add_questions(world: World, django_assert_num_queries: Counting, count: int) -> None:
    waiting(world, count)
    for number in range(1, count + 1):
        put_aside(world.as_alice, 1, number, "Only a word")
    access = world.as_alice

    with django_assert_num_queries(4):
        found = settled(access, 1, ())

    assert {name: (part.total, len(part.rows)) for name, part in found.items()} == {
        "answered": (0, 0),
        "aside": (count, count),
        "others": (0, 0),
    }
