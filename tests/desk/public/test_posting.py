"""Posting to a source: what is taken, and that nobody learns why something was not."""

from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client

from firewarden.desk.actions import sources
from firewarden.desk.public.posting import REFUSED
from firewarden.net.posted import hub_key, topic_mark, verify_token
from firewarden.stores.files import spool as spool_module
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant
from tests.desk.doors import SECRET, Doors
from tests.desk.public import signing
from tests.desk.world import NOON

BODY = b'{"id": "7", "text": "The bag burst."}'
TOPIC = "https://news.example/feed"


def post(source: str, headers: dict[str, str], body: bytes = BODY, query: str = "") -> HttpResponse:
    """As a stranger, who has no cookie and no token of a form."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    path = f"/in/{source}{query}"
    return client.post(path, body, content_type="application/json", headers=headers)  # type: ignore[return-value]


def get(source: str, **query: str) -> HttpResponse:
    named = {name.replace("__", "."): value for name, value in query.items()}
    return Client().get(f"/in/{source}?{urlencode(named)}")  # type: ignore[return-value]


def told(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, answer.content.decode()


class TestOwn:
    def test_what_is_signed_is_taken_as_it_came(self, doors: Doors) -> None:
        answer = post(doors.own, signing.own(SECRET, BODY, NOON))
        [entry] = doors.waiting(doors.own)
        assert told(answer) == (202, "Taken.\n")
        assert (entry.body, entry.taken_at, entry.content_type) == (BODY, NOON, "application/json")

    def test_a_repeat_is_answered_like_the_first_and_leaves_nothing(self, doors: Doors) -> None:
        headers = signing.own(SECRET, BODY, NOON)
        first, second = post(doors.own, headers), post(doors.own, headers)
        assert told(first) == told(second)
        assert [entry.body for entry in doors.waiting(doors.own)] == [BODY]

    def test_five_minutes_of_difference_between_clocks_are_borne(self, doors: Doors) -> None:
        times = [Instant(NOON + minutes * MINUTE) for minutes in (-5, 5)]
        assert [post(doors.own, signing.own(SECRET, BODY, at)).status_code for at in times] == [202, 202]

    def test_everything_else_is_one_and_the_same_refusal(self, doors: Doors) -> None:
        good = signing.own(SECRET, BODY, NOON)
        signature = good["Firewarden-Signature"]
        wrong = {
            "nothing": {},
            "no timestamp": {"Firewarden-Signature": signature},
            "no signature": {"Firewarden-Timestamp": good["Firewarden-Timestamp"]},
            "no version": good | {"Firewarden-Signature": signature[3:]},
            "capitals": good | {"Firewarden-Signature": signature.upper()},
            "an empty signature": good | {"Firewarden-Signature": "v1="},
            "no ASCII": good | {"Firewarden-Signature": "v1=\u00e4"},
            "another timestamp": good | {"Firewarden-Timestamp": str(NOON // SECOND + 1)},
            "a negative timestamp": good | {"Firewarden-Timestamp": "-1"},
            "a huge timestamp": good | {"Firewarden-Timestamp": "9" * 400},
            "another secret": signing.own("another secret", BODY, NOON),
            "an empty secret": signing.own("", BODY, NOON),
            "another body": signing.own(SECRET, BODY + b" ", NOON),
            "too old": signing.own(SECRET, BODY, Instant(NOON - 5 * MINUTE - SECOND)),
            "too early": signing.own(SECRET, BODY, Instant(NOON + 5 * MINUTE + SECOND)),
            "another way": signing.graph(SECRET, BODY),
        }
        answers = {why: told(post(doors.own, headers)) for why, headers in wrong.items()}
        assert answers == dict.fromkeys(wrong, (403, REFUSED))
        assert doors.waiting(doors.own) == []

    def test_who_asks_for_a_source_there_is_not_hears_the_same(self, doors: Doors) -> None:
        headers = signing.own(SECRET, BODY, NOON)
        wrong = post(doors.own, signing.own("wrong", BODY, NOON))
        for source in ("no-such-source", "nobody", doors.plain):
            answer = post(source, headers)
            assert (told(answer), dict(answer.headers)) == (told(wrong), dict(wrong.headers))

    def test_a_retired_source_takes_nothing_and_keeps_nothing(self, doors: Doors) -> None:
        post(doors.own, signing.own(SECRET, BODY, NOON))
        sources.retire_source(doors.world.as_alice, doors.own)
        answer = post(doors.own, signing.own(SECRET, b"{}", NOON))
        assert told(answer) == (403, REFUSED)
        assert doors.waiting(doors.own) == []

    def test_a_key_that_was_replaced_lets_nobody_in(self, doors: Doors) -> None:
        typed = sources.Typed(network="ownnet", name="Door", secret="a-newer-secret")
        assert sources.change_source(doors.world.as_alice, doors.own, typed) is None
        assert post(doors.own, signing.own(SECRET, BODY, NOON)).status_code == 403
        assert post(doors.own, signing.own("a-newer-secret", BODY, NOON)).status_code == 202

    def test_an_empty_body_is_signed_like_any_other(self, doors: Doors) -> None:
        assert post(doors.own, signing.own(SECRET, b"", NOON), b"").status_code == 202

    def test_more_than_is_accepted_is_not_taken(self, doors: Doors) -> None:
        body = b"x" * (256 * 1024 + 1)
        assert post(doors.own, signing.own(SECRET, body, NOON), body).status_code == 413
        assert post(doors.own, signing.own(SECRET, body[1:], NOON), body[1:]).status_code == 202
        assert [len(entry.body) for entry in doors.waiting(doors.own)] == [256 * 1024]

    def test_a_full_spool_says_when_to_come_back(self, doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(spool_module, "MOST_FILES", 0)
        answer = post(doors.own, signing.own(SECRET, BODY, NOON))
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")

    def test_a_disk_that_refuses_is_no_yes(self, doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("firewarden.stores.files.spool.written_through", refuse)
        answer = post(doors.own, signing.own(SECRET, BODY, NOON))
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")

    def test_other_methods_are_not_for_this(self, doors: Doors) -> None:
        client = Client()
        answers = [send(f"/in/{doors.own}").status_code for send in (client.put, client.delete, client.patch)]
        assert answers == [405] * 3

    def test_there_is_no_greeting(self, doors: Doors) -> None:
        answer = get(doors.own, hub__mode="subscribe", hub__challenge="42")
        assert told(answer) == (403, REFUSED)


class TestGraph:
    def test_what_the_app_signed_is_taken_with_the_yes_that_meta_wants(self, doors: Doors) -> None:
        answer = post(doors.graph, signing.graph(SECRET, BODY))
        assert told(answer) == (200, "Taken.\n")
        assert [entry.body for entry in doors.waiting(doors.graph)] == [BODY]

    def test_a_repeat_leaves_nothing(self, doors: Doors) -> None:
        assert [post(doors.graph, signing.graph(SECRET, BODY)).status_code for _ in range(2)] == [200, 200]
        assert [entry.body for entry in doors.waiting(doors.graph)] == [BODY]

    def test_everything_else_is_refused(self, doors: Doors) -> None:
        wrong = [
            {},
            signing.graph("wrong", BODY),
            signing.graph(SECRET, b"{}"),
            signing.graph(f"{SECRET} and-a-token", BODY),
            signing.websub(SECRET, BODY),
            signing.own(SECRET, BODY, NOON),
        ]
        assert [told(post(doors.graph, headers)) for headers in wrong] == [(403, REFUSED)] * 6
        assert doors.waiting(doors.graph) == []

    def test_meta_is_greeted_with_the_token_it_was_told(self, doors: Doors) -> None:
        token = verify_token(doors.world.outside.own_key, doors.graph)
        answer = get(doors.graph, hub__mode="subscribe", hub__verify_token=token, hub__challenge="1158201444")
        assert told(answer) == (200, "1158201444")
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert doors.waiting(doors.graph) == []

    def test_nobody_else_is_greeted(self, doors: Doors) -> None:
        token = verify_token(doors.world.outside.own_key, doors.graph)
        good = {"hub__mode": "subscribe", "hub__verify_token": token, "hub__challenge": "1"}
        wrong: list[dict[str, str]] = [
            {"hub__verify_token": "x"},
            {"hub__mode": "list"},
            {"hub__challenge": ""},
            {"hub__challenge": "x" * 501},
        ]
        assert [told(get(doors.graph, **good | change)) for change in wrong] == [(403, REFUSED)] * 4

    def test_the_token_of_one_source_is_not_that_of_another(self, doors: Doors) -> None:
        token = verify_token(doors.world.outside.own_key, doors.own)
        answer = get(doors.graph, hub__mode="subscribe", hub__verify_token=token, hub__challenge="1")
        assert answer.status_code == 403


class TestWebSub:
    def mark(self, doors: Doors) -> str:
        return topic_mark(doors.world.outside.own_key, doors.websub, TOPIC)

    def key(self, doors: Doors) -> str:
        return hub_key(doors.world.outside.own_key, doors.websub, self.mark(doors))

    def test_what_the_hub_signed_is_taken(self, doors: Doors) -> None:
        query, methods = f"?feed={self.mark(doors)}", ("sha1", "sha256", "sha384", "sha512")
        for method in methods:
            headers = signing.websub(self.key(doors), BODY, method)
            assert told(post(doors.websub, headers, query=query)) == (202, "Taken.\n")
        assert [(entry.body, entry.query) for entry in doors.waiting(doors.websub)] == [(BODY, query[1:])] * 4

    def test_what_another_signed_is_refused(self, doors: Doors) -> None:
        own_key, mark = doors.world.outside.own_key, self.mark(doors)
        good = signing.websub(self.key(doors), BODY)
        other = signing.websub(hub_key(own_key, doors.own, mark), BODY)
        weak = {"X-Hub-Signature": good["X-Hub-Signature"].replace("sha256", "md5")}
        answers = [
            post(doors.websub, good),
            post(doors.websub, good, query="?feed=another"),
            post(doors.websub, good, b"{}", query=f"?feed={mark}"),
            *(post(doors.websub, headers, query=f"?feed={mark}") for headers in ({}, other, weak)),
        ]
        assert [told(answer) for answer in answers] == [(403, REFUSED)] * 6
        assert doors.waiting(doors.websub) == []

    def test_a_hub_that_asks_for_our_topic_is_answered_and_the_connector_is_told(self, doors: Doors) -> None:
        query = {"feed": self.mark(doors), "hub__mode": "subscribe", "hub__topic": TOPIC, "hub__challenge": "abc"}
        answers = [get(doors.websub, **query, hub__lease_seconds="864000") for _ in range(2)]
        assert [told(answer) for answer in answers] == [(200, "abc")] * 2
        [entry] = doors.waiting(doors.websub)
        assert (entry.body, "hub.lease_seconds=864000" in entry.query) == (b"", True)

    def test_what_we_did_not_ask_for_is_not_confirmed(self, doors: Doors) -> None:
        good = {"feed": self.mark(doors), "hub__mode": "subscribe", "hub__topic": TOPIC, "hub__challenge": "abc"}
        wrong: list[dict[str, str]] = [
            {"feed": "x"},
            {"hub__topic": f"{TOPIC}s"},
            {"hub__mode": "unsubscribe"},
            {"hub__mode": ""},
            {"hub__challenge": ""},
        ]
        assert [told(get(doors.websub, **good | change)) for change in wrong] == [(403, REFUSED)] * 5
        assert doors.waiting(doors.websub) == []

    def test_a_hub_that_will_not_have_us_is_heard(self, doors: Doors) -> None:
        answer = get(doors.websub, feed=self.mark(doors), hub__mode="denied", hub__topic=TOPIC, hub__reason="no")
        assert answer.status_code == 200
        assert ["hub.mode=denied" in entry.query for entry in doors.waiting(doors.websub)] == [True]


def test_the_answer_is_for_no_browser_and_no_cache(doors: Doors) -> None:
    answer = post(doors.own, signing.own(SECRET, BODY, NOON))
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers
