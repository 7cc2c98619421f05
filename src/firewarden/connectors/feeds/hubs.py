"""Feeds that a hub pushes to us (WebSub): asked for with a key, verified through the door, renewed before the lease
ends, and taken out of the spool."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from re import compile as pattern
from urllib.parse import parse_qs, urlencode, urljoin

from firewarden.connectors.feeds.changes import Place, news
from firewarden.connectors.feeds.wire import Feed, feed_of
from firewarden.net.posted import MARK, address_of, hub_key, topic_mark
from firewarden.net.web import Web
from firewarden.ports import Tools
from firewarden.vocabulary.clock import DAY, HOUR, SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Item, Spooled

LEASE = 10 * DAY
"""What we ask for, and what is taken for granted where a hub does not say."""
SHORTEST, LONGEST = 60 * SECOND, 90 * DAY
EARLY = 5
"""A lease is renewed when a fifth of it is left."""
AGAIN, DENIED = HOUR, DAY
"""How long a hub that did not answer, or will not have us, is left alone."""
LONGEST_ADDRESS, LONGEST_HEADER = 1000, 4000
_LINK = pattern(r'<([^<>]*)>((?:[^,"]|"[^"]*")*)')
_REL = pattern(r'(?i);\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))')
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def note_hub(place: Place, feed: Feed, links: str, at: str) -> None:
    """What an answer says of its hub, in its header `Link` or in itself; `at` is where it came from. Another hub or
    topic begins anew."""
    said = feed.links | _header_links(links)
    hub, topic = urljoin(at, said.get("hub", "")), urljoin(at, said.get("self", ""))
    if (
        not said.get("hub")
        or not hub.startswith(("https://", "http://"))
        or max(len(hub), len(topic)) > LONGEST_ADDRESS
    ):
        hub = topic = ""
    if (hub, topic) != (place.hub, place.topic):
        place.hub, place.topic = hub, topic
        place.until = place.renew = place.asked = 0


def _header_links(header: str) -> dict[str, str]:
    """By relation, the first of each (RFC 8288)."""
    found: dict[str, str] = {}
    for address, params in _LINK.findall(header[:LONGEST_HEADER]):
        rel = _REL.search(params)
        for name in (rel[1] or rel[2] or "").lower().split() if rel else ():
            found.setdefault(name, address)
    return found


@dataclass(slots=True)
class Hubs:
    """Of one source. `woken` are addresses of which a hub said only that there is something new."""

    tools: Tools
    web: Web
    source: SourceId
    places: dict[str, Place]
    woken: set[str] = field(default_factory=set)

    def pushes(self, address: str) -> bool:
        """A hub has promised to."""
        place = self.places.get(address)
        return place is not None and place.until > self.tools.clock.now()

    async def keep(self, address: str) -> bool:
        """Subscribes or renews when it is time; whether a hub was asked. One in trouble is asked again later: the feed
        itself is read all the same."""
        place, now = self.places.get(address), self.tools.clock.now()
        if place is None or not place.hub or now < max(place.renew, place.asked + AGAIN if place.asked else 0):
            return False
        place.asked = now
        with suppress(NetworkError):
            await self.web.post(place.hub, body=self._wish(place.topic).encode(), headers=_FORM)
        return True

    async def told(self, spooled: Spooled) -> list[Item]:
        """What came of it; a hub's greeting brings nothing but its lease. A topic we read no more is left out."""
        query = {name: values[-1] for name, values in parse_qs(spooled.query).items()}
        here = [a for a, place in self.places.items() if self._mark(place.topic) == query.get(MARK)]
        if not here:
            return []
        if not spooled.body and "hub.mode" in query:
            for address in here:
                _greeted(self.places[address], query, spooled.taken_at)
            return []
        address, place = here[0], self.places[here[0]]
        feed = await asyncio.to_thread(feed_of, spooled.body, spooled.content_type, place.topic)
        if feed is None:
            self.woken.add(address)
            return []
        found = news(feed.entries, place, address, self.source, spooled.taken_at)
        place.seen.update({handed.mark: handed.versions for handed in found})
        return [handed.item for handed in found]

    def _wish(self, topic: str) -> str:
        mark = self._mark(topic)
        return urlencode(
            {
                "hub.mode": "subscribe",
                "hub.topic": topic,
                "hub.callback": f"{address_of(self.tools.public_url or '', self.source)}?{MARK}={mark}",
                "hub.secret": hub_key(self.tools.own_key, self.source, mark),
                "hub.lease_seconds": LEASE // SECOND,
            }
        )

    def _mark(self, topic: str) -> str:
        return topic_mark(self.tools.own_key, self.source, topic)


def _greeted(place: Place, query: dict[str, str], at: Instant) -> None:
    if query["hub.mode"] == "denied":
        place.until = place.renew = 0
        place.asked = at + DENIED - AGAIN
        return
    said = query.get("hub.lease_seconds", "")
    lease = int(said) * SECOND if said.isascii() and said.isdigit() and len(said) < 12 else LEASE
    lease = min(max(lease, SHORTEST), LONGEST)
    place.until, place.renew, place.asked = at + lease, at + lease - lease // EARLY, 0
