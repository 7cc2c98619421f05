"""Who was answered, by reach, network and language, with the posts behind."""

from dataclasses import replace
from html import unescape

from firewarden.desk.actions import feed, personalize
from firewarden.desk.reads.fairness import fairness
from firewarden.vocabulary.answering import Sending
from firewarden.vocabulary.post import Author
from tests.desk.inbox import put_aside
from tests.desk.pages.engage.test_queue import waiting
from tests.desk.people import signed_in
from tests.desk.world import World, angry, signal

HERE = "/brands/acme/inbox/fairness/"


def crowd(world: World) -> None:
    posts = [angry(f"x:{number}", handle=f"person{number}") for number in range(3)]
    posts = [
        replace(one, post=replace(one.post, author=Author(handle=f"person{number}", followers=5 * 10**number)))
        for number, one in enumerate(posts)
    ]
    world.commit(*posts, signals=[signal(evidence=tuple(one.post.key for one in posts))])
    feed.absorb(world.accesses, world.feed(), world.outside)


def test_nobody_is_counted_twice_and_who_was_put_aside_not_at_all(world: World) -> None:
    crowd(world)
    number = personalize.write_reply(world.as_alice, 1, 1, "We are sorry")
    assert isinstance(number, int)
    assert personalize.send_reply(world.as_alice, 1, number, "sandbox", world.outside, because=Sending.FITS) is None
    put_aside(world.as_alice, 1, 2, "Only a word")

    found = fairness(world.as_alice)

    assert (found.people, found.aside) == (2, 1)
    assert [(one.name, one.answered, len(one.askers)) for one in found.tables[0].groups] == [
        ("under 100", 1, 1),
        ("100 to 999", 0, 1),
    ]


def test_the_page_leads_to_the_posts_behind_a_number(world: World) -> None:
    crowd(world)
    alice = signed_in(world.alice)

    page = unescape(alice.get(HERE + "?behind=reach:under 100").content.decode())

    assert page.count("No difference that chance alone could not make.") == 3
    assert page.count("/brands/acme/incidents/1/replies/") == 2
    assert "The posts behind “under 100”" in page
    assert "The posts behind" not in alice.get(HERE + "?behind=reach:nobody").content.decode()


def test_without_people_the_page_says_what_will_be_there(world: World) -> None:
    assert "Nobody wanted an answer yet" in signed_in(world.alice).get(HERE).content.decode()


def test_others_incidents_are_not_counted(world: World) -> None:
    waiting(world, 1)

    assert signed_in(world.charlie).get(HERE).status_code == 404
