"""What connectors are made with in tests: a clock set by hand, secrets in a dictionary, loopback allowed."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from firewarden.ports import Spool, Tools
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import ConfigError
from tests.stores.memory_spool import MemorySpool

NOON = Instant(1_767_268_800_000_000)
"""1 January 2026, 12:00 UTC."""


@dataclass
class SetClock:
    """Implements `ports.Clock`."""

    at: Instant = NOON

    def now(self) -> Instant:
        return self.at


def tools(
    secrets: Mapping[str, str] | None = None,
    *,
    private: bool = True,
    at: Instant = NOON,
    spool: Spool | None = None,
    public_url: str | None = None,
) -> Tools:
    def secret(reference: str) -> str:
        if secrets and reference in secrets:
            return secrets[reference]
        raise ConfigError("The key of this source is missing. Enter it again in the settings.")

    return Tools(
        clock=SetClock(at),
        secret=secret,
        sleep=_soon,
        spool=spool or MemorySpool(),
        own_key=own_key,
        public_url=public_url,
        patience=1.5,
        private=private,
    )


def own_key(purpose: str) -> str:
    return sha256(f"tests {purpose}".encode()).hexdigest()


async def _soon(_seconds: float) -> None:
    """Pauses are as long as a look at the network, whatever was asked for."""
    await asyncio.sleep(0.005)
