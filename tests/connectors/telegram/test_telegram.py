"""Telegram, with a far side that forgets what was confirmed."""

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from firewarden.connectors.telegram.connector import BEHIND
from firewarden.connectors.telegram.wire import item_of
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import SECRET, Can, Mood
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.tools import NOON

FIRST = NOON // 1_000_000 - 86_400
CHAT = {"id": -1001, "type": "supergroup", "title": "Users", "username": "brand_users"}
ANN = {"id": 5, "first_name": "Ann", "username": "ann"}


class TelegramRig(HttpRig):
    can = frozenset({Can.EDITS, Can.REFUSAL, Can.LETTER})

    def __init__(self) -> None:
        super().__init__()
        self.updates: list[dict[str, Any]] = []
        self.privacy_off = True

    @property
    def source(self) -> Source:
        settings = {"api": self.url, "every": "1"}
        return Source(id=SourceId("t"), connector="telegram", name="T", settings=settings, secret="key", live=True)

    def say(self, number: int, text: str) -> PostKey:
        self.hear("message", message(number, text=text))
        return PostKey(f"telegram:-1001/{number}")

    def change(self, number: int, text: str) -> None:
        self.hear("edited_message", {**message(number, text=text), "edit_date": FIRST + 9999})

    def misspell(self, number: int) -> None:
        self.updates[number - 1]["message"]["date"] = "noon"

    def hear(self, kind: str, said: dict[str, Any]) -> None:
        end = self.updates[-1]["update_id"] + 1 if self.updates else 70
        self.updates.append({"update_id": end, kind: said})

    def answer(self, asked: Asked) -> Answered:
        if asked.path == f"/bot{SECRET}/getMe":
            bot = {"username": "fire_bot", "can_read_all_group_messages": self.privacy_off}
            return Answered(json.dumps({"ok": True, "result": bot}).encode())
        assert (asked.path, asked.query["timeout"]) == (f"/bot{SECRET}/getUpdates", "0")
        offset = int(asked.query.get("offset", "0"))
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        return Answered(json.dumps({"ok": True, "result": self.updates[:100]}).encode())


class TestTelegram(ConnectorSuite):
    RIG = TelegramRig


def message(number: int, **more: Any) -> dict[str, Any]:
    return {"message_id": number, "date": FIRST + 60 * number, "chat": CHAT, "from": ANN, **more}


def post(number: int = 1, **more: Any) -> Post:
    found = item_of(json.dumps(message(number, **more)).encode(), SourceId("t"), frozenset())
    assert isinstance(found, Fetched)
    return found.post


def test_nothing_is_confirmed_that_might_not_be_stored_yet() -> None:
    rig = TelegramRig()

    async def main() -> tuple[list[int], list[PostKey]]:
        left = []
        for number in range(1, 131):
            rig.say(number, "brand")

        def enough(blocks: list[Block]) -> bool:
            left.append(len(rig.updates))
            return len(keys(blocks)) >= 130

        return left, keys(await read_until(rig, enough))

    left, got = run(rig, main)
    assert left == [130] * (1 + BEHIND) + [30]
    assert got == [f"telegram:-1001/{number}" for number in range(1, 131)]


def test_few_are_left_where_they_are_and_come_once() -> None:
    rig = TelegramRig()

    async def main() -> tuple[list[int], int]:
        rig.say(1, "brand")
        blocks = await read_until(rig, lambda blocks: len(blocks) == 4)
        return [len(block.items) for block in blocks], len(rig.updates)

    assert run(rig, main) == ([1, 0, 0, 0], 1)


def test_cursor_given_confirms() -> None:
    rig = TelegramRig()

    async def main() -> tuple[str, list[PostKey], int]:
        rig.say(1, "one")
        [first] = await read_until(rig, so_many(1))
        rig.say(2, "two")
        return first.cursor, keys(await read_until(rig, so_many(1), first.cursor)), len(rig.updates)

    assert run(rig, main) == ('{"next":71}', ["telegram:-1001/2"], 1)


@pytest.mark.parametrize("mood", [mood for mood in Mood if mood is not Mood.WELL], ids=lambda mood: mood.name.lower())
def test_no_trouble_tells_the_token(mood: Mood, caplog: pytest.LogCaptureFixture) -> None:
    rig = TelegramRig()
    caplog.set_level(0)

    async def main() -> str:
        rig.be(mood)
        with suppress(NetworkError):
            await read_until(rig, so_many(1))
        return (await connector_of(rig).check(rig.source)).says

    says = run(rig, main)
    assert (SECRET in says, SECRET in caplog.text, "127.0.0.1" in says or mood is Mood.GARBAGE) == (False, False, True)


def test_other_reader_of_the_bot_is_named() -> None:
    class Contested(TelegramRig):
        def answer(self, asked: Asked) -> Answered:
            return Answered(b'{"ok":false,"error_code":409}', 409)

    rig = Contested()

    async def main() -> str:
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == "Another program reads this bot, or a webhook is set for it. One bot has one reader."


def test_bot_that_hears_little_says_so() -> None:
    rig = TelegramRig()
    rig.privacy_off = False

    async def main() -> str:
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == (
        "The bot fire_bot answers, but hears in groups only what is said to it. BotFather turns that off."
    )


def test_only_the_chats_that_were_named_are_read() -> None:
    rig = TelegramRig()

    async def main() -> list[PostKey]:
        rig.hear("channel_post", message(1, text="x", chat={"id": -1002, "type": "channel", "username": "Other"}))
        rig.hear("message", message(2, text="x", chat={"id": 5, "type": "private"}))
        rig.say(3, "brand")
        source = replace(rig.source, settings={**rig.source.settings, "chats": "@Brand_Users -1009"})
        return keys([await anext(connector_of(rig).read(source, None))])

    assert run(rig, main) == ["telegram:-1001/3"]


def test_what_is_written_to_the_bot_alone_is_not_read() -> None:
    raw = json.dumps(message(2, text="x", chat={"id": 5, "type": "private"})).encode()
    assert item_of(raw, SourceId("t"), frozenset()) is None


def test_somebody_who_joins_has_said_nothing() -> None:
    assert item_of(json.dumps(message(2, new_chat_members=[ANN])).encode(), SourceId("t"), frozenset()) is None


def test_message_is_its_text_its_author_and_its_address() -> None:
    found = post(
        7, text="brand", entities=[{"type": "text_link", "offset": 0, "length": 5, "url": "https://a.example/"}]
    )
    assert (found.text, found.url) == ("brand\nhttps://a.example/", "https://t.me/brand_users/7")
    assert (found.author, found.has) == (Author(handle="ann", name="Ann"), frozenset({Attachment.LINK}))
    assert found.created_at == (FIRST + 420) * 1_000_000


def test_answer_and_forwarded_post_name_what_they_are_about() -> None:
    answer = post(8, text="no", reply_to_message={"message_id": 7, "date": 1, "chat": CHAT})
    origin = {"type": "channel", "chat": {"id": -1002, "type": "channel"}, "message_id": 3, "date": 1}
    forwarded = post(9, caption="look", photo=[{"file_id": "x"}], forward_origin=origin)
    assert (answer.kind, answer.reply_to) == (PostKind.REPLY, "telegram:-1001/7")
    assert (forwarded.kind, forwarded.repost_of, forwarded.text) == (PostKind.REPOST, "telegram:-1002/3", "look")
    assert forwarded.has == frozenset({Attachment.IMAGE})


def test_channel_speaks_for_itself() -> None:
    channel = {"id": -1001234, "type": "channel", "title": "News"}
    found = post(4, text="x", chat=channel)
    assert (found.author, found.url) == (Author(handle="-1001234", name="News"), "https://t.me/c/1234/4")
