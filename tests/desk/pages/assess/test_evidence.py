"""A long list of evidence in parts: what was asked for is kept from one to the next."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from firewarden.desk.actions import feed
from firewarden.desk.reads.evidence import evidence_part
from tests.desk.people import signed_in
from tests.desk.world import World, angry, signal

PAGE = "/brands/acme/incidents/1/evidence/"
Counting = Callable[[int], Any]


def copied(world: World, count: int) -> Client:
    """`count` posts, every other one about a tram."""
    posts = [angry(f"x:{at:02}", at - 60, text=f"{'tram' if at % 2 else 'bus'} {at}") for at in range(count)]
    world.commit(*posts, signals=[signal(evidence=tuple(one.post.key for one in posts))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    return signed_in(world.alice)


def pieces(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'id="evidence-(\d+)"', html)]


def turns(html: str) -> dict[str, str]:
    return {name: link.replace("&amp;", "&") for name, link in re.findall(r'rel="(prev|next)" href="([^"]+)"', html)}


@pytest.mark.parametrize("count", [1, 3, 25])
def test_a_short_list_is_whole(world: World, django_assert_num_queries: Counting, count: int) -> None:
    html = copied(world, count).get(PAGE).content.decode()
    access = world.as_alice

    with django_assert_num_queries(5):
        assert len(evidence_part(access, 1).part.rows) == count
    assert (len(pieces(html)), turns(html)) == (count, {})
    assert f"{count} piece{'s' if count > 1 else ''} of evidence" in html


def test_a_long_list_is_shown_in_parts_none_left_out(world: World) -> None:
    client = copied(world, 51)
    first, second, last, beyond, nonsense = (
        client.get(PAGE + asked).content.decode() for asked in ("", "?from=25", "?from=50", "?from=900", "?from=x")
    )

    assert sorted([*pieces(first), *pieces(second), *pieces(last)]) == list(range(1, 52))
    assert [turns(html) for html in (first, second, last)] == [
        {"next": f"{PAGE}?from=25"},
        {"prev": PAGE, "next": f"{PAGE}?from=50"},
        {"prev": f"{PAGE}?from=25"},
    ]
    assert (pieces(beyond), pieces(nonsense)) == (pieces(last), pieces(first))
    assert ["51 pieces of evidence" in html for html in (first, last, beyond)] == [True] * 3
    assert "26 to 50 of 51" in second


def test_words_and_posts_asked_for_are_kept_from_part_to_part(world: World) -> None:
    client = copied(world, 60)
    named = "&".join(f"posts=x:{at:02}" for at in range(58))

    first = client.get(f"{PAGE}?{named}&posts=x:never&search=TRAM").content.decode()
    second = client.get(turns(first)["next"]).content.decode()

    assert (len(pieces(first)), len(pieces(second))) == (25, 4)
    assert set(pieces(first)).isdisjoint(pieces(second))
    assert "29 pieces of evidence" in first
    assert ["1 of the posts behind this number were not copied" in html for html in (first, second)] == [True, True]
    assert client.get(turns(second)["prev"]).content.decode().count("bus ") == 0
