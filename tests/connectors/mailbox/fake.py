"""The far side of a mailbox that is ill: a small IMAP server with moods. The well one is a real Dovecot."""

import asyncio
import re
from datetime import UTC, datetime
from typing import Self

from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.rig import SECRET, Can, Mood, Rig
from tests.connectors.mailbox.mails import NOBODY, mail, second


class FakeRig(Rig):
    """Knows what a reader says, and no more; whatever could change a mail is not among it."""

    can = frozenset({Can.REFUSAL, Can.LETTER})
    moods = frozenset(Mood) - {Mood.BUSY}

    def __init__(self) -> None:
        self.mood = Mood.WELL
        self.port = 0
        self.validity = 7
        self.mails: dict[int, bytes] = {}
        self.said: list[str] = []
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def source(self) -> Source:
        settings = {"host": "127.0.0.1", "port": str(self.port), "tls": "none", "user": "desk", "every": "5"}
        return Source(id=SourceId("m"), connector="mailbox", name="M", settings=settings, secret="key", live=True)

    def say(self, number: int, text: str) -> PostKey:
        self.mails[number] = mail(number, text).as_bytes().replace(b"\n", b"\r\n")
        return PostKey(f"mailbox:{number}@alerts.example")

    def misspell(self, number: int) -> None:
        self.mails[number] = NOBODY

    def be(self, mood: Mood) -> None:
        self.mood = mood

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._serve(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"* OK here\r\n")
        while line := (await reader.readline()).decode().strip():
            self.said.append(line)
            tag, _, said = line.partition(" ")
            match self.mood:
                case Mood.SLOW:
                    await asyncio.sleep(30)
                case Mood.CUT:
                    writer.write(b"* CAPAB")
                    return
                case Mood.GARBAGE:
                    writer.write(b"\xff\xfe<!doctype html>\r\n")
                case Mood.BROKEN:
                    writer.write(f"{tag} NO [UNAVAILABLE] The disk holding {SECRET} is gone\r\n".encode())
                case Mood.REFUSED if said.startswith("LOGIN"):
                    writer.write(f"{tag} NO [AUTHENTICATIONFAILED] not with {SECRET}\r\n".encode())
                case _:
                    writer.write(self._answer(said) + f"{tag} OK done\r\n".encode())
            await writer.drain()

    def _answer(self, said: str) -> bytes:
        if said.startswith("CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1\r\n"
        if said.startswith("EXAMINE"):
            end = max(self.mails, default=0) + 1
            return (
                f"* FLAGS (\\Seen)\r\n* {len(self.mails)} EXISTS\r\n* OK [UIDVALIDITY {self.validity}] u\r\n"
                f"* OK [UIDNEXT {end}] n\r\n"
            ).encode()
        if found := re.match(r"UID SEARCH UID (\d+):(\d+)", said):
            low, high = int(found[1]), int(found[2])
            return f"* SEARCH {' '.join(str(n) for n in self.mails if low <= n <= high)}\r\n".encode()
        if found := re.match(r"UID FETCH ([\d,]+) \(INTERNALDATE BODY.PEEK\[\]<0.262144>\)", said):
            return b"".join(self._mail(int(number)) for number in found[1].split(","))
        assert said.startswith(("LOGIN", "LOGOUT")), said
        return b""

    def _mail(self, number: int) -> bytes:
        raw = self.mails[number][:262_144]
        at = datetime.fromtimestamp(second(number), UTC).strftime("%d-%b-%Y %H:%M:%S +0000")
        head = f'* {number} FETCH (UID {number} INTERNALDATE "{at}" BODY[]<0> {{{len(raw)}}}\r\n'
        return head.encode() + raw + b")\r\n"
