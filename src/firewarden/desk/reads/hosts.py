"""Which names of hosts belong to which brand, remembered for a moment: every request asks."""

import time

from firewarden.desk.reads.status import hosts

LOOKED = 5.0
"""Seconds for which it is remembered which names there are."""


class Names:
    """Slugs of brands by the name of the host."""

    def __init__(self) -> None:
        self._at, self._known = float("-inf"), dict[str, str]()

    def slug(self, host: str) -> str | None:
        if time.monotonic() - self._at > LOOKED:
            self._known, self._at = hosts(), time.monotonic()
        return self._known.get(host)

    def forget(self) -> None:
        self._at = float("-inf")


NAMES = Names()
