"""Ids of records: UUID version 7, which sort by the time they were made (RFC 9562, section 5.7)."""

import os
import time
from uuid import UUID

from firewarden.vocabulary.clock import Instant


def uuid7(at: Instant, noise: bytes) -> UUID:
    """`noise` is 10 random bytes; the id keeps milliseconds of `at`."""
    value = (at // 1000 & (1 << 48) - 1) << 80 | int.from_bytes(noise[:10], "big")
    value &= ~(0xF << 76 | 0x3 << 62)
    return UUID(int=value | 0x7 << 76 | 0x2 << 62)


def new_id() -> UUID:
    return uuid7(Instant(time.time_ns() // 1000), os.urandom(10))
