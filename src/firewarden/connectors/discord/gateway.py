"""Discord's gateway: one connection over which it says what happens, kept alive, and resumed when it breaks."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from firewarden.connectors.discord.events import (
    ACK,
    DISPATCH,
    FORGOTTEN,
    HEARTBEAT,
    HELLO,
    IDENTIFY,
    INTENTS,
    INVALID,
    NEVER_AGAIN,
    RECONNECT,
    RESUME,
    WANTED,
    Entrance,
    Event,
    Frame,
    Hello,
    Ready,
    Session,
    Threads,
)
from firewarden.connectors.discord.service import Service, decoded
from firewarden.net.sockets import Ended, Line, TurnedAway, line
from firewarden.ports import Tools
from firewarden.vocabulary.errors import NetworkError

T = TypeVar("T")
FRAMES, WAITING, LARGEST = 50, 5_000, 20_000_000
KEPT = 50
"""New sessions of a day that are left to others who use the same bot; with none left, Discord resets its token."""
TRIES = 3
"""To resume a session, before a new one is begun."""
LONGEST_PAUSE = 300.0
FAREWELL = 4000
"""With 1000 the session could not be resumed."""


class Lost(NetworkError):
    """Discord asked us to connect again."""


@dataclass(slots=True)
class Pulse:
    """When we say next that we are there, in seconds of a monotonic clock. `unanswered`: the last time nobody
    answered."""

    interval: float
    due: float
    unanswered: bool = False


@dataclass(frozen=True, slots=True)
class Lot:
    """Events in order. `session`: behind them it began, or went on after a break."""

    events: Sequence[Event] = ()
    session: Session | None = None


@dataclass(slots=True)
class Gateway:
    """`session`: the one to go on with, up to the event received last. Nothing is taken from Discord while nobody
    takes it from us: a connection that breaks by that is resumed."""

    service: Service
    tools: Tools
    session: Session | None = None
    hearing: bool = False
    heard: "asyncio.Queue[Event | Session | NetworkError]" = field(default_factory=lambda: asyncio.Queue(WAITING))
    _failures: int = 0

    async def listen(self) -> None:
        """Goes on until it is cancelled, or a person has to do something."""
        while True:
            try:
                await self.connect()
            except NetworkError as error:
                self.hearing = False
                self._failures += 1
                if (isinstance(error, Ended) and error.reason in FORGOTTEN) or self._failures >= TRIES:
                    self.session = None
                if told := for_a_person(error):
                    await self.heard.put(told)
                    return
                pause = min(2.0**self._failures, LONGEST_PAUSE)
                wait = pause * random.uniform(0.5, 1.5)  # noqa: S311 - jitter, not a secret
                await self.tools.sleep(max(wait, error.retry_after or 0.0))

    async def connect(self, *, once: bool = False) -> None:
        """One connection, for as long as it lasts; `once`: until Discord let us in. Raises NetworkError."""
        session = self.session
        url = session.url if session else await self._entrance()
        async with line(
            f"{_address(url, self.service.base)}/?v=10&encoding=json",
            private=self.tools.private,
            patience=self.tools.patience,
            largest=LARGEST,
            farewell=FAREWELL,
        ) as opened:
            pulse = await _greeted(opened)
            await opened.say(_framed(RESUME, self._resuming(session)) if session else _framed(IDENTIFY, self._us()))
            while not (once and self.hearing):
                for frame in await opened.heard(FRAMES, within=max(pulse.due - time.monotonic(), 0.01)):
                    await self._take(_read(frame, Frame), opened, pulse)
                if time.monotonic() >= pulse.due:
                    await self._beat(opened, pulse)

    async def lot(self, seconds: float) -> Lot:
        """What was heard, waiting so long for the first of it. Raises NetworkError where a person has to do
        something."""
        timer = asyncio.ensure_future(self.tools.sleep(seconds))
        getter = asyncio.ensure_future(self.heard.get())
        try:
            await asyncio.wait({timer, getter}, return_when=asyncio.FIRST_COMPLETED)
            if not getter.done():
                return Lot()
            got = getter.result()
        finally:
            timer.cancel()
            getter.cancel()
        events: list[Event] = []
        while isinstance(got, Event):
            events.append(got)
            if len(events) >= FRAMES or self.heard.empty():
                return Lot(events)
            got = self.heard.get_nowait()
        if isinstance(got, NetworkError):
            raise got
        return Lot(events, got)

    async def _entrance(self) -> str:
        """Where to begin a new session. Raises NetworkError while there are too few of them left."""
        entrance = decoded(await self.service.ask("/gateway/bot", {}), Entrance)
        limit = entrance.session_start_limit
        if limit.remaining <= KEPT:
            raise NetworkError("The bot began too many sessions today.", retry_after=limit.reset_after / 1000)
        return entrance.url

    async def _take(self, frame: Frame, opened: Line, pulse: Pulse) -> None:
        if frame.op == ACK:
            pulse.unanswered = False
        elif frame.op == HEARTBEAT:
            await opened.say(self._beating())
        elif frame.op == RECONNECT:
            raise Lost("Discord asked us to connect again.")
        elif frame.op == INVALID:
            if not _read(frame.d, bool):
                self.session = None
            raise Lost("Discord ended the session.", retry_after=random.uniform(1, 5))  # noqa: S311 - jitter
        elif frame.op == DISPATCH:
            await self._dispatched(frame)

    async def _dispatched(self, frame: Frame) -> None:
        seq, name = frame.s or 0, frame.t or ""
        if name == "READY":
            ready = _read(frame.d, Ready)
            self.session = Session(ready.session_id, ready.resume_gateway_url, seq)
        if self.session is not None:
            self.session.seq = max(self.session.seq, seq)
        if name in ("READY", "RESUMED") and self.session is not None:
            self.hearing, self._failures = True, 0
            await self.heard.put(msgspec.structs.replace(self.session))
        elif name in WANTED:
            # A guild comes with all its channels and many of its members: only its threads wait to be read.
            data = msgspec.json.encode(_read(frame.d, Threads)) if name == "GUILD_CREATE" else bytes(frame.d)
            await self.heard.put(Event(seq, name, data))

    async def _beat(self, opened: Line, pulse: Pulse) -> None:
        if pulse.unanswered:
            raise NetworkError("Discord did not answer our heartbeat.")
        pulse.unanswered, pulse.due = True, time.monotonic() + pulse.interval
        await opened.say(self._beating())

    def _beating(self) -> str:
        return _framed(HEARTBEAT, self.session.seq if self.session else None)

    def _resuming(self, session: Session) -> dict[str, object]:
        return {"token": self.service.token, "session_id": session.id, "seq": session.seq}

    def _us(self) -> dict[str, object]:
        us = {"os": "linux", "browser": "firewarden", "device": "firewarden"}
        return {"token": self.service.token, "intents": INTENTS, "properties": us}


def for_a_person(error: NetworkError) -> NetworkError | None:
    """The trouble, where trying again is of no use. One who turns us away at the door may be in trouble himself."""
    if isinstance(error, Ended) and error.reason in NEVER_AGAIN:
        return NetworkError(NEVER_AGAIN[error.reason], permanent=True)
    return error if error.permanent and not isinstance(error, TurnedAway) else None


async def _greeted(opened: Line) -> Pulse:
    for frame in await opened.heard(1):
        greeting = _read(frame, Frame)
        if greeting.op == HELLO:
            interval = _read(greeting.d, Hello).heartbeat_interval / 1000
            jitter = random.uniform(0, 1)  # noqa: S311 - jitter, not a secret
            return Pulse(interval, time.monotonic() + interval * jitter)
    raise NetworkError("Discord's gateway did not greet us as documented.")


def _read(raw: str | bytes | msgspec.Raw, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NetworkError("Discord's gateway did not speak as documented.") from error


def _framed(op: int, data: object) -> str:
    return msgspec.json.encode({"op": op, "d": data}).decode()


def _address(said: str, base: str) -> str:
    """The token goes over it: where Discord is asked in secret, it is listened to in secret."""
    scheme, _, rest = said.rstrip("/").rpartition("://")
    plain = scheme in ("ws", "http") and not base.startswith("https://")
    return f"{'ws' if plain else 'wss'}://{rest}"
