"""Hands over what was posted to us and taken by the web process. Opens no port and knows nothing of the web."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass

from firewarden.connectors.webhook.wire import PLATFORM, items_of
from firewarden.net.polling import checked
from firewarden.net.posted import Pickup, address_of
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Key, Signed
from firewarden.vocabulary.plan import Source

CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="Webhook",
    key=Key.FREE,
    secret="Secret to sign with",  # noqa: S106 - its name, not its value
    streams=True,
    backfill="What its sender sends again.",
    cost="Free.",
    forbids=("Under which terms you got the posts you know; send on when an author takes one back.",),
    note="Reads what a program of yours posts to it, signed: a forum, a shop, a help desk, whatever has no connector.",
    signed=Signed.OWN,
)


def connect(tools: Tools) -> Connector:
    return Webhook(tools)


@dataclass(slots=True)
class Webhook:
    """One sender."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        pickup = Pickup(self.tools, source.id, cursor or None)
        async with aclosing(pickup.looks()) as looks:  # type: ignore[type-var]
            async for found in looks:
                items = tuple(item for spooled in found for item in items_of(spooled, source.id))
                yield Block(items=items, cursor=pickup.cursor or "")

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            if source.secret is None:
                raise ConfigError("There is no secret to sign with yet. Save the source, and make one on its page.")
            self.tools.secret(source.secret)
            waiting = self.tools.spool.waiting(source.id)
            base = self.tools.public_url or "the address of this installation, then "
            return f"Ready for what is posted to {address_of(base, source.id)}. Waiting now: {waiting:,}."

        return await checked(look)
