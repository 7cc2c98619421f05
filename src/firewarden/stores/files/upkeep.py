"""What the desk asks the pipeline to let go, because only the pipeline writes to the stream.

upkeep/
    keep.json               from when on posts are kept, and how far the desk has read the feed; written anew each time
    erase-<hex>.json        keys of posts that have to go; gone itself when that is done
"""

import secrets
from collections.abc import Sequence
from pathlib import Path

import msgspec

from firewarden.stores.files.durable import sync, written_through
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.retention import Keeping

NAME = "keep.json"


class _Keep(msgspec.Struct):
    since: int
    passed: int


class FileUpkeep:
    """Implements `ports.Upkeep`. A file that cannot be read is passed by."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def erase(self, keys: Sequence[PostKey]) -> None:
        self._put(f"erase-{secrets.token_hex(8)}.json", msgspec.json.encode(list(keys)))

    def keep(self, since: Instant, passed: int) -> None:
        self._put(NAME, msgspec.json.encode(_Keep(since=since, passed=passed)))

    def orders(self) -> list[tuple[str, tuple[PostKey, ...]]]:
        found = []
        for file in sorted(self.folder.glob("erase-*.json")):
            try:
                keys = msgspec.json.decode(file.read_bytes(), type=list[str])
            except (OSError, msgspec.MsgspecError):
                continue
            found.append((file.name, tuple(PostKey(key) for key in keys)))
        return found

    def done(self, order: str) -> None:
        (self.folder / order).unlink(missing_ok=True)

    def keeping(self) -> Keeping | None:
        try:
            found = msgspec.json.decode((self.folder / NAME).read_bytes(), type=_Keep)
        except (OSError, msgspec.MsgspecError):
            return None
        return Keeping(since=Instant(found.since), passed=found.passed)

    def _put(self, name: str, content: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = written_through(self.folder / f".{name}.{secrets.token_hex(4)}", content)
        part.replace(self.folder / name)
        sync(self.folder)
