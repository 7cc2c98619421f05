"""Looks at feeds, and asks for each only when it has changed."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial

from firewarden.connectors.feeds.changes import Place, news
from firewarden.connectors.feeds.hubs import Hubs, note_hub
from firewarden.connectors.feeds.looking import Reading, Round, feed_at, look_at, packed, state_of
from firewarden.connectors.feeds.wire import Feed
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.polling import checked, each, joined, polled
from firewarden.net.posted import PAUSE, Pickup
from firewarden.net.settings import number, several
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant, iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Fetched, Setting, Signed
from firewarden.vocabulary.plan import Source

MOST_ADDRESSES = 20
RARELY = 1800.0
"""Seconds between two looks at a feed that a hub pushes: hubs forget, and nobody tells."""
CAPABILITIES = Capabilities(
    platform="feed",
    title="Feeds",
    settings=(
        Setting(
            name="addresses",
            label="Addresses",
            help="Of feeds, or of pages that name one; several with spaces between them.",
            default=None,
        ),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 60 to 1800.", default="300"),
    ),
    backfill="What is still in the feed, often the newest ten to fifty entries.",
    cost="Free.",
    forbids=("Do not ask more often than a feed changes: each is asked whether it has changed, and read only then.",),
    note="Deletions are not told; what a feed drops while we are away is lost.",
    silence_minutes=60,
    signed=Signed.WEBSUB,
)


def connect(tools: Tools) -> Connector:
    return Feeds(tools)


@dataclass(slots=True)
class Feeds:
    """Some feeds, one after the other."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        addresses, days = _addresses(source), number(source, "days", 7, 0, 3650)
        since = Instant(self.tools.clock.now() - round(days * DAY))
        every = number(source, "every", 300, 60, 1800)
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:

            def reading(at: str | None) -> Reading:
                return Reading(web, source, state_of(at, addresses), since, self.tools.clock)

            def look(at: str | None) -> AsyncIterator[Block]:
                return each(addresses, partial(look_at, reading(at)))

            if self.tools.public_url is None:
                blocks = polled(look, cursor, every=every, sleep=self.tools.sleep)
            else:
                blocks = self._with_hubs(reading(cursor), addresses, every)
            async with aclosing(blocks):  # type: ignore[type-var]
                async for block in blocks:
                    yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        """What is still in the feeds, and has a time."""
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:

            async def ask(address: str, _trail: Trail) -> Page:
                feed, _ = await feed_at(web, address, Place())
                entries = feed.entries if feed is not None else ()
                found = news(entries, Place(), address, source.id, self.tools.clock.now())
                items = [one.item for one in reversed(found) if one.worth_a_first_look(Instant(0))]
                return Page(items=items, reached=None if items else since)

            async for block in backward(_addresses(source), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            addresses, newest, troubles, pushed = _addresses(source), Instant(0), list[NetworkError](), 0
            async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
                for address in addresses:
                    try:
                        feed, answer = await feed_at(web, address, place := Place())
                        note_hub(place, feed or Feed(), answer.headers.get("link", ""), answer.url)
                        pushed += bool(place.hub)
                        now = self.tools.clock.now()
                        found = news(feed.entries if feed else (), Place(), address, source.id, now)
                        posts = [h.item.post for h in found if isinstance(h.item, Fetched)]
                        newest = max([newest, *(post.created_at for post in posts)])
                    except NetworkError as error:
                        troubles.append(error)
            if troubles:
                raise joined(troubles, len(addresses))
            last = f"The newest entry is of {iso(newest)}" if newest else "There is no entry yet"
            hub = f" {pushed} can be pushed by a hub." if pushed and self.tools.public_url else ""
            return f"{len(addresses)} of {len(addresses)} addresses lead to a feed. {last}.{hub}"

        return await checked(look)

    async def _with_hubs(self, reading: Reading, addresses: tuple[str, ...], every: float) -> AsyncIterator[Block]:
        """Each feed by a look now and then, rarely where a hub pushes it; between looks what hubs pushed, as it comes.
        `left` are seconds until the next look. Where no feed answers nothing is handed over, so that it shows."""
        state, left = reading.state, dict.fromkeys(addresses, 0.0)
        hubs = Hubs(self.tools, reading.web, reading.source.id, state.feeds)
        pickup = Pickup(self.tools, reading.source.id, state.heard or None)
        while True:
            late = [address for address in addresses if left[address] <= 0 or address in hubs.woken]
            hubs.woken.clear()
            round_ = Round(reading)
            async with aclosing(round_.blocks(late)) as blocks:  # type: ignore[type-var]
                async for block in blocks:
                    yield block
            if round_.trouble is not None and not round_.well:
                raise round_.trouble
            asked = [await hubs.keep(address) for address in addresses]
            if late or any(asked):
                yield packed([], state)
            found = await pickup.look()
            items = [item for spooled in found for item in await hubs.told(spooled)]
            state.heard = pickup.cursor or ""
            if pickup.worth(found):
                yield packed(items, state)
                pickup.passed()
            if round_.trouble is not None:
                raise round_.trouble
            left |= {address: max(every, RARELY) if hubs.pushes(address) else every for address in late}
            await self.tools.sleep(PAUSE)
            left = {address: seconds - PAUSE for address, seconds in left.items()}


def _addresses(source: Source) -> tuple[str, ...]:
    return several(source, "addresses", MOST_ADDRESSES, commas=False)
