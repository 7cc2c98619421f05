"""What the worker does beside its rounds, because it waits for others and can wait: pictures of evidence are fetched
and read, digests are sent. In a thread of its own, so that a network that does not answer holds up no alarm."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import close_old_connections, connections

from firewarden.desk.access import Access
from firewarden.desk.actions.digest import send_digests
from firewarden.desk.actions.offline import read_mails, send_mails
from firewarden.desk.actions.pictures import fetch_pictures, read_pictures
from firewarden.desk.actions.respond.links import send_links
from firewarden.desk.deciding import decision_words
from firewarden.desk.digesting import digest_words
from firewarden.desk.outside import Outside
from firewarden.desk.reads.team import everywhere, house
from firewarden.vocabulary.errors import FirewardenError

log = logging.getLogger("firewarden.worker")

PAUSE, LEAVING = 2.0, 5.0
"""Seconds between two looks when there was nothing to do; and how long a worker that stops waits for an errand. What is
under way then is taken up by the next worker."""


def errands(outside: Outside) -> int:
    """Everything there is to do now, once; how much there was. A failure in one brand leaves the others alone."""
    done = 0
    for access in everywhere(house(outside.clock.now())):
        for name, errand in _ERRANDS.items():
            done += _safely(name, access, errand, outside)
    return done


@contextmanager
def running(outside: Outside, stop: Event) -> Iterator[None]:
    """Until `stop` is set."""
    thread = Thread(target=_run, args=(outside, stop), daemon=True, name="errands")
    thread.start()
    try:
        yield
    finally:
        thread.join(LEAVING)


def _run(outside: Outside, stop: Event) -> None:
    try:
        while not stop.is_set():
            close_old_connections()
            if not errands(outside):
                stop.wait(PAUSE)
    finally:
        connections.close_all()


_ERRANDS: dict[str, Callable[[Access, Outside], int]] = {
    "pictures": fetch_pictures,
    "text of pictures": read_pictures,
    "links to decide": lambda access, outside: send_links(access, outside, decision_words),
    "mails of cases, out": send_mails,
    "mails of cases, in": read_mails,
    "digests": lambda access, outside: send_digests(access, outside, digest_words),
}


def _safely(name: str, access: Access, errand: Callable[[Access, Outside], int], outside: Outside) -> int:
    try:
        return errand(access, outside)
    except FirewardenError as problem:
        log.warning("%s: %s", name, problem)
    except Exception:  # outer edge of this runtime
        log.exception("%s failed", name)
    return 0
