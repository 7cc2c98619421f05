"""Facebook: a Page of ours, by looking and by pushes."""

import json
from typing import Any

import pytest

from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Quota, Removed, Unreadable
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.rig import SECRET
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.graph import FIRST, GraphRig, Thing, error, Trouble, written
from tests.connectors.tools import NOON

ANN = {"id": "7", "name": "Ann"}
PAGE = {"id": "100", "name": "Kestrel Tea"}


class FacebookRig(GraphRig):
    """Page 100 has posted 100_1; people comment under it."""

    @property
    def source(self) -> Source:
        settings = {"page": "100", "api": self.url, "every": "30"}
        return Source(id=SourceId("f"), connector="facebook", name="F", settings=settings, secret="key", live=True)

    def set_up(self) -> None:
        self.lists.edges = {"100/feed": [], "100/tagged": []}
        self.post("100_1", PAGE)

    def post(self, name: str, who: Thing | None, number: int = 0, edge: str = "100/feed", **more: Any) -> PostKey:
        told = {"id": name, "created_time": written(number), "message": "news", **more}
        thing = told | ({"from": who} if who else {})
        self.lists.edges[edge].append(thing)
        self.lists.edges[f"{name}/comments"] = []
        self.lists.things[name] = thing
        self._count(name)
        return PostKey(f"facebook:{name}")

    def comment(self, number: int, text: str, under: str = "100_1", **more: Any) -> PostKey:
        name = f"1_{number}"
        thing = {"id": name, "created_time": written(number), "message": text, "from": ANN, **more}
        self.lists.edges[f"{under}/comments"].append(thing)
        self.lists.things[name] = thing
        self._count(under)
        return PostKey(f"facebook:{name}")

    def say(self, number: int, text: str) -> PostKey:
        return self.comment(number, text)

    def change(self, number: int, text: str) -> None:
        self.lists.things[f"1_{number}"]["message"] = text

    def take_back(self, number: int) -> None:
        thing = self.lists.things.pop(f"1_{number}")
        self.lists.edges["100_1/comments"].remove(thing)
        self._count("100_1")

    def misspell(self, number: int) -> None:
        self.lists.things[f"1_{number}"]["created_time"] = number

    def _count(self, name: str) -> None:
        self.lists.things[name]["comments"] = {
            "data": [], "summary": {"total_count": len(self.lists.edges[f"{name}/comments"])}
        }  # fmt: skip


class TestFacebook(ConnectorSuite):
    RIG = FacebookRig
