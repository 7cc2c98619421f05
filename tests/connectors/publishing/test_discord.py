"""A server of Discord on loopback, after *Message* and *Rate Limits* of discord/discord-api-docs."""

import json
import re
from dataclasses import dataclass, replace

import pytest

from firewarden.vocabulary.clock import iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from tests.connectors.publishing.far import SECRET, SENTENCE, WAIT, Answered, Asked, HttpFar, Shown, answered
from tests.connectors.publishing.graphs import form_of
from tests.connectors.publishing.suite import KEY, PublisherSuite, published, words
from tests.connectors.tools import NOON

CHANNEL = "55"
UNKNOWN = answered({"message": "Unknown Message", "code": 10008}, 404)


@dataclass
class Message:
    id: str
    content: str
    ours: bool = True
    above: str = ""
    nonce: str = ""
    pictures: tuple[str, ...] = ()
    gone: bool = False


class DiscordFar(HttpFar):
    connector, name = "discord", "acme"
    revoked = answered({"message": "401: Unauthorized", "code": 0}, 401)
    busy = answered({"message": "You are being rate limited.", "retry_after": WAIT, "global": False}, 429)
    refusal = answered({"message": SENTENCE, "code": 50001}, 403)

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, Message] = {}
        self.guild: str | None = "77"

    @property
    def settings(self) -> dict[str, str]:
        return {"channel": CHANNEL, "api": self.url}

    def publishes(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def say(self, text: str) -> PostKey:
        return PostKey(f"discord:{CHANNEL}/{self._add(Message(self._number(), text, ours=False))}")

    def missing(self) -> PostKey:
        return PostKey(f"discord:{CHANNEL}/9")

    def shown(self) -> list[Shown]:
        """As people read it: a backslash makes a sign of what would be a mark."""
        return [
            Shown(
                native_id=f"{CHANNEL}/{one.id}", text=re.sub(r"\\([^0-9A-Za-z\s])", r"\1", one.content),
                reply_to=PostKey(f"discord:{CHANNEL}/{one.above}") if one.above else None, pictures=one.pictures,
            )
            for one in self.messages.values()
            if one.ours and not one.gone
        ]  # fmt: skip

    def answer(self, asked: Asked) -> Answered:
        assert asked.headers["authorization"] == f"Bot {SECRET}"
        match asked.method, *asked.path.strip("/").split("/"):
            case "GET", "users", "@me":
                return answered({"id": "1", "username": self.name})
            case "GET", "channels", "55":
                return answered({"id": CHANNEL, "guild_id": self.guild, "name": "news", "type": 0})
            case "POST", "channels", "55", "messages":
                return self._post(asked)
            case "GET", "channels", "55", "messages":
                assert int(asked.query["after"]) >> 22 < NOON // 1000 - 1_420_070_400_000
                return answered([self._told(one) for one in self.messages.values() if not one.gone][::-1])
            case method, "channels", "55", "messages", number if number in self.messages:
                return self._change(method, self.messages[number], asked)
        return UNKNOWN

    def _post(self, asked: Asked) -> Answered:
        multipart = "multipart" in asked.headers["content-type"]
        told = json.loads(form_of(asked)["payload_json"]) if multipart else asked.json
        assert told["enforce_nonce"] is True
        assert told["allowed_mentions"] == {"parse": [], "replied_user": False}
        assert len(told["nonce"]) <= 25
        assert len(told["content"]) <= 2000
        about = told.get("message_reference", {})
        above = about.get("message_id", "")
        if above and (above not in self.messages or self.messages[above].gone):
            assert about["fail_if_not_exists"] is True
            return answered({"message": "Invalid Form Body", "code": 50035}, 400)
        same = [one for one in self.messages.values() if one.nonce == told["nonce"] and not one.gone]
        if same:
            return answered(self._told(same[0]))
        pictures = tuple(one["description"] for one in told.get("attachments", []))
        made = Message(self._number(), told["content"], above=above, nonce=told["nonce"], pictures=pictures)
        self._add(made)
        return answered(self._told(made))

    def _change(self, method: str, message: Message, asked: Asked) -> Answered:
        if message.gone:
            return UNKNOWN
        if method == "DELETE":
            message.gone = True
            return Answered(b"", 204, {})
        message.content = asked.json["content"]
        return answered(self._told(message))

    def _number(self) -> str:
        return str(100 + len(self.messages))

    def _add(self, message: Message) -> str:
        self.messages[message.id] = message
        return message.id

    def _told(self, one: Message) -> dict[str, object]:
        who = {"id": "1", "username": self.name} if one.ours else {"id": "2", "username": "ann"}
        told: dict[str, object] = {
            "id": one.id,
            "channel_id": CHANNEL,
            "timestamp": iso(NOON),
            "author": who,
            "content": one.content,
        }
        return told | ({"message_reference": {"message_id": one.above}} if one.above else {})


class TestDiscord(PublisherSuite):
    RIG = DiscordFar


def test_marks_and_calls_are_shown_as_they_were_written() -> None:
    with DiscordFar() as far:
        made = published(far.publisher(), KEY, words("**Two** <@1> @everyone"))
        assert [(one.content, made.url) for one in far.messages.values()] == [
            (r"\*\*Two\*\* \<@1\> @everyone", "https://discord.com/channels/77/55/100")
        ]


def test_text_that_backslashes_make_too_long_is_refused() -> None:
    with DiscordFar() as far:
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words("*" * 1001))
        assert (refused.value.permanent, far.asked) == (True, [])


def test_private_conversation_is_left_alone() -> None:
    with DiscordFar() as far:
        far.guild = None
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())
        assert (refused.value.permanent, far.shown()) == (True, [])
        assert replace(far.publisher().identify(), says="").works is False
