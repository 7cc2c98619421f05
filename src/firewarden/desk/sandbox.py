"""A publisher that keeps what it is given in a folder of the installation: drills and the demo really publish,
where everybody on the team can see it and nobody else ever will."""

import os
from hashlib import sha256
from pathlib import Path

import msgspec

from firewarden.desk.outside import SANDBOX
from firewarden.ports import Clock
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Key
from firewarden.vocabulary.publishing import Answering, Identity, Length, Outgoing, Published, Publishing, Uncertain


class Kept(msgspec.Struct):
    """One file: what went out."""

    native_id: str
    key: str
    text: str
    reply_to: str | None
    at: int


class SandboxPublisher:
    """One file per key, made in one step: a second publication under the same key finds the first."""

    publishing = Publishing(
        platform=SANDBOX,
        title="Sandbox",
        length=Length(most=3000),
        answering=Answering.ANYBODY,
        threads=True,
        repeats_safely=True,
        live=False,
        key=Key.NONE,
    )

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def identify(self) -> Identity:
        return Identity(works=True, says="What goes out here stays in this house.", name=SANDBOX)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        native_id = sha256(key.encode()).hexdigest()[:16]
        path = self._folder / f"{native_id}.json"
        try:
            if not path.exists():
                kept = Kept(
                    native_id=native_id,
                    key=key,
                    text=outgoing.text,
                    reply_to=outgoing.reply_to,
                    at=self._clock.now(),
                )
                self._keep(path, msgspec.json.encode(kept))
            found = msgspec.json.decode(path.read_bytes(), type=Kept)
        except OSError as problem:
            raise NetworkError(f"The sandbox folder could not be written: {problem.strerror}.") from problem
        return Published(native_id=native_id, url=f"sandbox:{native_id}", at=Instant(found.at))

    def _keep(self, path: Path, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(content)
        try:
            os.link(part, path)  # fails where somebody was first, and leaves theirs
        except FileExistsError:
            pass
        finally:
            part.unlink()
