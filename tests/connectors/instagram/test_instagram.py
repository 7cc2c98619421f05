"""Instagram: an account of ours, by looking and by pushes."""

import json
from collections.abc import Sequence
from typing import Any

from firewarden.vocabulary.clock import DAY, SECOND, Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Removed, Unreadable
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.http import Answered, Asked
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.graph import FIRST, GraphRig, Thing, written
from tests.connectors.tools import NOON


class InstagramRig(GraphRig):
    """Account 17 is called kestrel and has published 1; people comment under it."""

    page = 50
    mentioned: Thing

    @property
    def source(self) -> Source:
        settings = {"account": "17", "api": self.url, "every": "30"}
        return Source(id=SourceId("i"), connector="instagram", name="I", settings=settings, secret="key", live=True)

    def set_up(self) -> None:
        self.mentioned = {}
        self.lists.things = {"17": {"id": "17", "username": "kestrel"}}
        self.lists.edges = {"17/media": [], "17/tags": [], "1/comments": []}
        self.publish("1")

    def publish(self, name: str) -> None:
        thing = {"id": name, "permalink": f"https://www.instagram.com/p/{name}/", "comments_count": 0}
        self.lists.edges["17/media"].append(thing)
        self.lists.edges[f"{name}/comments"] = []
        self.lists.things[name] = thing

    def comment(self, number: int, text: str, **more: Any) -> PostKey:
        thing = {"id": f"9{number}", "timestamp": written(number), "text": text, "username": "ann", **more}
        self.lists.edges["1/comments"].append(thing)
        self.lists.things[f"9{number}"] = thing
        self.lists.things["1"]["comments_count"] += 1
        return PostKey(f"instagram:9{number}")

    def tag(self, number: int, **more: Any) -> PostKey:
        thing = {"id": f"8{number}", "timestamp": written(number), "caption": "brand", "username": "bo", **more}
        self.lists.edges["17/tags"].append(thing)
        return PostKey(f"instagram:8{number}")

    def say(self, number: int, text: str) -> PostKey:
        return self.comment(number, text)

    def change(self, number: int, text: str) -> None:
        self.lists.things[f"9{number}"]["text"] = text

    def take_back(self, number: int) -> None:
        self.lists.edges["1/comments"].remove(self.lists.things.pop(f"9{number}"))

    def misspell(self, number: int) -> None:
        self.lists.things[f"9{number}"]["timestamp"] = number

    def answer(self, asked: Asked) -> Answered:
        fields = asked.query.get("fields", "")
        if asked.path == "/17" and fields.startswith("mentioned_"):
            kind, name = fields.partition("{")[0].rstrip(")").split("(")
            found = self.mentioned.get(name)
            if found is not None:
                return Answered(json.dumps({kind.partition(".")[0]: found, "id": "17"}).encode())
            return super().answer(Asked("GET", "/gone", {}, asked.headers))
        return super().answer(asked)


class TestInstagram(ConnectorSuite):
    RIG = InstagramRig
