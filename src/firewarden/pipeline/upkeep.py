"""Lets go of what the desk says has to go: posts of persons at once, old ones once an hour."""

import logging
import time
from dataclasses import dataclass
from typing import Protocol, cast

from firewarden.ports import Commit, StreamStore
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.intake import Removed
from firewarden.vocabulary.results import Results
from firewarden.vocabulary.retention import Upkeep

log = logging.getLogger("firewarden.pipeline")
LOOK_SECONDS, PRUNE_SECONDS = 5.0, 3600.0


class Prunes(Protocol):
    """A store that can let go of what is old: the embedded one."""

    def prune(self, before: Instant, *, keep_feed_after: int) -> object: ...


@dataclass(slots=True)
class Housekeeping:
    """Between two batches. An order is a commit of removals like any other; the feed takes it to the copies."""

    store: StreamStore
    upkeep: Upkeep
    looked: float = float("-inf")
    pruned: float = float("-inf")

    def look(self, plan: int, now: Instant) -> int:
        """How many orders were carried out."""
        at = time.monotonic()
        if at - self.looked < LOOK_SECONDS:
            return 0
        self.looked = at
        orders = self.upkeep.orders()
        for name, keys in orders:
            removed = [Removed(key=key, at=now) for key in keys]
            self.store.commit(Commit(plan=plan, received_at=now, results=Results(), removed=removed))
            self.upkeep.done(name)
            log.info("posts erased on request: %d", len(keys))
        if at - self.pruned >= PRUNE_SECONDS:
            self._prune()
            self.pruned = at
        return len(orders)

    def _prune(self) -> None:
        keeping = self.upkeep.keeping()
        if keeping is not None and hasattr(self.store, "prune"):
            store = cast(Prunes, self.store)
            gone = store.prune(keeping.since, keep_feed_after=keeping.passed)
            log.info("old posts let go: %s", gone)
