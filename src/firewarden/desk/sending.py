"""What the worker sends out: each account, and each publisher of the house, has a lane of its own, so that a network
that is slow or down holds up neither another network nor an alarm.

    claims of dead workers -> released      per lane: look for what is uncertain, then claim and send what is due

Decides nothing itself. Whatever is interrupted is taken up by the next run.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Event, Thread
from uuid import UUID

from django.db import close_old_connections, connections

from firewarden.desk.access import Access
from firewarden.desk.actions import deliver
from firewarden.desk.actions.deliver import Lane
from firewarden.desk.lives import is_gone, own_name
from firewarden.desk.outside import Outside
from firewarden.desk.reads.team import everywhere, house
from firewarden.vocabulary.errors import FirewardenError

log = logging.getLogger("firewarden.worker")

SENDS = 20
"""Deliveries of one lane before the others are looked at again."""
LANES = 8
"""Networks talked to at the same time."""
PAUSE, LEAVING = 0.5, 5.0
"""Seconds between two looks when there was nothing to do; and how long a worker that stops waits for an answer."""


@dataclass(slots=True)
class Sender:
    """One process has one. `name` marks its claims. Without `beside` everything is done before `round` ends."""

    outside: Outside
    name: str = field(default_factory=own_name)
    beside: bool = False
    _busy: dict[tuple[UUID, Lane], Thread] = field(default_factory=dict)
    _begun: set[UUID] = field(default_factory=set)

    def round(self) -> int:
        """Everything there is to do now, once; how much there was, or how many lanes were begun. A failure in one
        brand leaves the others alone."""
        self._busy = {key: thread for key, thread in self._busy.items() if thread.is_alive()}
        wall = self.outside.clock.now()
        return sum(_safely(lambda access=access: self._brand(access)) for access in everywhere(house(wall)))  # type: ignore[misc]

    def leave(self) -> None:
        for thread in self._busy.values():
            thread.join(LEAVING / max(1, len(self._busy)))

    def _brand(self, access: Access) -> int:
        done = deliver.release_stale(access, self.outside, self._is_gone(access))
        for lane in deliver.lanes(access):
            if not self.beside:
                done += self._lane(access, lane)
            elif (access.brand, lane) not in self._busy and len(self._busy) < LANES:
                name = f"lane of {lane[1] or lane[0]}"
                thread = Thread(target=self._run, args=(access, lane), daemon=True, name=name)
                self._busy[access.brand, lane] = thread
                thread.start()
                done += 1
        return done

    def _is_gone(self, access: Access) -> Callable[[str], bool]:
        """A claim in our own name is of an earlier life only as long as we have sent nothing in this one."""
        if not self.beside or access.brand not in self._begun:
            self._begun.add(access.brand)
            return is_gone
        return lambda name: name != self.name and is_gone(name)

    def _lane(self, access: Access, lane: Lane) -> int:
        done = deliver.look(access, self.outside, lane)
        for _ in range(SENDS):
            access = replace(access, person=replace(access.person, wall=self.outside.clock.now()))
            claimed = deliver.claim(access, self.name, lane)
            if claimed is None:
                break
            deliver.send(access, claimed, self.name, self.outside)
            done += 1
        return done

    def _run(self, access: Access, lane: Lane) -> None:
        try:
            _safely(lambda: self._lane(access, lane))
        finally:
            connections.close_all()


@contextmanager
def running(outside: Outside, stop: Event) -> Iterator[None]:
    """Until `stop` is set."""
    thread = Thread(target=_send, args=(outside, stop), daemon=True, name="sending")
    thread.start()
    try:
        yield
    finally:
        thread.join(2 * LEAVING)


def _send(outside: Outside, stop: Event) -> None:
    sender = Sender(outside, beside=True)
    try:
        while not stop.is_set():
            close_old_connections()
            if not _safely(sender.round):
                stop.wait(PAUSE)
    finally:
        sender.leave()
        connections.close_all()


def _safely(work: Callable[[], int]) -> int:
    """What cannot be done now is tried again in the next round; it must not keep the rest from being done."""
    try:
        return work()
    except FirewardenError as problem:
        log.warning("deliveries: %s", problem)
    except Exception:  # outer edge of this runtime
        log.exception("deliveries failed")
    return 0
