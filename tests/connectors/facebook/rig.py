"""A Page on a loopback Graph, and what comes of reading it."""

from contextlib import aclosing
from typing import Any

from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Removed
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.suite import connector_of
from tests.connectors.graph import GraphRig, Thing, written

ANN = {"id": "7", "name": "Ann"}
PAGE = {"id": "100", "name": "Kestrel Tea"}


class FacebookRig(GraphRig):
    """Page 100 has posted 100_1; people comment under it."""

    posts = "25"

    @property
    def source(self) -> Source:
        settings = {"page": "100", "api": self.url, "every": "30", "posts": self.posts}
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

    def comment(self, number: int, text: str, under: str = "100_1", who: Thing = ANN, **more: Any) -> PostKey:
        name = f"1_{number}"
        thing = {"id": name, "created_time": written(number), "message": text, "from": who, **more}
        self.lists.edges[f"{under}/comments"].append(thing)
        self.lists.things[name] = thing
        self._count(under)
        return PostKey(f"facebook:{name}")

    def say(self, number: int, text: str) -> PostKey:
        return self.comment(number, text)

    def change(self, number: int, text: str) -> None:
        self.lists.things[f"1_{number}"]["message"] = text
        self.later()

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


def items(blocks: list[Block]) -> list[Fetched]:
    return [item for block in blocks for item in block.items if isinstance(item, Fetched)]


def gone(blocks: list[Block]) -> list[PostKey]:
    return [item.key for block in blocks for item in block.items if isinstance(item, Removed)]


async def gather(rig: FacebookRig, found: list[Block], cursor: str | None = None) -> None:
    """Blocks until there is trouble."""
    async with aclosing(connector_of(rig).read(rig.source, cursor)) as stream:  # type: ignore[type-var]
        async for block in stream:
            found.append(block)
