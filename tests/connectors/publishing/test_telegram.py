"""A bot of Telegram on loopback, after core.telegram.org/bots/api."""

import json
from dataclasses import dataclass

import pytest

from firewarden.ports import Amends
from firewarden.vocabulary.clock import SECOND
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Attached
from tests.connectors.publishing.far import (
    PICTURE,
    SECRET,
    SENTENCE,
    WAIT,
    Answered,
    Asked,
    HttpFar,
    Mood,
    Shown,
    answered,
)
from tests.connectors.publishing.graphs import form_of
from tests.connectors.publishing.suite import KEY, PublisherSuite, published, words
from tests.connectors.tools import NOON

CHAT = -1001234


@dataclass
class Message:
    chat: int
    text: str
    ours: bool = True
    above: int = 0
    picture: bool = False
    gone: bool = False


def no(code: int, description: str, **parameters: object) -> Answered:
    told = {"ok": False, "error_code": code, "description": description}
    return answered(told | ({"parameters": parameters} if parameters else {}), code)


class TelegramFar(HttpFar):
    connector, name = "telegram", "acme_bot"
    revoked = no(401, "Unauthorized")
    busy = no(429, f"Too Many Requests: retry after {WAIT:g}", retry_after=int(WAIT))
    refusal = no(400, f"Bad Request: {SENTENCE}")

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[int, Message] = {}

    @property
    def settings(self) -> dict[str, str]:
        return {"chat": "@acmenews", "api": self.url}

    def publishes(self, asked: Asked) -> bool:
        return asked.path.endswith(("/sendMessage", "/sendPhoto"))

    def say(self, text: str) -> PostKey:
        return PostKey(f"telegram:{CHAT}/{self._add(Message(CHAT, text, ours=False))}")

    def missing(self) -> PostKey:
        return PostKey(f"telegram:{CHAT}/9")

    def shown(self) -> list[Shown]:
        return [
            Shown(
                native_id=f"{one.chat}/{number}", text=one.text, pictures=("",) if one.picture else (),
                reply_to=PostKey(f"telegram:{one.chat}/{one.above}") if one.above else None,
            )
            for number, one in self.messages.items()
            if one.ours and not one.gone
        ]  # fmt: skip

    def answer(self, asked: Asked) -> Answered:
        path, _, method = asked.path.rpartition("/")
        assert path == f"/bot{SECRET}"
        form = form_of(asked)
        match method:
            case "getMe":
                return self._yes({"id": 1, "is_bot": True, "first_name": "Acme", "username": self.name})
            case "getChat":
                return self._yes(self._chat()) if form["chat_id"] == "@acmenews" else no(400, "chat not found")
            case "sendMessage" | "sendPhoto":
                return self._send(form)
        message = self.messages.get(int(form["message_id"]))
        if message is None or message.gone or int(form["chat_id"]) != message.chat:
            return no(400, "Bad Request: message to delete not found")
        return self._change(method, message, form)

    def _send(self, form: dict[str, str]) -> Answered:
        assert form["chat_id"] in ("@acmenews", str(CHAT))
        assert "parse_mode" not in form
        reply = json.loads(form.get("reply_parameters", "{}"))
        above = reply.get("message_id", 0)
        if above and (above not in self.messages or self.messages[above].gone):
            assert reply["allow_sending_without_reply"] is False
            return no(400, "Bad Request: message to be replied not found")
        text = form.get("text", form.get("caption", ""))
        number = self._add(Message(CHAT, text, above=above, picture="photo" in form))
        return self._yes(self._told(number))

    def _change(self, method: str, message: Message, form: dict[str, str]) -> Answered:
        number = int(form["message_id"])
        if method == "deleteMessage":
            message.gone = True
            return self._yes(True)
        if method == "editMessageText" and message.picture:
            return no(400, "Bad Request: there is no text in the message to edit")
        text = form.get("text", form.get("caption", ""))
        if text == message.text:
            return no(400, "Bad Request: message is not modified: specified new message content is the same")
        message.text = text
        return self._yes(self._told(number))

    def _add(self, message: Message) -> int:
        number = 10 + len(self.messages)
        self.messages[number] = message
        return number

    def _told(self, number: int) -> dict[str, object]:
        return {"message_id": number, "date": NOON // SECOND, "chat": self._chat(), "text": "ignored"}

    def _chat(self) -> dict[str, object]:
        return {"id": CHAT, "type": "channel", "title": "Acme news", "username": "acmenews"}

    def _yes(self, result: object) -> Answered:
        return answered({"ok": True, "result": result})


class TestTelegram(PublisherSuite):
    RIG = TelegramFar


def test_address_is_that_of_the_message() -> None:
    with TelegramFar() as far:
        made = published(far.publisher(), KEY, words())
        assert (made.url, made.native_id) == ("https://t.me/acmenews/10", f"{CHAT}/10")


def test_text_under_a_picture_is_shorter_and_can_be_changed() -> None:
    picture = Attached(content=PICTURE, media_type="image/png", alt="The hall")
    with TelegramFar() as far:
        publisher = far.publisher()
        assert isinstance(publisher, Amends)
        with pytest.raises(NetworkError) as refused:
            publisher.publish(KEY, words("a" * 1025, pictures=(picture,)))
        assert (refused.value.permanent, far.asked) == (True, [])

        made = published(publisher, KEY, words("a" * 1024, pictures=(picture,)))
        publisher.edit(made.native_id, words("b"))
        assert [one.text for one in far.shown()] == ["b"]


class Moved(TelegramFar):
    refusal = no(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1009)


def test_group_that_moved_says_where_to() -> None:
    with Moved() as far:
        far.be(Mood.REFUSED)
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())
        assert str(refused.value).endswith("The group has another number now: -1009. Enter it in the settings.")
