"""What was written before we listened, by `app.bsky.feed.searchPosts`: a day at a time, from the oldest on."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from firewarden.connectors.bluesky.wire import found_post
from firewarden.net.pace import Pace
from firewarden.net.web import Answer, Web
from firewarden.vocabulary.clock import DAY, SECOND, Instant, iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.plan import Interval

PAGE, MOST_PAGES = 100, 50
"""Hits of one answer, and answers for one day."""
STEP = SECOND // 1000
"""By so much the search tells times apart."""
_XRPC = "xrpc/app.bsky.feed.searchPosts"
_SESSION = "xrpc/com.atproto.server.createSession"
Shape = TypeVar("Shape")


class Hits(msgspec.Struct):
    """Hits stay as they came, so that one of them can be wrong alone."""

    posts: list[msgspec.Raw]
    cursor: str | None = None


class Session(msgspec.Struct):
    access: str = msgspec.field(name="accessJwt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who asks: an account and its app password, at its own server."""

    server: str
    account: str
    password: str


@dataclass(frozen=True, slots=True)
class Day:
    """`found`, oldest first; `lost` is where there was more than is given."""

    start: Instant
    end: Instant
    found: list[Fetched | Unreadable]
    lost: Interval | None


@dataclass(slots=True, kw_only=True)
class Search:
    """`signed` None: without an account, at the public service."""

    web: Web
    pace: Pace
    service: str
    words: str
    source: SourceId
    signed: Signed | None = None
    _key: str = ""

    async def days(self, since: Instant, until: Instant) -> AsyncIterator[Day]:
        """From the oldest on."""
        start = since
        while start < until:
            end = min(Instant(start + DAY), until)
            found, reached = await self._between(start, end)
            lost = Interval(start=start, end=reached) if reached > start else None
            yield Day(start, end, found[::-1], lost)
            start = end

    async def before(self, at: Instant, since: Instant) -> tuple[list[Fetched | Unreadable], bool]:
        """One answer of what is not newer than `at`, newest first; and whether there is more."""
        hits = await self._ask({"limit": PAGE, "since": iso(since), "until": iso(Instant(at + STEP))})
        return [found_post(bytes(raw), self.source) for raw in hits.posts], bool(hits.cursor and hits.posts)

    async def look(self) -> None:
        """Asks once. Raises NetworkError."""
        await self._ask({"limit": 1})

    async def _between(self, since: Instant, until: Instant) -> tuple[list[Fetched | Unreadable], Instant]:
        """Newest first, and how far back they go: to `since`, unless there are too many."""
        found: list[Fetched | Unreadable] = []
        asked: dict[str, str | int] = {"limit": PAGE, "since": iso(since), "until": iso(until)}
        for _ in range(MOST_PAGES):
            hits = await self._ask(asked)
            found += [found_post(bytes(raw), self.source) for raw in hits.posts]
            if not hits.cursor or not hits.posts:
                return found, since
            asked["cursor"] = hits.cursor
        times = [item.post.created_at for item in found if isinstance(item, Fetched)]
        return found, max(since, min(times, default=since))

    async def _ask(self, asked: dict[str, str | int]) -> Hits:
        if self.signed is not None and not self._key:
            self._key = await self._sign_in(self.signed)
        base = self.signed.server if self.signed else self.service
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else None
        params = {"q": self.words, "sort": "latest", **asked}
        try:
            answer = await self.web.get(f"{base}/{_XRPC}", params=params, headers=headers, pace=self.pace)
        except NetworkError as error:
            raise _refused(error, "The search") from error
        return _read(answer, Hits)

    async def _sign_in(self, signed: Signed) -> str:
        body = msgspec.json.encode({"identifier": signed.account, "password": signed.password})
        headers = {"Content-Type": "application/json"}
        try:
            answer = await self.web.post(f"{signed.server}/{_SESSION}", body=body, headers=headers, pace=self.pace)
        except NetworkError as error:
            raise _refused(error, f"The server of {signed.account}") from error
        return _read(answer, Session).access


def _refused(error: NetworkError, who: str) -> NetworkError:
    """What to do, where it is for a person to do."""
    if not error.permanent:
        return error
    advice = "Enter the account and a fresh app password, or leave the words of the search empty."
    return NetworkError(f"{who} does not let us in. {advice}", permanent=True)


def _read(answer: Answer, shape: type[Shape]) -> Shape:
    try:
        return msgspec.json.decode(answer.body, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NetworkError("The search of Bluesky did not answer as documented.") from error
