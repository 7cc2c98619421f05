"""The search before the stream, and the names of those who write."""

import asyncio
import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from firewarden.connectors.bluesky import search
from firewarden.connectors.bluesky.connector import connect
from firewarden.vocabulary.clock import DAY, HOUR, Instant, from_iso, iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block, Fetched
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.post import Author
from tests.connectors.bluesky.rig import ANN, StreamRig, answer, record
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import SECRET, Mood
from tests.connectors.conformance.suite import keys, read_until, run, so_many
from tests.connectors.tools import NOON, tools

BOB = "did:plc:bobbobbobbobbobbobbobbobb"


class PublicRig(StreamRig):
    """A stream, and the public service beside it: a search, newest first, and profiles. `slow`: it does not answer."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[tuple[int, str]] = []
        self.searched: list[dict[str, str]] = []
        self.profiled: list[list[str]] = []
        self.slow = self.broken = False

    async def _receive(self, connection: ServerConnection, request: Request) -> Response | None:
        parts = urlsplit(request.path)
        query = parse_qs(parts.query)
        if parts.path == "/xrpc/app.bsky.feed.searchPosts":
            self.searched.append({name: values[0] for name, values in query.items()})
            return answer(200, json.dumps(self.found(self.searched[-1])).encode())
        if parts.path == "/xrpc/app.bsky.actor.getProfiles":
            self.profiled.append(query["actors"])
            await asyncio.sleep(1 if self.slow else 0)
            return answer(503 if self.broken else 200, json.dumps({"profiles": [profile(query["actors"])]}).encode())
        return await super()._receive(connection, request)

    def found(self, asked: dict[str, str]) -> dict[str, Any]:
        since, until = from_iso(asked["since"]), from_iso(asked["until"])
        hits = sorted((hit for hit in self.hits if since <= hit[0] < until), reverse=True)
        start, size = int(asked.get("cursor", "0")), int(asked["limit"])
        part = [view(at, rkey) for at, rkey in hits[start : start + size]]
        return {"posts": part, **({"cursor": str(start + size)} if start + size < len(hits) else {})}

    @property
    def http(self) -> str:
        return self.url.replace("ws://", "http://")


def view(at: int, rkey: str) -> dict[str, Any]:
    author = {"did": ANN, "handle": "ann.example"}
    uri, when = f"at://{ANN}/app.bsky.feed.post/{rkey}", iso(Instant(at))
    return {"uri": uri, "author": author, "record": record("brand", at), "indexedAt": when}


def profile(actors: list[str]) -> dict[str, Any]:
    """Of the first; the others are gone."""
    return {"did": actors[0], "handle": "ann.example", "displayName": "Ann", "followersCount": 12}


def past(rig: PublicRig, cursor: str | None = None, *, posts: int) -> list[Block]:
    """Three days of posts, one every `DAY / 100`, and one on the stream."""

    async def main() -> list[Block]:
        rig.settings = {"words": "brand", "days": "3", "search": rig.http}
        rig.hits = [(NOON - 3 * DAY + number * DAY // 100, f"3a{number:04}") for number in range(300)]
        rig.happen(NOON, "3k1", "create", record("brand", NOON))
        return await read_until(rig, so_many(posts), cursor)

    return run(rig, main)


def test_past_is_read_day_by_day_from_the_oldest_on_and_then_the_stream() -> None:
    rig = PublicRig()

    blocks = past(rig, posts=301)

    assert keys(blocks) == [*(f"bluesky:{ANN}/3a{number:04}" for number in range(300)), f"bluesky:{ANN}/3k1"]
    assert [asked["since"] for asked in rig.searched] == [iso(Instant(NOON - days * DAY)) for days in (3, 2, 1)]
    assert {(asked["q"], asked["sort"]) for asked in rig.searched} == {("brand", "latest")}
    assert [parse_qs(urlsplit(path).query)["cursor"] for path in rig.asked] == [[str(NOON - 5_000_000)]]


def test_search_goes_on_with_the_day_it_was_at() -> None:
    rig = PublicRig()
    first = past(PublicRig(), posts=100)[0]

    rest = past(rig, first.cursor, posts=201)

    assert keys(rest)[0] == f"bluesky:{ANN}/3a0100"
    assert [asked["since"] for asked in rig.searched] == [iso(Instant(NOON - days * DAY)) for days in (2, 1)]


def test_day_with_more_than_is_given_says_how_far_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PAGE", 20)
    monkeypatch.setattr(search, "MOST_PAGES", 2)

    blocks = past(PublicRig(), posts=3 * 40 + 1)

    assert [block.lost for block in blocks if block.lost] == [
        Interval(start=Instant(NOON - days * DAY), end=Instant(NOON - days * DAY + DAY * 60 // 100))
        for days in (3, 2, 1)
    ]


def test_what_the_stream_forgot_is_searched_for() -> None:
    rig = PublicRig()

    blocks = past(rig, json.dumps({"time": NOON - 50 * HOUR}), posts=1)

    assert rig.searched[0]["since"] == iso(Instant(NOON - 50 * HOUR))
    assert [block.lost for block in blocks if block.lost] == []


def authors(rig: PublicRig, texts: int, *, did: str = ANN) -> list[Author | None]:
    async def main() -> list[Author | None]:
        rig.settings = {"profiles": rig.http}
        found: list[Author | None] = []
        cursor = None
        for number in range(1, texts + 1):
            rig.say(number, "brand")
            blocks = await read_until(rig, lambda blocks, n=number: rig_key(n) in keys(blocks), cursor)
            cursor = blocks[-1].cursor
            items = [item for block in blocks for item in block.items]
            found += [item.post.author for item in items[-1:] if isinstance(item, Fetched)]
        return found

    return run(rig, main)


def rig_key(number: int) -> str:
    return f"bluesky:{ANN}/3k{number:04}"


def test_names_are_asked_for() -> None:
    assert authors(PublicRig(), 1) == [Author(handle="ann.example", name="Ann", followers=12)]


@pytest.mark.parametrize("trouble", ["slow", "broken"])
def test_post_does_not_wait_for_a_name(trouble: str) -> None:
    rig = PublicRig()
    setattr(rig, trouble, True)

    assert authors(rig, 1) == [Author(handle=ANN)]


def test_names_are_remembered_until_they_change() -> None:
    rig = PublicRig()

    async def main() -> list[Block]:
        rig.settings = {"profiles": rig.http}
        for number in (1, 2):
            rig.say(number, "brand")

        def enough(blocks: list[Block]) -> bool:
            if len(keys(blocks)) == 2 and len(rig.log) == 2:
                rig.tell({"did": ANN, "time": NOON, "kind": "identity", "about": {"handle": "new.example"}})
                rig.say(3, "brand")
            return len(keys(blocks)) == 3

        return await read_until(rig, enough)

    run(rig, main)
    assert rig.profiled == [[ANN], [ANN]]


class ServerRig(HttpRig):
    """The server of an account, which searches for those who are signed in."""

    source = property(lambda _: None)  # type: ignore[assignment]

    def say(self, number: int, text: str) -> Any:
        raise NotImplementedError

    def answer(self, asked: Asked) -> Answered:
        if asked.path.endswith("createSession"):
            return Answered(b'{"accessJwt": "one-hour", "did": "did:plc:me"}')
        allowed = asked.headers.get("authorization") == "Bearer one-hour"
        return Answered(b'{"posts": []}') if allowed else Answered(b"{}", 401)


def signed(rig: ServerRig, stream: StreamRig) -> tuple[bool, str]:
    async def main() -> tuple[bool, str]:
        async with rig, stream:
            settings = {"words": "brand", "account": "me.example", "server": rig.url, "search": rig.url}
            source = replace(stream.source, settings=stream.source.settings | settings)
            checked = await connect(tools({"key": SECRET})).check(source)
            return checked.works, checked.says

    return asyncio.run(main())


def test_account_signs_in_with_its_app_password() -> None:
    rig = ServerRig()

    assert signed(rig, StreamRig()) == (True, "The stream and the search answer.")
    assert json.loads(rig.asked[0].body) == {"identifier": "me.example", "password": SECRET}
    assert [asked.path for asked in rig.asked] == [
        "/xrpc/com.atproto.server.createSession",
        "/xrpc/app.bsky.feed.searchPosts",
    ]


def test_account_that_is_refused_is_told_what_to_do() -> None:
    rig = ServerRig()
    rig.be(Mood.REFUSED)

    works, says = signed(rig, StreamRig())

    assert not works
    assert says == (
        "The server of me.example does not let us in."
        " Enter the account and a fresh app password, or leave the words of the search empty."
    )


def test_search_that_answers_with_something_else_is_trouble_that_may_pass() -> None:
    class Odd(PublicRig):
        def found(self, asked: dict[str, str]) -> dict[str, Any]:
            return {"posts": "none"}

    with pytest.raises(NetworkError, match="did not answer as documented") as caught:
        past(Odd(), posts=1)
    assert not caught.value.permanent
