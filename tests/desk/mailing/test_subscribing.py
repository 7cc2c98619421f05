"""Asking, confirming, leaving: by strangers, over HTTP, as a mail program and a scanner of links do it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from firewarden.desk.actions import mailing, subscribing
from firewarden.desk.records import Brand, Event, Subscriber, SubscriptionWish, UpdateMail
from tests.desk.mailing.box import text_of
from tests.desk.mailing.post import Post
from tests.desk.people import signed_in

ANN = "ann@news.example"
FORM = "/status/acme/subscription/"


@pytest.fixture
def ask(post: Post) -> Callable[..., str]:
    """Asks, and lets the worker look. The answer's words."""

    def asked(address: str = ANN, place: str = "203.0.114.7", **more: str) -> str:
        answer = Client(REMOTE_ADDR=place).post(FORM, {"address": address, "level": "0", "language": "en"} | more)
        post.round()
        return f"{answer.status_code} {answer.content.decode()}"

    return asked


def test_nobody_is_subscribed_before_the_button_behind_the_link(post: Post, ask: Callable[..., str]) -> None:
    ask()
    link, scanner = post.link(ANN), Client()
    assert [scanner.get(link).status_code, scanner.head(link).status_code] == [200, 405]
    assert post.only().state == "waiting for confirmation"

    assert Client().post(link, {"level": "2", "language": "de"}).status_code == 200
    assert (post.only().state, post.only().language) == ("subscribed", "de")
    assert [one.level for one in post.only().subscriptions.all()] == [2]
    assert [Client().get(link).status_code, Client().post(link).status_code] == [410, 410]


def test_a_link_holds_for_two_days_and_the_address_is_forgotten_then(post: Post, ask: Callable[..., str]) -> None:
    ask()
    link = post.link(ANN)
    post.wait(2 * 24 * 60)
    assert Client().post(link).status_code == 410

    post.wait(1)
    ask("ben@news.example")
    assert [bool(one.sealed) for one in Subscriber.objects.all()] == [True]
    assert Client().get(link).status_code == 404


def test_an_address_gets_one_mail_an_hour_and_the_answer_is_always_one(post: Post, ask: Callable[..., str]) -> None:
    first, again = ask(), ask("ANN@news.example")
    Client().post(post.link(ANN), {"level": "0", "language": "en"})
    known = ask()

    assert first == again == known
    assert len(post.box.taken) == 1
    post.wait(61)
    assert ask() == first
    assert len(post.box.taken) == 2


def test_many_from_one_place_are_not_mailed_but_answered_alike(post: Post, ask: Callable[..., str]) -> None:
    answers = {ask(f"reader{number}@news.example") for number in range(22)}

    assert (len(answers), len(post.box.taken)) == (1, 20)
    ask("another@news.example", "203.0.115.8")
    assert len(post.box.taken) == 21


def test_behind_a_proxy_that_does_not_say_for_whom_it_asks_nobody_is_kept_out(
    post: Post, ask: Callable[..., str]
) -> None:
    for number in range(22):
        ask(f"reader{number}@news.example", "127.0.0.1")

    assert len(post.box.taken) == 22


def test_a_household_has_one_network_of_ipv6(post: Post, ask: Callable[..., str]) -> None:
    for number in range(22):
        ask(f"reader{number}@news.example", f"2a00:1450:4001:81b::{number:x}")

    assert len(post.box.taken) == 20


@pytest.mark.parametrize("typed", ["", "ann", "ann@", "a b@news.example", "ann@news.example\nBcc: eve@evil.example"])
def test_what_is_no_address_is_said(post: Post, ask: Callable[..., str], typed: str) -> None:
    assert ask(typed)[:3] == "422"
    assert Subscriber.objects.count() == 0


def test_one_click_leaves_and_nothing_of_the_address_is_kept(post: Post) -> None:
    post.subscribe(ANN)
    post.publish()
    post.round()
    link = post.link(ANN)
    assert Client(enforce_csrf_checks=True).get(link).status_code == 200
    assert post.only().state == "subscribed"

    one_click = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})

    left = post.only()
    assert (one_click.status_code, left.state, left.sealed, left.lookup) == (200, "left", "", None)
    post.wait(30)
    post.publish()
    post.round()
    assert len(post.box.taken) == 1
    assert Client().post(link).status_code == 200


def test_whoever_leaves_while_mails_go_out_gets_none(post: Post) -> None:
    post.subscribe(ANN)
    post.publish()
    mailing.fan_out(post.world.as_worker)
    (claimed,) = mailing.claim(post.world.as_worker, "somebody-1", post.world.outside)
    assert subscribing.leave(post.world.as_worker, post.only().pk)

    assert not mailing.begin(post.world.as_worker, claimed)
    assert UpdateMail.objects.get().state == "canceled"


@pytest.mark.parametrize("token", ["x" * 43, "A" * 43, "", "é" * 43])
def test_a_made_up_link_leads_nowhere(post: Post, token: str) -> None:
    for path in ("subscriptions", "unsubscribe", "programs"):
        assert Client().post(f"/{path}/{token or 'none'}/").status_code == 404


def test_no_address_is_in_the_database_an_event_or_an_error(post: Post, ask: Callable[..., str]) -> None:
    ask()
    Client().post(post.link(ANN), {"level": "0", "language": "en"})
    post.publish()
    post.round()
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [table for row in cursor.fetchall() if "news.example" in repr(row)]
    assert found == []


def test_one_command_forgets(post: Post) -> None:
    post.subscribe(ANN, "ben@news.example")
    manager = signed_in_as(post)
    assert manager.post("/brands/acme/subscribers/erasure/", {"address": "Ann@News.example"}).status_code == 302

    assert sorted(one.state for one in Subscriber.objects.all()) == ["left", "subscribed"]
    assert Event.objects.filter(kind="subscriber.forgotten").count() == 1


def test_lists_come_in_and_go_out(post: Post) -> None:
    manager = signed_in_as(post)
    typed = {"addresses": "ann@news.example\nno address@\nBen@news.example, x\n", "proven": "1", "language": "de"}
    assert manager.post("/brands/acme/subscribers/import/", typed).status_code == 302
    answer = manager.post("/brands/acme/subscribers/export/")

    assert [line.split(",")[:2] for line in answer.content.decode().splitlines()] == [
        ["address", "language"],
        ["ann@news.example", "de"],
        ["Ben@news.example", "de"],
    ]


def test_imported_without_proof_each_is_asked(post: Post) -> None:
    made = subscribing.bring_in(post.world.as_alice, [ANN], post.world.outside, language="en", proven=False)
    post.round()

    assert (made, post.only().state) == ((1, 0), "waiting for confirmation")
    assert "Confirm it on this page" in text_of(post.box.to(ANN)[0])


def test_a_practice_page_mails_nobody(post: Post, ask: Callable[..., str]) -> None:
    Brand.objects.filter(slug="acme").update(kind="demo")

    assert ask()[:3] == "422"
    assert SubscriptionWish.objects.count() == 0


def signed_in_as(post: Post) -> Client:
    return signed_in(post.world.alice)
