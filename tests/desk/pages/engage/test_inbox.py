"""The inbox as a page: what is asked for, decided about many, kept as a view; and one conversation."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from firewarden.desk.actions import feed, personalize
from firewarden.desk.reads.listing import Asked, listing
from firewarden.desk.reads.waiting import people_of_brand
from firewarden.desk.records import Conversation
from firewarden.vocabulary.mention import Hazard
from tests.desk.people import signed_in
from tests.desk.world import World, angry, signal
from tests.stores import samples

INBOX = "/brands/acme/inbox/"
DECISIONS = INBOX + "decisions/"
ONE = "/brands/acme/incidents/1/conversations/1/"
Counting = Callable[[int], Any]


def crowd(world: World, count: int) -> Client:
    """`count` angry people, and one who asks nothing of us."""
    posts = [angry(f"x:{number}", text=f"hour {number} <b>") for number in range(count)]
    posts.append(samples.mention("x:quiet", -5, handle="مينا", text="Nice ship"))
    world.commit(*posts, signals=[signal(evidence=tuple(one.post.key for one in posts))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    return signed_in(world.alice)


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return str(answer.content.decode())


def shown(page: str) -> list[str]:
    return re.findall(r'name="chosen" value="(\d+-\d+)"', page)


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_shows_who_waits_and_finds_everybody_else(world: World, count: int) -> None:
    client = crowd(world, count)

    assert sorted(shown(html(client, INBOX))) == [f"1-{number}" for number in range(1, count + 1)]
    assert shown(html(client, INBOX + "?hand=all&q=SHIP")) == [f"1-{count + 1}"]
    assert shown(html(client, INBOX + "?q=مينا")) == [f"1-{count + 1}"]
    assert shown(html(client, INBOX + "?state=asks+nothing")) == [f"1-{count + 1}"]
    assert "Nothing like that here" in html(client, INBOX + "?q=nowhere")
    assert shown(html(client, INBOX + "?hand=nonsense&incident=x&whose=1")) == shown(html(client, INBOX))


@pytest.mark.parametrize("count", [1, 3, 27])
def test_people_do_not_add_questions_to_the_list(world: World, django_assert_num_queries: Counting, count: int) -> None:
    crowd(world, count)
    access = world.as_alice

    with django_assert_num_queries(QUESTIONS):
        found = listing(access, Asked())

    assert (found.part.total, len(found.part.rows), len(found.keys)) == (count, min(count, 25), count)


QUESTIONS = 18


def test_one_is_decided_about_at_once_and_undone(world: World) -> None:
    client = crowd(world, 3)

    answer = client.post(DECISIONS, {"wish": "noise", "chosen": "1-1", "next": INBOX + "?q=hour"})
    page = html(client, answer["Location"])

    assert answer["Location"] == INBOX + "?q=hour"
    assert ("1 conversation changed." in page, people_of_brand(world.as_alice)) == (True, 2)
    client.post(INBOX + "undoing/", {"deed": "1"})
    assert "Undone: 1 conversation is as it was." in html(client, INBOX)
    assert people_of_brand(world.as_alice) == 3


def test_of_many_it_is_shown_first_which_and_who_is_left_out(world: World) -> None:
    client = crowd(world, 3)
    client.post(DECISIONS, {"wish": "closed", "reason": "better not to reply", "chosen": "1-2"})
    form = {"wish": "closed", "reason": "better not to reply", "chosen": ["1-1", "1-2", "1-3"]}

    page = client.post(DECISIONS, form).content.decode()

    assert "2 conversations would be changed: closed" in page
    assert ("1 is left as it is" in page, "It is “closed” already." in page) == (True, True)
    assert shown(page) == ["1-1", "1-3"]
    assert people_of_brand(world.as_alice) == 2
    client.post(DECISIONS, {**form, "sure": "1"})
    assert people_of_brand(world.as_alice) == 0
    assert html(client, INBOX + "?state=closed").count("better not to reply</b>") == 3


def test_all_that_the_selection_finds_not_only_what_is_shown(world: World) -> None:
    client = crowd(world, 27)

    page = client.post(DECISIONS, {"wish": "watch", "all": "1", "q": "hour"}).content.decode()

    assert "27 conversations would be changed: watch" in page


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"wish": "nonsense", "chosen": "1-1"}, "Say what is to be done."),
        ({"wish": "noise"}, "Nothing was chosen, so nothing was changed."),
        ({"wish": "noise", "chosen": "9-9"}, "Nothing was chosen, so nothing was changed."),
        ({"wish": "reopen", "chosen": "1-1"}, "It is open. To put it into the queue say what it needs."),
        ({"wish": "snooze", "chosen": "1-1", "until": "2001-01-01T00:00"}, "That time is past."),
    ],
)
def test_what_cannot_be_done_says_why(world: World, form: dict[str, str], why: str) -> None:
    client = crowd(world, 1)

    answer = client.post(DECISIONS, {**form, "next": "https://elsewhere.example/"})

    assert answer["Location"] == INBOX
    assert f"Nothing was changed: {why}" in html(client, INBOX)


def test_views_are_kept_for_oneself_or_for_all(world: World) -> None:
    client, other = crowd(world, 1), signed_in(world.bob)
    client.post(INBOX + "views/", {"name": "Mine alone", "whose": "me"})
    client.post(INBOX + "views/", {"name": "For all", "q": "hour", "shared": "1"})

    assert [name in html(client, INBOX) for name in ("Mine alone", "For all")] == [True, True]
    assert [name in html(other, INBOX) for name in ("Mine alone", "For all")] == [False, True]
    assert re.findall(r'href="([^"]+)"[^>]*><bdi>For all', html(other, INBOX)) == [INBOX + "?q=hour"]
    other.post(INBOX + "views/2/removal/")
    assert "somebody else" in html(other, INBOX)
    client.post(INBOX + "views/2/removal/")
    assert "For all" not in html(other, INBOX)


def test_one_conversation_shows_all_we_hold_and_who_else_looks(world: World) -> None:
    client, other = crowd(world, 1), signed_in(world.bob)
    personalize.write_reply(world.as_bob, 1, 1, "We are on it.")
    client.post(ONE + "notes/", {"text": "She called twice", "named": str(world.bob)})
    html(other, ONE)

    page = html(client, ONE)

    assert re.findall(r"hour 0 &lt;b&gt;|We are on it\.|She called twice", page) == [
        "hour 0 &lt;b&gt;",
        "We are on it.",
        "She called twice",
    ]
    assert "Bob is writing to this person." in page
    assert 'data-key="r"' in page
    assert client.post(ONE + "notes/", {"text": " "}).status_code == 422
    assert client.get("/brands/acme/incidents/1/conversations/9/").status_code == 404


def test_the_second_person_sees_who_writes_and_what_was_answered_meanwhile(world: World) -> None:
    client = crowd(world, 1)
    reply = "/brands/acme/incidents/1/replies/1/"
    personalize.note_writing(world.as_bob, 1, 1)
    form = {"text": "We are with you and look into hour 0.", "platform": "town", "send": "it fits this person"}

    held = client.post(reply, {**form, "based_on": "0", "answers": "0"})
    assert held.status_code == 422
    assert "Bob is writing to this person. Nothing was sent." in held.content.decode()
    client.post(ONE + "claim/")
    went = client.post(reply, {**form, "reply": "1", "answers": "0"})
    assert went.status_code == 302
    late = signed_in(world.bob).post(reply, {**form, "based_on": "0", "answers": "0"})

    assert late.status_code == 422
    assert "Alice has answered this person" in late.content.decode()
    assert 'name="answers" value="1"' in late.content.decode()


def test_ten_thousand_conversations_do_not_add_questions(world: World, django_assert_num_queries: Counting) -> None:
    """The rows are made directly: what is counted is the asking."""
    crowd(world, 2)
    first = Conversation.objects.order_by("number")[0]
    post = first.posts.get()
    made = [
        Conversation(incident_id=first.incident_id, number=number, platform="x", author=f"p{number}")
        for number in range(10, 10_010)
    ]
    Conversation.objects.bulk_create(made)
    copies = []
    for number, one in enumerate(made, 100):
        row = type(post)(
            **{
                field.attname: getattr(post, field.attname)
                for field in post._meta.concrete_fields
                if field.name != "id"
            }
        )
        row.number, row.author, row.post_key, row.conversation = number, one.author, f"x:{number}", one
        copies.append(row)
    type(post).objects.bulk_create(copies)

    access = world.as_alice
    with django_assert_num_queries(QUESTIONS):
        found = listing(access, Asked())

    assert (found.part.total, len(found.part.rows)) == (10_002, 25)


def test_danger_is_seen_in_the_list_and_not_put_away_unread(world: World) -> None:
    posts = [angry("x:1", text="the door is locked", hazards=frozenset({Hazard.SAFETY}))]
    world.commit(*posts, signals=[signal(evidence=(posts[0].post.key,))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    client = signed_in(world.alice)

    client.post(DECISIONS, {"wish": "noise", "chosen": "1-1"})

    page = html(client, INBOX)
    assert ("speaks of danger" in page, "Say in a few words why nobody has to answer." in page) == (True, True)
    assert reverse("engage:conversation", kwargs={"brand": "acme", "number": 1, "conversation": 1}) in page
