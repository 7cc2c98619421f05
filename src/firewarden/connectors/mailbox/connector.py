"""Reads the mails of one folder, from the oldest to the newest, and leaves them as they are."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

import msgspec

from firewarden.connectors.mailbox.place import Address
from firewarden.connectors.mailbox.session import Session
from firewarden.connectors.mailbox.wire import PLATFORM, post_of
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.guard import public_address
from firewarden.net.polling import checked
from firewarden.net.settings import number
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Item, Key, Setting
from firewarden.vocabulary.plan import Source

T = TypeVar("T")
AT_ONCE = 20
"""Mails of one request and one block."""
PORTS = {"tls": 993, "starttls": 143, "none": 143}
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="Mailbox",
    key=Key.OWN,
    secret="Password of the mailbox, or one made for programs",  # noqa: S106 - its name, not its value
    settings=(
        Setting(name="host", label="Mail server (IMAP)", default=None),
        Setting(name="user", label="Name to sign in with", default=None),
        Setting(name="folder", label="Folder", default="INBOX"),
        Setting(name="tls", label="Encryption", help="tls or starttls; none only where private networks may be read.",
                default="tls"),
        Setting(name="port", label="Port", help="993 with tls, else 143."),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="A server that tells of new mail is faster.",
                default="60"),
    ),
    backfill="As far back as the folder holds mails.",
    cost="Free.",
    forbids=("Mails are not public: let only those read them here who may read the mailbox.",),
    note="Nothing is marked, moved or deleted there. The first 256 KB of a mail are read.",
)  # fmt: skip


class Cursor(msgspec.Struct):
    """All mails of the folder up to number `uid` were handed over, as long as its `validity` is this."""

    validity: int
    uid: int


def connect(tools: Tools) -> Connector:
    return Mailbox(tools)


@dataclass(slots=True)
class Mailbox:
    """The library waits: each reader has a thread of its own."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        every = number(source, "every", 60, 5, 1500)
        async with self._opened(source) as line:
            while True:
                quiet = True
                async with aclosing(self._look(line, source, cursor)) as blocks:  # type: ignore[type-var]
                    async for block in blocks:
                        quiet = False
                        cursor = block.cursor
                        yield block
                if not quiet:
                    continue  # what came meanwhile might not be told any more
                if cursor is not None:
                    yield Block(items=(), cursor=cursor)
                if line.session.tells:
                    await line.do(lambda: line.session.wait(every), every + self.tools.patience)
                else:
                    await self.tools.sleep(every)

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        day = datetime.fromtimestamp(since // SECOND, UTC).date()
        async with self._opened(source) as line:

            async def ask(name: str, trail: Trail) -> Page:
                folder = await line.do(lambda: line.session.folder(name))
                validity, _, before = trail.next.partition(":")
                end = int(before) if validity == str(folder.validity) else folder.next
                numbers = await line.do(lambda: line.session.numbers(1, end, day))
                if not numbers:
                    return Page(items=(), reached=since)
                part = numbers[-AT_ONCE:]
                items = await line.do(self._items(line, part, source))
                return Page(items=items[::-1], next=f"{folder.validity}:{part[0]}")

            async for block in backward((_folder(source),), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            async with self._opened(source) as line:
                name = _folder(source)
                await line.do(lambda: line.session.folder(name))
                how = "tells of new mail at once" if line.session.tells else "is asked for new mail"
            return f"The folder {name[:50]!r} can be read; the server {how}."

        return await checked(look)

    async def _look(self, line: "_Line", source: Source, cursor: str | None) -> AsyncIterator[Block]:
        folder = await line.do(lambda: line.session.folder(_folder(source)))
        known = msgspec.json.decode(cursor, type=Cursor) if cursor is not None else None
        anew = known is None or known.validity != folder.validity
        at = 0 if anew or known is None else known.uid
        since = self._since(source) if anew else None
        numbers = await line.do(lambda: line.session.numbers(at + 1, folder.next, since))
        for start in range(0, len(numbers), AT_ONCE):
            part = numbers[start : start + AT_ONCE]
            yield Block(items=await line.do(self._items(line, part, source)), cursor=_packed(folder.validity, part[-1]))
        if anew and not numbers:
            yield Block(items=(), cursor=_packed(folder.validity, folder.next - 1))

    def _items(self, line: "_Line", numbers: list[int], source: Source) -> Callable[[], tuple[Item, ...]]:
        """Taken apart in the thread, too: that may take a while."""
        return lambda: tuple(post_of(mail, source.id) for mail in line.session.mails(numbers))

    def _since(self, source: Source) -> date:
        days = number(source, "days", 7, 0, 3650)
        return datetime.fromtimestamp((self.tools.clock.now() - round(days * DAY)) // SECOND, UTC).date()

    @asynccontextmanager
    async def _opened(self, source: Source) -> "AsyncIterator[_Line]":
        user = _needed(source, "user")
        password = self.tools.secret(source.secret or "")
        line = _Line(Session(await self._address(source), self.tools.patience), self.tools.patience)
        try:
            await line.do(lambda: line.session.open(user, password))
            yield line
        finally:
            line.hang_up()

    async def _address(self, source: Source) -> Address:
        host, tls = _needed(source, "host"), source.settings.get("tls", "").strip().lower() or "tls"
        if tls not in PORTS:
            raise ConfigError("'tls' should be tls, starttls or none.")
        if tls == "none" and not self.tools.private:
            raise ConfigError("Without encryption the password could be read on its way. Choose tls or starttls.")
        port = round(number(source, "port", PORTS[tls], 1, 65535))
        ip = host if self.tools.private else await public_address(host, port)
        return Address(host=host, port=port, ip=ip, tls=tls)


class _Line:
    """A session in its thread. Whoever stops waiting hangs up, so that the thread ends, too."""

    def __init__(self, session: Session, patience: float) -> None:
        self.session = session
        self._patience = patience
        self._thread = ThreadPoolExecutor(1, "mailbox")

    async def do(self, work: Callable[[], T], patience: float | None = None) -> T:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(patience or self._patience):
                return await loop.run_in_executor(self._thread, work)
        except TimeoutError as error:
            raise NetworkError("The mail server did not answer in time.") from error

    def hang_up(self) -> None:
        self.session.hang_up()
        self._thread.submit(self.session.close)
        self._thread.shutdown(wait=False)


def _folder(source: Source) -> str:
    return source.settings.get("folder", "").strip() or "INBOX"


def _needed(source: Source, name: str) -> str:
    found = source.settings.get(name, "").strip()
    if not found:
        raise ConfigError(f"{name!r} is missing.")
    return found


def _packed(validity: int, uid: int) -> str:
    return msgspec.json.encode(Cursor(validity=validity, uid=uid)).decode()
