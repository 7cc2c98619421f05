"""Public updates to subscribers: the worker opens several connections to the mail server and keeps them as long as
there is something to send. Decides nothing itself.

    published -> rows      claims of dead workers -> released      due -> lines, each: claim, hand over, note
    beside it: links to confirm, and programs that want to be told

A server that turns us away is left in peace for longer and longer; no mail counts that as an attempt of its own.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Event, Lock, Thread
from time import monotonic
from uuid import UUID

from django.db import close_old_connections, connections

from firewarden.desk.access import Access
from firewarden.desk.actions import mailing, subscribing
from firewarden.desk.actions.hooks import call_hooks
from firewarden.desk.actions.mailing import Claimed, Outcome
from firewarden.desk.letters import Form, program_words, update_form, update_letter, wish_letter
from firewarden.desk.lives import is_gone, own_name
from firewarden.desk.outside import Outside
from firewarden.desk.reads.subscribers import mails_due
from firewarden.desk.reads.team import everywhere, house
from firewarden.ports import Mailer, MailLine
from firewarden.steps.update.mailing import pause
from firewarden.vocabulary.clock import SECOND
from firewarden.vocabulary.errors import FirewardenError, NetworkError
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.subscription import Handing

log = logging.getLogger("firewarden.worker")

PAUSE, LEAVING = 1.0, 5.0
"""Seconds between two looks when there was nothing to do; and how long a worker that stops waits for a server."""


@dataclass(slots=True)
class Throttle:
    """At most so many a second over all lines, evenly; and none while the server wants to be left alone."""

    per_second: float
    _next: float = 0.0
    _quiet_until: float = 0.0
    _failures: int = 0
    _lock: Lock = field(default_factory=Lock)

    def wait(self) -> float:
        """Seconds until the next mail may go; whoever asks has that place."""
        if not self.per_second:
            return 0.0
        with self._lock:
            now = monotonic()
            at = max(now, self._next)
            self._next = at + 1 / self.per_second
            return at - now

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            self._quiet_until = monotonic() + pause(self._failures) / SECOND

    def worked(self) -> None:
        self._failures = 0

    @property
    def quiet(self) -> bool:
        return monotonic() < self._quiet_until


@dataclass(slots=True)
class Mailman:
    """One process has one. `name` marks its claims. Without `beside` one line sends everything before `round` ends."""

    outside: Outside
    stop: Event = field(default_factory=Event)
    name: str = field(default_factory=own_name)
    beside: bool = False
    _lines: list[Thread] = field(default_factory=list)
    _throttle: Throttle = field(init=False)
    _writing: Lock = field(default_factory=Lock)
    """Lines of one process take turns: faster than to meet at the database's own lock."""
    _begun: bool = False

    def __post_init__(self) -> None:
        self._throttle = Throttle(self.outside.mailer.per_second if self.outside.mailer else 0)

    def round(self) -> int:
        """Everything there is to do now, once; how much there was, or how many lines were opened."""
        done = 0
        live = self._live()
        for access in live:
            done += _safely("mails", partial(mailing.release, access, self._is_gone()))
        self._begun = True
        for access in live:
            done += _safely("updates", partial(mailing.fan_out, access))
            done += _safely("links", partial(self._links, access))
        return done + self._open_lines(live)

    def leave(self) -> None:
        for thread in self._lines:
            thread.join(LEAVING / max(1, len(self._lines)))

    def _live(self) -> list[Access]:
        wall = self.outside.clock.now()
        return [one for one in everywhere(house(wall)) if one.kind is BrandKind.LIVE]

    def _is_gone(self) -> Callable[[str], bool]:
        """A claim in our own name is of an earlier life only as long as we have sent nothing in this one."""
        if not self._begun:
            return is_gone
        return lambda name: name != self.name and is_gone(name)

    def _links(self, access: Access) -> int:
        def letter(wish: UUID, address: str, token: str) -> bytes:
            return wish_letter(access, wish, address, token, self.outside)

        return 0 if self._throttle.quiet else subscribing.send_links(access, self.outside, letter)

    def _open_lines(self, live: list[Access]) -> int:
        """As many as may be worth it: a handful of mails needs no second one."""
        self._lines = [thread for thread in self._lines if thread.is_alive()]
        if self.outside.mailer is None or self._throttle.quiet:
            return 0
        lines = self.outside.mailer.lines
        due = sum(mails_due(access, 10 * lines) for access in live)
        if not self.beside:
            return _safely("mails", partial(self._line, self.outside.mailer)) if due else 0
        wanted = min(lines, -(-due // 10)) - len(self._lines)
        for _ in range(wanted):
            thread = Thread(target=self._run, args=(self.outside.mailer,), daemon=True, name="mail line")
            self._lines.append(thread)
            thread.start()
        return max(0, wanted)

    def _run(self, mailer: Mailer) -> None:
        try:
            _safely("mails", partial(self._line, mailer))
        finally:
            connections.close_all()

    def _line(self, mailer: Mailer | None) -> int:
        """One connection, until nothing is due. Forms of mails are put together once for each line."""
        if mailer is None:
            return 0
        forms: dict[tuple[tuple[UUID, ...], str], Form] = {}
        done = 0
        try:
            with mailer.line() as line:
                while batch := self._next():
                    done += self._hand_over(*batch, line, forms)
                    if not line.open or self.stop.is_set():
                        break
        except NetworkError as problem:
            log.warning("mails: %s", problem)
            self._throttle.failed()
        return done

    def _next(self) -> tuple[Access, list[Claimed]] | None:
        if self.stop.is_set() or self._throttle.quiet:
            return None
        for access in self._live():
            with self._writing:
                claimed = mailing.claim(access, self.name, self.outside)
            if claimed:
                return access, claimed
        return None

    def _hand_over(
        self,
        access: Access,
        claimed: list[Claimed],
        line: MailLine,
        forms: dict[tuple[tuple[UUID, ...], str], Form],
    ) -> int:
        """What became of one is noted together with the beginning of the next."""
        waiting, before = list(claimed), list[Outcome]()
        try:
            while waiting and line.open and not (self.stop.is_set() or self._throttle.quiet):
                seconds = self._throttle.wait()
                if seconds:
                    self._end(access, before)
                    before = []
                    self.stop.wait(seconds)
                mail = waiting.pop(0)
                raw = self._letter(access, mail, forms)
                access = self._later(access)
                with self._writing:
                    begun = mailing.begin(access, mail, before)
                before = []
                if begun:
                    before = [Outcome(mail=mail, handed=line.send(mail.address, raw))]
                    self._heed(before[0])
        finally:
            self._end(self._later(access), before)
            mailing.give_back(waiting)
        return len(claimed) - len(waiting)

    def _end(self, access: Access, outcomes: list[Outcome]) -> None:
        if outcomes:
            with self._writing:
                mailing.end(access, outcomes)

    def _letter(self, access: Access, mail: Claimed, forms: dict[tuple[tuple[UUID, ...], str], Form]) -> bytes:
        key = mail.updates, mail.language
        if key not in forms:
            forms[key] = update_form(access, mail.updates, mail.language, self.outside)
        return update_letter(forms[key], mail.id, mail.subscriber, mail.address, self.outside)

    def _heed(self, outcome: Outcome) -> None:
        if outcome.handed.what is Handing.OURS:
            self._throttle.failed()
        elif outcome.handed.what is Handing.TAKEN:
            self._throttle.worked()

    def _later(self, access: Access) -> Access:
        return replace(access, person=replace(access.person, wall=self.outside.clock.now()))


@contextmanager
def running(outside: Outside, stop: Event) -> Iterator[None]:
    """Until `stop` is set."""
    threads = [
        Thread(target=work, args=(outside, stop), daemon=True, name=name)
        for name, work in (("mailing", _mail), ("hooks", _call))
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join(2 * LEAVING)


def _mail(outside: Outside, stop: Event) -> None:
    mailman = Mailman(outside, stop, beside=True)
    _until(stop, mailman.round)
    mailman.leave()


def _call(outside: Outside, stop: Event) -> None:
    """In a thread of its own: a program that does not answer holds up no mail."""

    def tell(access: Access) -> int:
        return call_hooks(access, outside, program_words)

    def each() -> int:
        live = everywhere(house(outside.clock.now()))
        return sum(_safely("hooks", partial(tell, access)) for access in live)

    _until(stop, each)


def _until(stop: Event, work: Callable[[], int]) -> None:
    try:
        while not stop.is_set():
            close_old_connections()
            if not _safely("mails", work):
                stop.wait(PAUSE)
    finally:
        connections.close_all()


def _safely(what: str, work: Callable[[], int]) -> int:
    """What cannot be done now is tried again in the next round; it must not keep the rest from being done."""
    try:
        return work()
    except FirewardenError as problem:
        log.warning("%s: %s", what, problem)
    except Exception:  # outer edge of this runtime
        log.exception("%s failed", what)
    return 0
