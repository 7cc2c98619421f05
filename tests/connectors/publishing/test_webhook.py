"""A receiver on loopback, as the README tells people to build one."""

import hmac
import json
from dataclasses import dataclass, replace
from typing import Any

import pytest

from firewarden.connectors.webhook.publisher import publisher
from firewarden.vocabulary.clock import SECOND
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from tests.connectors.publishing.far import SECRET, SENTENCE, Answered, Asked, HttpFar, Mood, Shown, answered
from tests.connectors.publishing.suite import KEY, PublisherSuite, published, words
from tests.connectors.tools import NOON


@dataclass
class Item:
    told: dict[str, Any]
    gone: bool = False


class WebhookFar(HttpFar):
    """Any yes is a yes, whatever else is answered: that mood is not one of its own."""

    connector = "webhook"
    moods = frozenset(Mood) - {Mood.GARBAGE}
    revoked = answered({"error": "The signature is not ours."}, 403)
    refusal = answered({"error": SENTENCE}, 422)

    def __init__(self) -> None:
        super().__init__()
        self.items: dict[str, Item] = {}
        self.taken: dict[str, Answered] = {}
        self.said: set[str] = set()

    @property
    def name(self) -> str:  # type: ignore[override]
        return f"{self.url}/in"

    @property
    def settings(self) -> dict[str, str]:
        return {"url": f"{self.url}/in?key=k3y", "name": "Notice board"}

    @property
    def secrets(self) -> tuple[str, ...]:  # type: ignore[override]
        return ("k3y",)

    def publishes(self, asked: Asked) -> bool:
        return bool(asked.json["event"] == "published")

    def say(self, text: str) -> PostKey:
        self.said.add(name := f"c{len(self.said)}")
        return PostKey(f"webhook:board/{name}")

    def missing(self) -> PostKey:
        return PostKey("webhook:board/nothing")

    def shown(self) -> list[Shown]:
        return [
            Shown(
                native_id=name, text=one.told["text"], title=one.told["title"], language=one.told["language"],
                pictures=tuple(picture["alt"] for picture in one.told["pictures"]),
                reply_to=_key(one.told["reply_to"]),
            )
            for name, one in self.items.items()
            if not one.gone
        ]  # fmt: skip

    def answer(self, asked: Asked) -> Answered:
        stamp = asked.headers["firewarden-timestamp"]
        expected = hmac.digest(SECRET.encode(), f"{stamp}.".encode() + asked.body, "sha256").hex()
        assert asked.headers["firewarden-signature"] == f"v1={expected}"
        assert int(stamp) == NOON // SECOND
        key = asked.headers["idempotency-key"]
        if key not in self.taken:
            self.taken[key] = self._take(asked.json)
        return self.taken[key]

    def _take(self, told: dict[str, Any]) -> Answered:
        name, above = told.get("id", ""), told.get("reply_to")
        match told["event"]:
            case "published" if above and above["id"] not in self.said:
                return answered({"error": "There is no such post."}, 404)
            case "published":
                self.items[name] = Item(told)
            case "edited":
                self.items[name].told = told
            case "deleted":
                self.items[name].gone = True
        return answered({"url": f"https://board.example/{name}"})


def _key(above: dict[str, str] | None) -> PostKey | None:
    return PostKey(f"webhook:{above['source']}/{above['id']}") if above else None


class Terse(WebhookFar):
    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body

    def _take(self, told: dict[str, Any]) -> Answered:
        return Answered(self.body)


class TestWebhook(PublisherSuite):
    RIG = WebhookFar


@pytest.mark.parametrize("body", [b"", b"ok", b"[]", b'{"url": "javascript:alert(1)"}', b'{"url": 5}'])
def test_any_yes_is_a_yes(body: bytes) -> None:
    with Terse(body) as far:
        made = published(far.publisher(), KEY, words())
        assert made.url == f"{far.url}/in"


def test_place_says_where_it_stands() -> None:
    with WebhookFar() as far:
        made = published(far.publisher(), KEY, words())
        assert made.url == f"https://board.example/{made.native_id}"
        assert made.key == f"webhook:ours/{made.native_id}"


def test_address_that_is_none_is_refused() -> None:
    with WebhookFar() as far:
        wrong = publisher(replace(far.account, settings={"url": "ftp://a.example"}), far.tools)
        with pytest.raises(NetworkError) as refused:
            wrong.publish(KEY, words())
        assert (refused.value.permanent, wrong.identify().works, far.asked) == (True, False, [])


def test_whole_body_is_as_the_readme_shows_it() -> None:
    with WebhookFar() as far:
        published(far.publisher(), KEY, words("We know.", language="en", reply_to=far.say("It burns!")))
        told = json.loads(far.asked[-1].body)
        assert told == {
            "event": "published",
            "id": told["id"],
            "text": "We know.",
            "title": "News",
            "language": "en",
            "reply_to": {"source": "board", "id": "c0"},
            "pictures": [],
            "at": "2026-01-01T12:00:00Z",
        }
