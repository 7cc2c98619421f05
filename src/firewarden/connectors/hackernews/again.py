"""What became of the newest hits: edited, or deleted."""

from dataclasses import dataclass, replace
from hashlib import blake2b

import msgspec

from firewarden.connectors.hackernews.wire import PLATFORM, post_of
from firewarden.net.pace import Pace
from firewarden.net.web import Web
from firewarden.ports import Clock
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Item, Removed
from firewarden.vocabulary.post import post_key

MOST_ASKED = 10
"""Posts missing from the newest hits that are asked for in one look at one search."""
Recent = dict[str, tuple[int, str]]
"""By number: the second in which it was written, and a print of its words."""


class _Single(msgspec.Struct):
    """`dead`: taken down by moderators or readers."""

    deleted: bool = False
    dead: bool = False


@dataclass(frozen=True, slots=True)
class Again:
    """`items` is the address of the site's own service of single posts; `since`, the second from which on they are
    of interest."""

    web: Web
    items: str
    pace: Pace
    clock: Clock
    source: SourceId
    since: int

    async def look(self, hits: list[bytes], known: Recent, *, full: bool) -> tuple[list[Item], Recent]:
        """What is to be told of these, the newest hits, and what to remember of them. The search does not say when
        something was edited: it is told as of now."""
        found = [item for item in (post_of(raw, self.source) for raw in hits) if isinstance(item, Fetched)]
        here: Recent = {}
        told: list[Item] = []
        for item in found:
            number, seen = item.post.key.partition(":")[2], (item.post.created_at // 1_000_000, _print(item))
            if seen[0] >= self.since:
                here[number] = seen
            if number in known and known[number][1] != seen[1]:
                told.append(replace(item, post=replace(item.post, edited_at=self.clock.now())))
        oldest = min((second for second, _ in here.values()), default=0) if full else 0
        missing = sorted(number for number, (second, _) in known.items() if number not in here and second > oldest)
        gone = [number for number in missing[:MOST_ASKED] if await self._is_gone(number)]
        told += [Removed(key=post_key(PLATFORM, number), at=self.clock.now()) for number in gone]
        return told, here | {number: known[number] for number in missing[MOST_ASKED:]}

    async def _is_gone(self, number: str) -> bool:
        """What is there but no hit any more is of no interest any more; an empty answer proves nothing."""
        answer = await self.web.get(f"{self.items}/item/{number}.json", pace=self.pace, largest=1_000_000)
        try:
            single = msgspec.json.decode(answer.body, type=_Single | None)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise NetworkError("Hacker News did not answer as documented.") from error
        return single is not None and (single.deleted or single.dead)


def _print(item: Fetched) -> str:
    return blake2b(f"{item.post.title}\0{item.post.text}".encode(), digest_size=6).hexdigest()
