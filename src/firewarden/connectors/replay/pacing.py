"""When each post of a paced replay is due. Knows no clock."""

from math import ceil

from firewarden.connectors.replay.reading import Item
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.intake import Fetched

TICK = 0.25
"""Seconds; posts due within one tick come together, so that a fast replay makes few blocks."""


class Pacing:
    """`speed` times as fast as it happened, from the first post or from `since`; what is older is due at once."""

    def __init__(self, speed: float, since: Instant | None) -> None:
        self._speed = speed
        self._since = since
        self._start: tuple[Instant, float] | None = None
        self._latest = 0.0

    def due(self, item: Item, now: float) -> float:
        """On the scale of `now`, never before what came before it: a recording out of order stays in its order."""
        if isinstance(item, Fetched):
            made = item.post.created_at
            if self._start is None:
                self._start = max(made, self._since or made), now
            first, begun = self._start
            ticks = ceil((made - first) / SECOND / self._speed / TICK)
            self._latest = max(self._latest, begun + max(ticks, 0) * TICK)
        return self._latest
