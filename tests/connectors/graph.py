"""The far side of a Graph API on loopback: lists with pages, things by their name, errors, and the token that must
never be seen outside of its header. Its data are ours, in the shapes that are documented."""

import json
from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from firewarden.ports import Tools
from firewarden.vocabulary.clock import DAY, MINUTE, Instant, iso
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import SECRET, Mood
from tests.connectors.tools import NOON, tools
from tests.stores.memory_spool import MemorySpool

FIRST = Instant(NOON - DAY)
APP = "app-s3cret"
Thing = dict[str, Any]


def written(number: int) -> str:
    """As a Graph API writes a time."""
    return iso(Instant(FIRST + number * MINUTE))[:19] + "+0000"


def error(code: int, subcode: int = 0, status: int = 400) -> Answered:
    told = {"message": f"Quotes {SECRET}", "type": "OAuthException", "code": code, "error_subcode": subcode}
    return Answered(json.dumps({"error": told}).encode(), status)


@dataclass(frozen=True)
class Trouble:
    """What is answered instead of an error code; for what begins with `path`."""

    answer: Answered
    path: str = "/"


@dataclass
class Lists:
    """`edges` by path, newest last; `things` can be asked for by their name."""

    edges: dict[str, list[Thing]] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)


class GraphRig(HttpRig):
    """`page` is the longest page of a list."""

    page = 100

    def __init__(self) -> None:
        super().__init__()
        self.lists = Lists()
        self.trouble: Trouble | None = None
        self.headers: dict[str, str] = {}
        self.spool = MemorySpool()
        self.at = NOON
        self.set_up()

    @abstractmethod
    def set_up(self) -> None:
        """What there is before anybody said anything."""

    @property
    def tools(self) -> Tools:
        return tools({"key": f"{APP} {SECRET}", "token": SECRET}, spool=self.spool, at=self.at)

    def later(self) -> None:
        """So long that lists which seem the same are read again: what changed in them does not change their number."""
        self.at = Instant(self.at + 30 * MINUTE)

    def push(self, body: Thing) -> None:
        raw = json.dumps(body).encode()
        self.spool.put(self.source.id, raw, NOON, once=str(len(raw)) + str(self.spool.waiting(self.source.id)))

    def answer(self, asked: Asked) -> Answered:
        assert asked.headers["authorization"] == f"Bearer {SECRET}"
        assert SECRET not in asked.target
        assert self.mood is Mood.WELL
        if self.trouble and asked.path.startswith(self.trouble.path):
            return self.trouble.answer
        name = asked.path.removeprefix("/")
        if name in self.lists.edges:
            return self._listed(asked, self.lists.edges[name])
        if name in self.lists.things:
            return self._said(self.lists.things[name])
        return error(100, 33)

    def _listed(self, asked: Asked, things: list[Thing]) -> Answered:
        limit, begin = min(int(asked.query.get("limit", "25")), self.page), int(asked.query.get("after", "0"))
        newest_first = things[::-1]
        paging: Thing = {"cursors": {"before": str(begin), "after": str(begin + limit)}}
        if begin + limit < len(newest_first):
            again = {**asked.query, "after": str(begin + limit), "access_token": SECRET}
            paging["next"] = f"{self.url}{asked.path}?{urlencode(again)}"
        return self._said({"data": newest_first[begin : begin + limit], "paging": paging})

    def _said(self, what: Thing) -> Answered:
        return Answered(json.dumps(what).encode(), headers=dict(self.headers))
