"""What was posted to our sources, one file each, until the pipeline has read it (decision 25).

spool/<source>/
    lock                    held while a number is taken
    life                    name of this spool: numbers of another one mean nothing here
    last-000000000123       the highest number there ever was, when its file is gone
    000000000124-2048       the 124th; its length, so that nobody has to ask the disk for it
    once/<ten minutes>/     names of what was taken lately
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

from firewarden.stores.files.durable import sync, written_through
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Receipt, Spooled

MOST_FILES, MOST_BYTES = 10_000, 200_000_000
"""Of one source. Beyond that nothing is taken until some of it was read."""
REMEMBERED = 10 * MINUTE
_SOURCE = re.compile(r"[A-Za-z0-9_-]{1,80}")
_FILE = re.compile(r"(\d{12,})-(\d+)")
_LAST = re.compile(r"last-(\d{12,})")
_PART = ".part-"
_ABANDONED = 3600.0
"""Seconds after which an unfinished file has nobody any more who writes it."""


class _Head(msgspec.Struct):
    """The first line of a file; the body is the rest of it, as it came."""

    taken_at: int
    query: str = ""
    content_type: str = ""


class FileSpool:
    """Implements `ports.Spool`; any number of processes and threads may put and take."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(
        self, source: SourceId, body: bytes, at: Instant, *, once: str, query: str = "", content_type: str = ""
    ) -> Receipt:
        """Written and synced aside; only the taking of a number waits for others."""
        head = msgspec.json.encode(_Head(taken_at=at, query=query, content_type=content_type))
        with _told("taken"):
            place = self._place(source)
            part = written_through(place / f"{_PART}{os.urandom(8).hex()}", head + b"\n" + body)
            try:
                with _locked(place):
                    return self._link(place, part, len(body), _Once(place / "once", once, at))
            finally:
                part.unlink(missing_ok=True)

    def after(self, source: SourceId, cursor: str | None, limit: int = 200) -> list[Spooled]:
        place = self._folder / source
        with _told("read"):
            life = _life(place)
            behind = _number_in(cursor, life)
            wanted = [n for n in sorted(_Listing(place).files.items()) if n[0] > behind][:limit]
            read = [_read(_path(place, number, size), source, life, number) for number, size in wanted]
        return [entry for entry in read if entry is not None]

    def drop(self, source: SourceId, cursor: str) -> None:
        """The highest number stays known: else a later one would come before a cursor."""
        place = self._folder / source
        with _told("removed"):
            upto = _number_in(cursor, _life(place))
            if not upto:
                return
            with _locked(place):
                listing = _Listing(place)
                done = {number: size for number, size in listing.files.items() if number <= upto}
                if listing.last in done:
                    _remember(place / f"last-{listing.last:012}", listing.marks)
                for number, size in sorted(done.items()):
                    _path(place, number, size).unlink(missing_ok=True)

    def waiting(self, source: SourceId) -> int:
        with _told("counted"):
            return len(_Listing(self._folder / source).files)

    def forget(self, source: SourceId) -> None:
        if _SOURCE.fullmatch(source):
            shutil.rmtree(self._folder / source, ignore_errors=True)

    def _link(self, place: Path, part: Path, size: int, once: "_Once") -> Receipt:
        """Under the lock. Its number first, then its name: who dies between them is asked again, and that is counted
        once by whoever reads it."""
        if once.known():
            return Receipt.REPEATED
        listing = _Listing(place)
        if len(listing.files) >= MOST_FILES or sum(listing.files.values()) + size > MOST_BYTES:
            return Receipt.FULL
        _path(place, listing.last + 1, size).hardlink_to(part)
        once.note()
        sync(place)
        return Receipt.TAKEN

    def _place(self, source: SourceId) -> Path:
        """Made when it is missing, with a name for its life."""
        if not _SOURCE.fullmatch(source):
            raise StoreError(f"Nothing can be kept for a source called {source!r}.")
        place = self._folder / source
        if not (place / "life").exists():
            (place / "once").mkdir(mode=0o700, parents=True, exist_ok=True)
            with _locked(place):
                if not (place / "life").exists():
                    part = written_through(place / f"{_PART}{os.urandom(8).hex()}", os.urandom(6).hex().encode())
                    part.replace(place / "life")
                    sync(place)
                    sync(place.parent)
        return place


class _Listing:
    """What lies in the folder of a source: `files` are lengths by number. Unfinished ones that nobody finishes any
    more are removed."""

    def __init__(self, place: Path) -> None:
        self.files: dict[int, int] = {}
        self.marks: list[Path] = []
        self.last = 0
        for name in os.listdir(place) if place.is_dir() else ():  # noqa: PTH208 - of ten thousand, names alone
            if found := _FILE.fullmatch(name):
                self.files[int(found[1])] = int(found[2])
            elif found := _LAST.fullmatch(name):
                self.marks.append(place / name)
                self.last = max(self.last, int(found[1]))
            elif name.startswith(_PART):
                _remove_if_abandoned(place / name)
        self.last = max(self.last, max(self.files, default=0))


class _Once:
    """A name under which something is taken once, kept for ten to twenty minutes by the clock given."""

    def __init__(self, folder: Path, name: str, at: Instant) -> None:
        self._folder = folder
        self._name = sha256(name.encode()).hexdigest()
        self._span = at // REMEMBERED

    def known(self) -> bool:
        return any((self._folder / str(self._span - back) / self._name).exists() for back in (0, 1))

    def note(self) -> None:
        """An empty file: what was taken must not live on in it."""
        folder = self._folder / str(self._span)
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            for old in self._folder.iterdir():
                if old.name not in {str(self._span), str(self._span - 1)}:
                    shutil.rmtree(old, ignore_errors=True)
        written_through(folder / self._name, b"")
        sync(folder)


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Each holder opens the file itself, so that it holds between threads as it does between processes."""
    handle = os.open(place / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _told(verb: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"What was posted could not be {verb}: {error.strerror}. Look at the data folder.") from error


def _life(place: Path) -> str:
    try:
        return (place / "life").read_text("ascii")
    except FileNotFoundError:
        return ""


def _number_in(cursor: str | None, life: str) -> int:
    """0 for a cursor of another life."""
    of, _, number = (cursor or "").partition(".")
    return int(number) if of == life and number.isdigit() else 0


def _path(place: Path, number: int, size: int) -> Path:
    return place / f"{number:012}-{size}"


def _remember(mark: Path, older: list[Path]) -> None:
    """Before the file goes whose number it holds."""
    if mark not in older:
        written_through(mark, b"")
        sync(mark.parent)
    for one in older:
        if one != mark:
            one.unlink(missing_ok=True)


def _read(path: Path, source: SourceId, life: str, number: int) -> Spooled | None:
    """None when it went away since it was listed: the source is no more."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    said = _decoded(head)
    return Spooled(
        source=source,
        number=number,
        cursor=f"{life}.{number}",
        taken_at=Instant(said.taken_at),
        body=body,
        query=said.query,
        content_type=said.content_type,
    )


def _decoded(head: bytes) -> _Head:
    """A head that cannot be read hides nothing: the body is quarantined like any other that makes no sense."""
    try:
        return msgspec.json.decode(head, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _Head(taken_at=0)


def _remove_if_abandoned(part: Path) -> None:
    """By the disk's own clock: so long before the folder last changed."""
    try:
        if part.parent.stat().st_mtime - part.stat().st_mtime > _ABANDONED:
            part.unlink()
    except FileNotFoundError:
        return
