"""A real mail server on loopback in a process of its own: `python -m tests.desk.mailing.far FOLDER [PAUSE]`.

Every mail it takes stands in `FOLDER/taken.jsonl` before it says so: to whom, and its Message-ID. Its port is in
`FOLDER/port`. `PAUSE`: seconds between the two.
"""

import asyncio
import json
import sys
from collections import Counter
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session


class Box:
    def __init__(self, folder: Path, pause: float) -> None:
        self._file = (folder / "taken.jsonl").open("a")
        self._pause = pause

    async def handle_DATA(  # noqa: N802 - the library's own
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        name = message_from_bytes(envelope.content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")["Message-ID"]
        self._file.write(json.dumps([envelope.rcpt_tos, name]) + "\n")
        self._file.flush()
        if self._pause:
            await asyncio.sleep(self._pause)
        return "250 Taken"


def taken(folder: Path) -> list[tuple[str, str]]:
    """Address and Message-ID of every mail."""
    path = folder / "taken.jsonl"
    lines = path.read_text().splitlines() if path.exists() else []
    return [(to, name) for line in lines for recipients, name in [json.loads(line)] for to in recipients]


def twice(folder: Path) -> list[str]:
    return [address for address, count in Counter(address for address, _ in taken(folder)).items() if count > 1]


async def serve(folder: Path, pause: float) -> None:
    box = Box(folder, pause)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(box, enable_SMTPUTF8=False, loop=loop), "127.0.0.1", 0)
    partial = folder / ".port"
    partial.write_text(str(server.sockets[0].getsockname()[1]))
    partial.replace(folder / "port")
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.0))
