"""Webhooks, posted to a real web process over loopback."""

import asyncio
from dataclasses import replace
from typing import Any, ClassVar, Self

import pytest

from firewarden.net import posted
from firewarden.ports import Tools
from firewarden.stores.files import FileSpool
from firewarden.vocabulary.clock import MINUTE, Instant, iso
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched, Removed, Unreadable
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Author, Post, PostKind
from tests.connectors.conformance.rig import Can, Mood, Rig
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, read_until, run, so_many
from tests.connectors.tools import NOON, tools
from tests.connectors.webhook.door import Door
from tests.connectors.webhook.serving import SECRET

pytestmark = pytest.mark.xdist_group("webhook")
FIRST = NOON - 24 * 60 * MINUTE


@pytest.fixture(autouse=True)
def _opened(door: Door) -> None:
    WebhookRig.door = door


class WebhookRig(Rig):
    """Each has a source of its own. Nobody is asked, so that nobody can be in a mood."""

    can = frozenset({Can.EDITS, Can.DELETIONS, Can.LETTER})
    moods = frozenset({Mood.WELL})
    door: ClassVar[Door]

    def __init__(self) -> None:
        self.key = self.door.unused()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    @property
    def source(self) -> Source:
        return Source(id=self.key, connector="webhook", name="Door", secret="key", live=True)

    @property
    def tools(self) -> Tools:
        return tools({"key": SECRET}, spool=FileSpool(self.door.folder / "spool"))

    def say(self, number: int, text: str) -> PostKey:
        at = iso(Instant(FIRST + number * MINUTE))
        self.post({"id": number, "created_at": at, "text": text})
        return PostKey(f"webhook:{self.key}/{number}")

    def change(self, number: int, text: str) -> None:
        times = {"created_at": iso(Instant(FIRST)), "edited_at": iso(Instant(FIRST + 30 * MINUTE))}
        self.post({"id": number, "text": text, **times})

    def take_back(self, number: int) -> None:
        self.post({"id": number, "removed": True})

    def misspell(self, number: int) -> None:
        """It was not read yet: what was posted is put there again, with one time wrong."""
        spool = FileSpool(self.door.folder / "spool")
        waiting = [entry.body for entry in spool.after(self.key, None)]
        spool.forget(self.key)
        for place, body in enumerate(waiting, 1):
            said = body.replace(b'"created_at": "', b'"created_at": "the day before ') if place == number else body
            spool.put(self.key, said, NOON, once=str(place))

    def be(self, mood: Mood) -> None:
        assert mood is Mood.WELL

    def post(self, said: Any) -> None:
        assert self.door.post(self.key, said) == 202


class TestWebhook(ConnectorSuite):
    RIG = WebhookRig


def items_of(said: Any, enough: int = 1) -> list[Any]:
    rig = WebhookRig()

    async def main() -> list[Block]:
        rig.post(said)
        return await read_until(rig, lambda blocks: sum(len(block.items) for block in blocks) >= enough)

    return [item for block in run(rig, main) for item in block.items]


def test_everything_that_can_be_said_of_a_post_comes_with_it() -> None:
    [item] = items_of(
        {
            "id": "t-17",
            "created_at": "2026-01-01T13:00:00+01:00",
            "text": "The bag burst.",
            "title": "Bag",
            "author": {"handle": "@ann", "name": "Ann", "followers": 12, "verified": False},
            "url": "https://forum.example/t/17",
            "kind": "review",
            "reply_to": "t-16",
            "lang": "de-AT",
            "edited_at": "2026-01-01T12:05:00Z",
            "likes": 1,
            "reposts": 2,
            "replies": 3,
            "rating": 1.5,
        }
    )
    source = item.post.source
    assert item.post == Post(
        key=PostKey(f"webhook:{source}/t-17"),
        platform="webhook",
        source=source,
        created_at=NOON,
        text="The bag burst.",
        title="Bag",
        author=Author(handle="ann", name="Ann", followers=12, verified=False),
        url="https://forum.example/t/17",
        lang="de",
        kind=PostKind.REVIEW,
        reply_to=PostKey(f"webhook:{source}/t-16"),
        likes=1,
        reposts=2,
        replies=3,
        rating=1.5,
        edited_at=Instant(NOON + 5 * MINUTE),
    )


def test_an_author_may_be_a_name_alone_and_an_answer_is_a_reply() -> None:
    [item] = items_of({"id": 2, "created_at": iso(NOON), "text": "Mine, too.", "author": "@bob", "reply_to": 1})
    assert (item.post.author, item.post.kind) == (Author(handle="bob"), PostKind.REPLY)


def test_several_come_at_once_and_each_can_be_wrong_alone() -> None:
    good = {"id": 1, "created_at": iso(NOON), "text": "Good."}
    wrong: list[Any] = [
        {key: value for key, value in good.items() if key != "id"},
        {key: value for key, value in good.items() if key != "created_at"},
        {key: value for key, value in good.items() if key != "text"},
        good | {"created_at": "2026-01-01T12:00:00"},
        good | {"id": ""},
        good | {"id": "x" * 201},
        good | {"likes": -1},
        good | {"likes": 10**30},
        good | {"kind": "rumor"},
        "a word",
        None,
    ]
    found = items_of([*wrong, good], len(wrong) + 1)
    assert [item.reason for item in found[:-1] if isinstance(item, Unreadable)] == [
        *("not-as-documented", "unreadable-time", "no-text"),
        *["not-as-documented"] * 8,
    ]
    assert isinstance(found[-1], Fetched)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[", b"[1", b"{}", b'"', b"\x00"])
def test_what_makes_no_sense_is_quarantined(body: bytes) -> None:
    rig = WebhookRig()

    async def main() -> list[Block]:
        rig.tools.spool.put(rig.key, body, NOON, once="1")
        return await read_until(rig, lambda blocks: any(block.items for block in blocks))

    [item] = [item for block in run(rig, main) for item in block.items]
    assert (type(item), item.reason) == (Unreadable, "not-as-documented")  # type: ignore[union-attr]


def test_addresses_that_are_none_and_ratings_beyond_the_scale_are_left_out() -> None:
    [item] = items_of(
        {"id": 1, "created_at": iso(NOON), "text": "Hm.", "url": "javascript:alert(1)", "rating": 10, "lang": "german"}
    )
    assert (item.post.url, item.post.rating, item.post.lang) == (None, None, None)


def test_what_is_taken_back_is_gone_from_when_its_sender_says() -> None:
    found = items_of([{"id": 1, "removed": True, "edited_at": iso(NOON)}])
    assert [(type(item), item.at) for item in found] == [(Removed, NOON)]


def test_two_senders_may_use_the_same_ids() -> None:
    said = {"id": 1, "created_at": iso(NOON), "text": "Hm."}
    assert len({items_of(said)[0].post.key for _ in range(2)}) == 2


def test_what_was_surely_stored_leaves_the_spool_and_nothing_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posted, "STORED", 0.05)
    monkeypatch.setattr(posted, "QUIET", 0.05)
    rig = WebhookRig()
    spool = rig.tools.spool

    async def main() -> list[int]:
        rig.say(1, "brand one")
        waiting = []

        def told(blocks: list[Block]) -> bool:
            waiting.append(spool.waiting(rig.key))
            return waiting[-1] == 0

        await read_until(rig, told)
        return waiting

    waiting = run(rig, main)
    assert set(waiting[: posted.BEHIND]) == {1}


def test_more_than_is_accepted_is_not_even_read() -> None:
    rig = WebhookRig()
    sent = [rig.door.send(rig.key, b"x" * size, {}) for size in (256 << 10, (256 << 10) + 1)]
    assert sent == [403, 413]


def test_a_second_try_from_a_cursor_drops_nothing_at_once() -> None:
    """The pipeline tries again from what it was handed, which may not be stored yet."""
    rig = WebhookRig()

    async def main() -> tuple[list[Block], int]:
        rig.say(1, "brand one")
        first = await read_until(rig, so_many(1))
        again = await read_until(rig, lambda blocks: len(blocks) >= 3, first[-1].cursor)
        return again, rig.tools.spool.waiting(rig.key)

    again, waiting = run(rig, main)
    assert ([block.items for block in again], waiting) == ([()] * 3, 1)


def test_a_source_to_which_nothing_was_posted_shows_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posted, "QUIET", 0.05)
    rig = WebhookRig()
    blocks = run(rig, lambda: read_until(rig, lambda blocks: len(blocks) >= 2))
    assert [(block.items, block.cursor) for block in blocks] == [((), "")] * 2


def test_check_says_where_to_post_and_how_much_waits() -> None:
    rig = WebhookRig()

    async def main() -> list[str]:
        rig.say(1, "brand one")
        public = replace(rig.tools, public_url="https://crisis.example.org")
        from firewarden.connectors.webhook.connector import connect

        return [(await connect(made).check(rig.source)).says for made in (rig.tools, public)]

    inside, outside = run(rig, main)
    assert (
        inside == f"Ready for what is posted to the address of this installation, then /in/{rig.key}. Waiting now: 1."
    )
    assert outside == f"Ready for what is posted to https://crisis.example.org/in/{rig.key}. Waiting now: 1."


def test_check_without_a_secret_says_what_to_do() -> None:
    rig = WebhookRig()
    checked = asyncio.run(connector_of(rig).check(replace(rig.source, secret=None)))
    assert (checked.works, checked.says) == (
        False,
        "There is no secret to sign with yet. Save the source, and make one on its page.",
    )
