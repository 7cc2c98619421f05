"""The real network on loopback as a far side of the suite of publishers: a door before it can lose answers."""

from itertools import count
from typing import Any

import httpx

from firewarden.vocabulary.clock import iso
from firewarden.vocabulary.ids import PostKey
from tests.connectors.bluesky.sky import Person, Sky
from tests.connectors.publishing.far import PICTURE, Answered, Asked, HttpFar, Mood, Shown, answered
from tests.connectors.tools import NOON

Json = dict[str, Any]
POST = "app.bsky.feed.post"
_NUMBERS = count(1)


class Skyline(HttpFar):
    """Each has an account of its own, with an app password. Set `sky` before it is made. `blind` looks for a record
    find nothing."""

    connector = "bluesky"
    moods = frozenset({Mood.WELL, Mood.LOST})
    sky: Sky

    def __init__(self) -> None:
        super().__init__()
        self.blind = 0
        number = next(_NUMBERS)
        self.us: Person = self.sky.person(f"us{number}")
        self.other: Person = self.sky.person(f"ann{number}")
        self.name = self.us.handle
        made = self.sky.ask("server.createAppPassword", {"name": "Firewarden"}, f"Bearer {self.us.key}")
        self.secret = made["password"]

    @property
    def settings(self) -> dict[str, str]:
        return {"account": self.us.handle, "server": self.url}

    def publishes(self, asked: Asked) -> bool:
        return asked.path.endswith("repo.putRecord")

    def answer(self, asked: Asked) -> Answered:
        if asked.path.endswith("repo.getRecord") and self.blind > 0:
            self.blind -= 1
            return answered({"error": "RecordNotFound", "message": "Could not locate record"}, 400)
        passed: dict[str, str] = {
            name: asked.headers[name] for name in ("authorization", "content-type") if name in asked.headers
        }
        got = self.sky.client.request(
            asked.method, f"{self.sky.pds}{asked.path}", params=asked.query, headers=passed, content=asked.body
        )
        return Answered(
            got.content, got.status_code, {"Content-Type": got.headers["content-type"]} if got.content else {}
        )

    def say(self, text: str) -> PostKey:
        return self.other.post(text, iso(NOON)).key

    def missing(self) -> PostKey:
        return PostKey(f"bluesky:{self.other.did}/3kaaaaaaaaa2a")

    def shown(self) -> list[Shown]:
        """All have one time here: they stand in the order of their words."""
        return sorted(map(self._shown, self.records()), key=lambda shown: shown.text)

    def records(self) -> list[Json]:
        """As anybody gets them from the server, without a key."""
        found: list[Json] = self._get("repo.listRecords", repo=self.us.did, collection=POST).json()["records"]
        return found

    def _shown(self, record: Json) -> Shown:
        value = record["value"]
        images = value.get("embed", {}).get("images", [])
        for image in images:
            got = self._get("sync.getBlob", did=self.us.did, cid=image["image"]["ref"]["$link"])
            assert got.content == PICTURE
        parent = value.get("reply", {}).get("parent", {}).get("uri", "")
        return Shown(
            native_id=record["uri"].removeprefix("at://").replace(f"/{POST}", ""),
            text=value["text"],
            reply_to=PostKey("bluesky:" + parent.removeprefix("at://").replace(f"/{POST}", "")) if parent else None,
            pictures=tuple(image["alt"] for image in images),
            language=value.get("langs", [""])[0],
        )

    def _get(self, name: str, **asked: str) -> httpx.Response:
        got = self.sky.client.get(f"{self.sky.pds}/xrpc/com.atproto.{name}", params=asked)
        assert got.status_code == 200, got.text
        return got
