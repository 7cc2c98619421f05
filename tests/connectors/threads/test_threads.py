"""Threads: an account of ours, searches, and pushes."""

import json
from typing import Any

import pytest

from firewarden.vocabulary.clock import DAY, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Quota, Removed
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.http import Answered, Asked
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.graph import FIRST, GraphRig, Thing, written
from tests.connectors.tools import NOON


class ThreadsRig(GraphRig):
    """Account 5 is called kestrel and has published 50; people answer it."""

    words = ""

    @property
    def source(self) -> Source:
        settings = {"api": self.url, "every": "60", "words": self.words, "searches": "500"}
        return Source(id=SourceId("t"), connector="threads", name="T", settings=settings, secret="key", live=True)

    def set_up(self) -> None:
        self.lists.things = {"me": {"id": "5", "username": "kestrel"}}
        self.lists.edges = {"me/threads": [], "me/mentions": [], "keyword_search": []}
        self.publish("50")

    def publish(self, name: str) -> None:
        self.lists.things[name] = {"id": name, "has_replies": False}
        self.lists.edges["me/threads"].append(self.lists.things[name])
        self.lists.edges[f"{name}/conversation"] = []

    def post(self, number: int, text: str, edge: str = "me/mentions", **more: Any) -> PostKey:
        thing = {
            "id": f"6{number}",
            "timestamp": written(number),
            "text": text,
            "username": "ann",
            "permalink": f"https://www.threads.com/@ann/post/6{number}",
            "media_type": "TEXT_POST",
            **more,
        }
        self.lists.edges[edge].append(thing)
        self.lists.things[f"6{number}"] = thing
        return PostKey(f"threads:6{number}")

    def say(self, number: int, text: str) -> PostKey:
        self.lists.things["50"]["has_replies"] = True
        return self.post(number, text, "50/conversation", is_reply=True, replied_to={"id": "50"})

    def change(self, number: int, text: str) -> None:
        self.lists.things[f"6{number}"]["text"] = text

    def take_back(self, number: int) -> None:
        self.lists.edges["50/conversation"].remove(self.lists.things.pop(f"6{number}"))

    def misspell(self, number: int) -> None:
        self.lists.things[f"6{number}"]["timestamp"] = number


class TestThreads(ConnectorSuite):
    RIG = ThreadsRig
