"""Discord by the history of its channels."""

import json
from dataclasses import replace
from typing import Any

import pytest

from firewarden.connectors.discord.wire import Channel, item_of, number_at
from firewarden.vocabulary.clock import MINUTE, Instant, iso
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import SECRET, Can
from tests.connectors.conformance.suite import (
    ConnectorSuite,
    connector_of,
    gone,
    keys,
    looked,
    posts,
    read_until,
    run,
    so_many,
)
from tests.connectors.tools import NOON

FIRST = NOON - 24 * 60 * MINUTE


def written(number: int) -> Instant:
    return Instant(FIRST + number * MINUTE)


def name(number: int) -> int:
    return number_at(written(number))


def message(number: int, **more: Any) -> dict[str, Any]:
    author = {"id": "5", "username": "ann", "global_name": "Ann"}
    return {
        "id": str(name(number)),
        "channel_id": "11",
        "timestamp": iso(written(number)),
        "author": author,
        "content": "brand",
        **more,
    }


class DiscordRig(HttpRig):
    """Gives the oldest messages behind a number, or the newest before one, the newest of them first. `blind`: the bot
    may not read the history any more."""

    can = frozenset(Can)

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[int, dict[str, Any]] = {}
        self.guild: str | None = "7"
        self.blind = False

    @property
    def source(self) -> Source:
        settings = {"channels": "11", "api": self.url, "every": "5", "gateway": "no"}
        return Source(id=SourceId("d"), connector="discord", name="D", settings=settings, secret="key", live=True)

    def say(self, number: int, text: str) -> PostKey:
        self.said[name(number)] = message(number, content=text)
        return PostKey(f"discord:11/{name(number)}")

    def change(self, number: int, text: str) -> None:
        self.said[name(number)] |= {"content": text, "edited_timestamp": iso(Instant(written(number) + MINUTE))}

    def take_back(self, number: int) -> None:
        del self.said[name(number)]

    def misspell(self, number: int) -> None:
        self.said[name(number)]["author"] = "ann"

    def answer(self, asked: Asked) -> Answered:
        assert asked.headers["authorization"] == f"Bot {SECRET}"
        if asked.path == "/channels/11":
            return Answered(json.dumps({"id": "11", "guild_id": self.guild, "name": "help"}).encode())
        left = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "0.001"}
        if asked.path.startswith("/channels/11/messages/"):
            named = self.said.get(int(asked.path.rpartition("/")[2]))
            return Answered(json.dumps(named).encode(), 403 if self.blind else 200 if named else 404, headers=left)
        assert asked.path == "/channels/11/messages"
        if self.blind:
            return Answered(b"[]")
        after, limit = int(asked.query.get("after", "0")), int(asked.query["limit"])
        before = int(asked.query.get("before", 2**63))
        numbers = sorted(number for number in self.said if after < number < before)
        page = numbers[:limit] if "after" in asked.query else numbers[-limit:]
        return Answered(json.dumps([self.said[number] for number in reversed(page)]).encode(), headers=left)


class TestDiscord(ConnectorSuite):
    RIG = DiscordRig


def post(**more: Any) -> Post:
    found = item_of(json.dumps(message(1, **more)).encode(), Channel("11", "7"), SourceId("d"))
    assert isinstance(found, Fetched)
    return found.post


def test_long_history_is_read_page_by_page() -> None:
    rig = DiscordRig()

    async def main() -> tuple[list[PostKey], list[Block]]:
        return [rig.say(number, "brand") for number in range(1, 251)], await read_until(rig, so_many(250))

    said, blocks = run(rig, main)
    assert (keys(blocks), [len(block.items) for block in blocks]) == (said, [100, 100, 50])


def test_only_what_is_missing_between_messages_that_are_there_is_asked_for() -> None:
    rig = DiscordRig()

    async def main() -> tuple[list[PostKey], list[PostKey], list[str]]:
        said = [rig.say(number, "brand") for number in range(1, 106)]
        first = await read_until(rig, so_many(105))
        for number in (1, 50, 105):
            rig.take_back(number)
        rig.asked.clear()
        later = await read_until(rig, lambda blocks: len(gone(blocks)) >= 2, first[-1].cursor)
        return [said[49], said[104]], gone(later), [asked.path for asked in rig.asked]

    taken_back, found, asked = run(rig, main)
    assert found == taken_back
    assert asked == ["/channels/11", "/channels/11/messages", *(f"/channels/11/messages/{name(n)}" for n in (50, 105))]


def test_bot_that_may_no_longer_read_takes_nothing_for_deleted() -> None:
    rig = DiscordRig()

    async def main() -> tuple[NetworkError, list[PostKey]]:
        rig.say(1, "brand")
        first = await read_until(rig, so_many(1))
        rig.blind = True
        with pytest.raises(NetworkError) as caught:
            await read_until(rig, looked(3), first[-1].cursor)
        rig.blind = False
        return caught.value, gone(await read_until(rig, looked(2), first[-1].cursor))

    error, found = run(rig, main)
    assert (error.permanent, found) == (True, [])


def test_cursor_of_an_older_version_is_read_on() -> None:
    rig = DiscordRig()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        said = [rig.say(number, "brand") for number in (1, 2, 3)]
        before = json.dumps({"newest": {"11": name(2)}})
        first = await read_until(rig, so_many(1), before)
        rig.take_back(2)
        rig.change(3, "changed")
        later = await read_until(rig, lambda blocks: bool(gone(blocks)), first[-1].cursor)
        assert [post.text for post in posts(later)] == ["changed"]
        return said, [*keys(first), *gone(later)]

    said, found = run(rig, main)
    assert found == [said[2], said[1]]


def test_message_is_its_text_its_author_and_its_address() -> None:
    found = post(content="see https://a.example/", attachments=[{"id": "1", "content_type": "image/png"}])
    assert (found.text, found.created_at) == ("see https://a.example/", written(1))
    assert found.author == Author(handle="ann", name="Ann")
    assert found.url == f"https://discord.com/channels/7/11/{name(1)}"
    assert found.has == frozenset({Attachment.LINK, Attachment.IMAGE})


def test_answer_and_what_is_passed_on_name_what_they_are_about() -> None:
    about = {"message_id": "3", "channel_id": "12"}
    answer = post(type=19, message_reference=about)
    words = [{"message": {"content": "brand burns"}}]
    passed = post(content="", message_reference={**about, "type": 1}, message_snapshots=words)
    assert (answer.kind, answer.reply_to, answer.repost_of) == (PostKind.REPLY, "discord:12/3", None)
    assert (passed.kind, passed.reply_to, passed.repost_of) == (PostKind.REPOST, None, "discord:12/3")
    assert passed.text == "brand burns"


def test_edited_message_says_when() -> None:
    assert post(edited_timestamp="2026-01-01T11:00:00.000000+00:00").edited_at == NOON - 60 * MINUTE


def test_somebody_who_joins_has_said_nothing() -> None:
    assert item_of(json.dumps(message(1, type=7)).encode(), Channel("11", "7"), SourceId("d")) is None


def test_private_conversation_is_not_read() -> None:
    rig = DiscordRig()
    rig.guild = None

    async def main() -> str:
        with pytest.raises(NetworkError) as caught:
            await read_until(rig, so_many(1))
        return str(caught.value)

    assert run(rig, main) == "Channel 11 is a private conversation; those are not read."


def test_channel_that_is_none_is_named() -> None:
    rig = DiscordRig()

    async def main() -> str:
        with pytest.raises(ConfigError) as caught:
            await anext(connector_of(rig).read(replace(rig.source, settings={"channels": "../11"}), None))
        return str(caught.value)

    assert run(rig, main) == "'../11' is no channel. It should be the number that Copy Channel ID gives."
