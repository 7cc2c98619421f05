"""Reads what others say at an account of ours: by looking again and again, and by what Instagram pushes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import msgspec

from firewarden.connectors.instagram.wire import (
    COMMENT_FIELDS,
    MENTIONED_COMMENT,
    MENTIONED_MEDIA,
    PLATFORM,
    TAGGED_FIELDS,
    Account,
    Comment,
    Commented,
    Media,
    Mentioned,
    Own,
    comments_of,
    key_of,
    post_of,
    pushed_of,
    said_of,
    tagged_of,
)
from firewarden.net.edges import UNDER, Absence, Cursor, Edge, Reading, read_back
from firewarden.net.graph import Graph, keys_of
from firewarden.net.polling import checked
from firewarden.net.pushes import Change, Pushes, watched
from firewarden.net.settings import number
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import (
    Block,
    Capabilities,
    Checked,
    Fetched,
    Item,
    Key,
    Setting,
    Signed,
    Unreadable,
)
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Post

T = TypeVar("T")
NAME = "Instagram"
API = "https://graph.facebook.com/v26.0"
ALONE = "graph.instagram.com"
"""The service for accounts without a Page; it knows no tags and no proofs."""
COMMENTS, TAGGED = 50, 50
"""Of one answer at most."""
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title=NAME,
    key=Key.OWN,
    secret="Secret of the app (for pushes), a space, access token of the account",  # noqa: S106 - its name, not its value
    searches=True,
    streams=True,
    settings=(
        Setting(name="account", label="Account", help="Its number at the service, not its name.", default=None),
        Setting(name="posts", label="Posts whose comments are read", help="The newest, from 1 to 50.", default="25"),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 30 to 900.", default="120"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="The newest 500 comments under each post that is looked at, and 500 posts that tag the account.",
    cost="Free. The account must be a business or creator account, and Meta must have reviewed the app.",
    forbids=(
        "Do not sell what was read, and do not watch or profile single people with it.",
        "Do not keep what its author deleted, nor what is no longer needed.",
        "Do not infer health, religion, politics, ethnicity or orientation of a person without asking that person.",
    ),
    note=(
        "Mentions by others in captions and comments come only by pushes; stories and private accounts never. Edits "
        "and deletions are noticed among the newest 30 of each list. Never tried against Instagram itself."
    ),
    signed=Signed.GRAPH,
)


def connect(tools: Tools) -> Connector:
    return Instagram(tools)


@dataclass(slots=True)
class Instagram:
    """One account."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        every = number(source, "every", 120, 30, 900)
        state = msgspec.json.decode(cursor, type=Cursor) if cursor is not None else Cursor()
        since = Instant(self.tools.clock.now() - round(number(source, "days", 7, 0, 365) * DAY))
        async with self._graph(source) as graph:
            own = Account(id=_account(source))  # its name is asked for later: pushes come first, whatever the token may
            reading = Reading(graph, state, key_of, since, self.tools.clock.now, lambda: graph.quota)

            async def look() -> AsyncIterator[Block]:
                nonlocal own
                own = own if own.username else await _own(graph, source)
                async for block in reading.look(await _edges(graph, source, own.username)):
                    yield block

            async def told(change: Change, at: Instant) -> Item | None:
                return await _told(graph, change, source.id, own, change.at or at)

            pushes = Pushes(self.tools, source.id, own.id, state, told)
            async for block in watched(reading, look, pushes, every=every):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        async with self._graph(source) as graph:
            own = await _own(graph, source)
            edges = await _edges(graph, source, own.username)
            async for block in read_back(graph, edges, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            async with self._graph(source) as graph:
                own = await _own(graph, source)
                edges = await _edges(graph, source, own.username)
                for edge in edges[:2]:
                    await graph.page(edge.path, {**edge.asked, "limit": "1"})
                under = sum(edge.name.startswith(UNDER) for edge in edges)
            app = keys_of(self.tools.secret(source.secret or "")).app
            pushes = "" if app else " Mentions cannot be pushed without the secret of the app."
            return f"Comments at {own.username[:40]} can be read; posts looked at: {under}.{pushes}"

        return await checked(look)

    @asynccontextmanager
    async def _graph(self, source: Source) -> AsyncIterator[Graph]:
        keys = keys_of(self.tools.secret(source.secret or ""))
        base = source.settings.get("api", "").strip() or API
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            yield Graph(web, base, keys, NAME, self.tools, proven=ALONE not in base)


def _account(source: Source) -> str:
    account = source.settings.get("account", "").strip()
    if not (account.isascii() and account.isdigit()):
        raise ConfigError(f"{account[:50]!r} is no account. It should be the number that the service gives it.")
    return account


async def _own(graph: Graph, source: Source) -> Account:
    return await graph.one(_account(source), {"fields": "id,username"}, Account)


async def _edges(graph: Graph, source: Source, own: str) -> list[Edge]:
    account, most = source.settings["account"].strip(), round(number(source, "posts", 25, 1, 50))
    found = await graph.page(f"{account}/media", {"fields": "id,permalink,comments_count", "limit": str(most)})
    edges = [_under(graph.read(raw, Own), source.id, own) for raw in found.items[:most]]
    if ALONE in source.settings.get("api", ""):
        return edges
    tagged = Edge(
        name="tagged",
        path=f"{account}/tags",
        asked={"fields": TAGGED_FIELDS},
        entries=partial(tagged_of, source=source.id),
        absence=Absence.SHOWN,
        limit=TAGGED,
    )
    return [tagged, *edges]


def _under(place: Own, source: SourceId, own: str) -> Edge:
    return Edge(
        name=UNDER + place.id,
        path=f"{place.id}/comments",
        asked={"fields": COMMENT_FIELDS},
        entries=partial(comments_of, source=source, own=own, under=place),
        limit=COMMENTS,
        stamp=str(place.comments_count),
    )


async def _told(graph: Graph, change: Change, source: SourceId, own: Account, at: Instant) -> Item | None:
    """What a change tells us; None where it is our own, or of something that we do not read. A mention says only where
    it is, and is asked for."""
    try:
        if change.field in ("comments", "live_comments"):
            told = msgspec.json.decode(change.value, type=Commented)
            if told.who.id == own.id or (own.username and told.who.username.lower() == own.username.lower()):
                return None
            return Fetched(post=pushed_of(told, source, at), raw=change.value)
        if change.field == "mentions":
            return await _mentioned(graph, msgspec.json.decode(change.value, type=Mentioned), source, own.id)
    except NetworkError as error:
        if not error.permanent:
            raise
        return Unreadable(reason="not-given", raw=change.value[:2000])
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Unreadable(reason="not-as-documented", raw=change.value[:2000])
    return None


async def _mentioned(graph: Graph, where: Mentioned, source: SourceId, own: str) -> Item:
    if where.comment_id:
        asked = f"mentioned_comment.comment_id({int(where.comment_id)}){{{MENTIONED_COMMENT}}}"
        raw, comment = await _asked(graph, own, asked, "mentioned_comment", Comment)
        return _fetched(said_of(comment, source, comment.media.id or where.media_id, ""), raw)
    asked = f"mentioned_media.media_id({int(where.media_id)}){{{MENTIONED_MEDIA}}}"
    raw, media = await _asked(graph, own, asked, "mentioned_media", Media)
    return _fetched(post_of(media, source), raw)


async def _asked(graph: Graph, own: str, asked: str, name: str, shape: type[T]) -> tuple[bytes, T]:
    found = await graph.one(own, {"fields": asked}, dict[str, msgspec.Raw])
    raw = bytes(found.get(name, msgspec.Raw(b"{}")))
    return raw, msgspec.json.decode(raw, type=shape)


def _fetched(post: Post, raw: bytes) -> Fetched:
    return Fetched(post=post, raw=raw)
