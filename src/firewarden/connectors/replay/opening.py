"""Opens a recording, by path or from standard input, and hands out its bytes: unpacked, as UTF-8, in slices."""

import codecs
import os
import select
import stat
import sys
import zlib
from collections.abc import Iterator
from io import FileIO
from itertools import chain
from typing import BinaryIO, Protocol

from firewarden.vocabulary.errors import BadInput

SLICE = 1 << 18
HEAD = 1 << 18
"""Bytes from which format and columns are found out."""

_WAIT = 0.2
"""Seconds after which a pipe counts as quiet."""
_GZIP = b"\x1f\x8b"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", b"\n\0\0\0"),
    (codecs.BOM_UTF32_BE, "utf-32", b"\0\0\0\n"),
    (codecs.BOM_UTF16_LE, "utf-16", b"\n\0"),
    (codecs.BOM_UTF16_BE, "utf-16", b"\0\n"),
)
FOREIGN = {
    b"PK\x03\x04": "an Excel workbook or a zip archive; save it as CSV or unpack it first",
    b"BZh": "packed with bzip2; unpack it first",
    b"\xfd7zXZ": "packed with xz; unpack it first",
    b"\x28\xb5\x2f\xfd": "packed with zstd; unpack it first",
    b"SQLite format 3": "a SQLite database; export the table as CSV",
    b"PAR1": "a Parquet file; export it as CSV or JSONL",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""First bytes of files that are no recordings, and what to tell about them."""


class Inlet(Protocol):
    """Where raw bytes come from. `total` is None for a pipe; `done` counts those read."""

    name: str
    total: int | None
    done: int

    def read(self) -> bytes:
        """Empty at the end. Raises BadInput when the disk fails."""
        ...

    def quiet(self) -> bool:
        """Whether whoever wants more has to wait for somebody."""
        ...

    def stop(self) -> None:
        """From another thread: a read that waits comes back empty."""
        ...

    def close(self) -> None: ...


class FileInlet:
    """A file on disk."""

    def __init__(self, file: FileIO, name: str) -> None:
        self.name = name
        self.total: int | None = os.fstat(file.fileno()).st_size
        self.done = 0
        self._file = file

    def read(self) -> bytes:
        try:
            data = self._file.read(SLICE)
        except OSError as error:
            raise BadInput(f"{self.name} could not be read to its end: {error.strerror}.") from error
        self.done += len(data)
        return data

    def quiet(self) -> bool:
        return False

    def stop(self) -> None:
        """A file never makes anybody wait."""

    def close(self) -> None:
        self._file.close()


class PipeInlet:
    """Standard input or a named pipe."""

    def __init__(self, file: FileIO | BinaryIO, name: str, *, ours: bool) -> None:
        self._ours = ours
        self.name = name
        self.total: int | None = None
        self.done = 0
        self._file = file
        self._stopped = False

    def read(self) -> bytes:
        while not self._stopped:
            if not self.quiet():
                data = os.read(self._file.fileno(), SLICE)
                self.done += len(data)
                return data
        return b""

    def quiet(self) -> bool:
        return not select.select([self._file], [], [], _WAIT)[0]

    def stop(self) -> None:
        self._stopped = True

    def close(self) -> None:
        self._stopped = True
        if self._ours:
            self._file.close()


class Stream:
    """The bytes of a recording. `head` can be looked at before anything is read."""

    def __init__(self, inlet: Inlet, encoding: str | None) -> None:
        self.inlet = inlet
        self.handed = 0
        """Bytes of the stream given out by `slices`."""
        self.damaged = False
        """Set at the end when the archive broke off or its check sum was wrong."""
        self._slices = self._utf8(encoding)
        self.head, self.whole = self._look()

    def slices(self) -> Iterator[bytes]:
        """From the beginning. Can be taken once."""
        for piece in chain([self.head], () if self.whole else self._slices):
            self.handed += len(piece)
            yield piece

    def _look(self) -> tuple[bytes, bool]:
        head = b""
        for piece in self._slices:
            head += piece
            if len(head) >= HEAD or (b"\n" in head and self.inlet.quiet()):
                return head.removeprefix(codecs.BOM_UTF8), False
        return head.removeprefix(codecs.BOM_UTF8), True

    def _utf8(self, encoding: str | None) -> Iterator[bytes]:
        pieces = self._unpacked()
        first = _at_least(4, pieces)
        codec = encoding or _wide(first)
        if codec is None or codecs.lookup(codec).name == "utf-8":
            yield first
            yield from pieces
            return
        decoder = codecs.getincrementaldecoder(codec)("replace")
        yield decoder.decode(first).encode()
        for piece in pieces:
            yield decoder.decode(piece).encode()
        yield decoder.decode(b"", final=True).encode()

    def _unpacked(self) -> Iterator[bytes]:
        raw = iter(self.inlet.read, b"")
        first = _at_least(16, raw)
        for magic, what in FOREIGN.items():
            if first.startswith(magic):
                raise BadInput(f"{self.inlet.name} is {what}.")
        if not first.startswith(_GZIP):
            yield first
            yield from raw
            return
        try:
            yield from _gunzip(first, raw)
        except (zlib.error, EOFError):
            self.damaged = True


def open_inlet(path: str) -> Inlet:
    """`-` is standard input. Raises BadInput for what is not there or may not be read."""
    if path == "-":
        return PipeInlet(sys.stdin.buffer, "Standard input", ours=False)
    try:
        file = FileIO(path, opener=_without_waiting)
    except IsADirectoryError as error:
        raise BadInput(f"{path} is a folder. Name the files in it.") from error
    except FileNotFoundError as error:
        raise BadInput(f"There is no file {path}. Check the path, or write - to read standard input.") from error
    except (OSError, ValueError) as error:
        raise BadInput(f"{path} could not be opened: {error}.") from error
    regular = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    return FileInlet(file, path) if regular else PipeInlet(file, path, ours=True)


def _without_waiting(path: str, flags: int) -> int:
    """A named pipe would make us wait for its feeder before we could be stopped."""
    return os.open(path, flags | os.O_NONBLOCK)


def _at_least(size: int, pieces: Iterator[bytes]) -> bytes:
    first = b""
    while len(first) < size:
        piece = next(pieces, None)
        if piece is None:
            break
        first += piece
    return first


def _gunzip(first: bytes, raw: Iterator[bytes]) -> Iterator[bytes]:
    """Member after member, never more than a slice at once however well it was packed."""
    inflater = zlib.decompressobj(31)
    data: bytes | None = first
    while data is not None:
        while data:
            if inflater.eof:
                data = data.lstrip(b"\0")
                inflater = zlib.decompressobj(31)
                continue
            yield inflater.decompress(data, SLICE)
            data = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
        data = next(raw, None)
    yield inflater.flush()
    if not inflater.eof:
        raise EOFError


def _wide(first: bytes) -> str | None:
    """UTF-16 or UTF-32, known by its mark or by the zero bytes between plain letters.

    A mark is believed only when the lines behind it end in wide line breaks: one wide line in front makes no wide file.
    """
    for mark, codec, wide_break in _MARKS:
        if first.startswith(mark):
            return codec if first.count(wide_break) * 2 >= first.count(b"\n") else None
    start = first[:2000]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > len(start) // 5 and even < odd // 10 + 1:
        return "utf-16-le"
    return "utf-16-be" if even > len(start) // 5 and odd < even // 10 + 1 else None
