"""Who is behind an id: streams know accounts by their ids alone. Asked for in bounded batches, and never waited for
longer than a blink: who is not known in time goes by the id."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.bluesky.wire import Account, author_of
from firewarden.net.pace import Pace
from firewarden.net.web import Web
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.post import Author

BATCH = 25
"""Accounts that may be asked for at once."""
MOST_KNOWN = 50_000
WAIT = 0.25
"""Seconds a post may wait for the name of its author."""
QUIET = 60.0
"""Seconds without another question after one that failed."""


class Profiles(msgspec.Struct):
    """app.bsky.actor.getProfiles; accounts that are gone are left out."""

    profiles: list[msgspec.Raw]


@dataclass(slots=True)
class Names:
    """`service` empty: nobody is asked. Close it before `web`."""

    web: Web
    service: str
    pace: Pace
    known: OrderedDict[str, Author] = field(default_factory=OrderedDict)
    _asking: asyncio.Task[None] | None = None
    _quiet_until: float = 0.0

    async def find(self, dids: Iterable[str]) -> None:
        """Waits a blink for those not known yet, unless others are being asked for."""
        unknown = [did for did in dict.fromkeys(dids) if did not in self.known][:BATCH]
        if not unknown or not self.service or not self._may_ask():
            return
        self._asking = asyncio.create_task(self._ask(unknown))
        await asyncio.wait({self._asking}, timeout=WAIT)

    def of(self, did: str) -> Author:
        found = self.known.get(did)
        if found is None:
            return Author(handle=did)
        self.known.move_to_end(did)
        return found

    def renamed(self, did: str) -> None:
        """It will be asked for again."""
        self.known.pop(did, None)

    async def close(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            with suppress(asyncio.CancelledError):
                await self._asking

    def _may_ask(self) -> bool:
        busy = self._asking is not None and not self._asking.done()
        return not busy and time.monotonic() >= self._quiet_until and self.pace.left > 0

    async def _ask(self, dids: list[str]) -> None:
        query = "&".join(f"actors={did}" for did in dids)
        try:
            answer = await self.web.get(f"{self.service}/xrpc/app.bsky.actor.getProfiles?{query}", pace=self.pace)
            found = msgspec.json.decode(answer.body, type=Profiles).profiles
        except (NetworkError, msgspec.MsgspecError, UnicodeDecodeError):
            # Posts matter more than names: they go on without.
            self._quiet_until = time.monotonic() + QUIET
            return
        for raw in found:
            with suppress(msgspec.MsgspecError):
                account = msgspec.json.decode(raw, type=Account)
                self.known[account.did] = author_of(account)
        for did in dids:
            # One that is gone is not asked for again and again.
            self.known.setdefault(did, Author(handle=did))
        while len(self.known) > MOST_KNOWN:
            self.known.popitem(last=False)
