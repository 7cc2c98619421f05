"""The desk's worker: takes over the stream's feed, sends deliveries, assesses anew, reminds, calls people,
tries alert rules on stored talk. Decides nothing itself.

    feed -> absorb      open incidents -> reassess      due -> remind, call
    a back-test that was asked for -> run, one a round, the rest going on meanwhile
    in threads beside it: deliveries, which may not wait for anything else; errands, which wait for others and can;
    mails of public updates to whoever subscribed, and programs that are told of them

Everything it does may be interrupted anywhere and is taken up again by the next run.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event
from uuid import UUID

from django.db import close_old_connections

from firewarden.desk import errands, mailing, sending
from firewarden.desk.access import Access
from firewarden.desk.actions import (
    assess,
    backtests,
    calls,
    clock,
    feed,
    monitor,
    outlets,
    privacy,
    promised,
    remind,
    respond,
)
from firewarden.desk.calling import call_words
from firewarden.desk.outside import Outside
from firewarden.desk.reads.incidents import incidents
from firewarden.desk.reads.team import everywhere, house
from firewarden.vocabulary.clock import HOUR, SECOND, Instant
from firewarden.vocabulary.errors import FirewardenError
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.incident import IncidentState

log = logging.getLogger("firewarden.worker")

BATCH = 50
ANEW = 20 * SECOND
"""Wall time between two assessments of one incident."""
OWN = 5 * SECOND
"""Wall time between two looks whether something of ours was published."""
KEPT = HOUR
"""Wall time between two looks at what is old."""
MEANWHILE = SECOND
"""A back-test makes room for everything else so often."""


@dataclass(slots=True)
class Worker:
    """One process has one. `sends`: it sends in its rounds; else somebody does beside it."""

    outside: Outside
    sends: bool = True
    anew: int = ANEW
    assessed: dict[tuple[BrandId, int], Instant] = field(default_factory=dict)
    stop: Event = field(default_factory=Event)
    kept: Instant = Instant(0)
    """When old content was last let go."""
    watched: tuple[Instant, UUID | None] = (Instant(0), None)
    """When the plan was last told of what we published, and of what last."""

    def round(self) -> int:
        """Everything there is to do now, once; how much there was. A failure in one brand leaves the others alone."""
        accesses = self._accesses()
        return self._urgent(accesses) + self._safely("back-test", lambda: self._test(accesses))

    def _accesses(self) -> dict[BrandId, Access]:
        wall = self.outside.clock.now()
        return {BrandId(str(access.brand)): access for access in everywhere(house(wall))}

    def _urgent(self, accesses: Mapping[BrandId, Access]) -> int:
        done = self._safely("feed", lambda: self._absorb(accesses))
        for access in accesses.values():
            done += self._safely("approvals", lambda access=access: respond.keep_up(access))  # type: ignore[misc]
        if self.sends:
            done += self._safely("deliveries", sending.Sender(self.outside).round)
        done += self._safely("own posts", self._watch_own)
        for access in accesses.values():
            done += self._safely("reminders", lambda access=access: remind.remind(access))  # type: ignore[misc]
            done += self._safely("promises", lambda access=access: promised.remind_promises(access))  # type: ignore[misc]
            done += self._safely("clocks", lambda access=access: clock.watch_clocks(access))  # type: ignore[misc]
            done += self._safely("outlets", lambda access=access: outlets.tell_outlets(access, self.outside))  # type: ignore[misc]
            done += self._safely("calls", lambda access=access: self._call(access))  # type: ignore[misc]
            done += self._safely("assessment", lambda access=access: self._reassess(access))  # type: ignore[misc]
        return done + self._safely("retention", lambda: self._let_go(accesses))

    def _safely(self, what: str, work: Callable[[], int]) -> int:
        """What cannot be done now is tried again in the next round; it must not keep the rest from being done."""
        try:
            return work()
        except FirewardenError as problem:
            log.warning("%s: %s", what, problem)
        except Exception:  # outer edge of this runtime
            log.exception("%s failed", what)
        return 0

    def _absorb(self, accesses: Mapping[BrandId, Access]) -> int:
        behind = feed.cursor(self.outside.reader.store_id)
        entries = self.outside.reader.feed(behind, BATCH)
        return feed.absorb(accesses, entries, self.outside) if entries else 0

    def _watch_own(self) -> int:
        """Answers to what we published are listened for from the next batch of the pipeline on."""
        wall = self.outside.clock.now()
        if 0 <= wall - self.watched[0] < OWN:
            return 0
        newest = monitor.newest_published()
        before, self.watched = self.watched[1], (wall, newest)
        if newest is None or newest == before:
            return 0
        monitor.publish_plan(house(wall))
        return 0

    def _let_go(self, accesses: Mapping[BrandId, Access]) -> int:
        """What is older than it may be. Taken up again at once while there is more of it."""
        wall = self.outside.clock.now()
        if 0 <= wall - self.kept < KEPT:
            return 0
        privacy.keep_heard(accesses.values(), self.outside)
        gone = sum(privacy.keep(access) for access in accesses.values())
        if not gone:
            self.kept = wall
        return gone

    def _call(self, access: Access) -> int:
        return calls.make_calls(access) + calls.send_calls(access, self.outside, call_words)

    def _test(self, accesses: Mapping[BrandId, Access]) -> int:
        """The back-test that was asked for first, in whatever brand."""
        waiting = backtests.waiting(accesses)
        if waiting is None:
            return 0
        access, row = waiting
        try:
            found = backtests.run(access, row, self.outside, self._meanwhile())
        except backtests.Stopped:
            return 0
        log.info("back-test of rule %s: %d mentions in %.1f s", row.pk, found.mentions, found.took / SECOND)
        return 1

    def _meanwhile(self) -> backtests.Meanwhile:
        last = self.outside.clock.now()

        def work() -> None:
            nonlocal last
            if self.stop.is_set():
                raise backtests.Stopped
            if self.outside.clock.now() - last >= MEANWHILE:
                self._urgent(self._accesses())
                last = self.outside.clock.now()

        return work

    def _reassess(self, access: Access) -> int:
        count = 0
        for row in incidents(access, state=IncidentState.OPEN):
            key = (BrandId(str(access.brand)), row.number)
            if access.wall - self.assessed.get(key, Instant(0)) >= self.anew:
                self.assessed[key] = access.wall
                count += assess.reassess(access, row.number, self.outside) is not None
        return count


def run(outside: Outside, stop: Event, *, pause: float = 0.5, anew: int = ANEW) -> None:
    """Until `stop` is set. `pause` is in seconds and only taken when there was nothing to do; `anew` is the
    wall time in microseconds between two assessments of one incident."""
    worker = Worker(outside, sends=False, anew=anew, stop=stop)
    with errands.running(outside, stop), sending.running(outside, stop), mailing.running(outside, stop):
        while not stop.is_set():
            close_old_connections()
            if not worker.round():
                stop.wait(pause)
