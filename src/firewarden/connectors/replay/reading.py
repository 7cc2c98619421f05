"""Reads a recording from its beginning, or from where an earlier reading stopped, one post or one reason at a time.

Nothing in a recording is fatal: what cannot be read is handed over with its reason, and counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice
from typing import Self

from firewarden.connectors.replay.layout import Layout, lay_out
from firewarden.connectors.replay.lines import CUT
from firewarden.connectors.replay.mapping import detect
from firewarden.connectors.replay.naming import Record
from firewarden.connectors.replay.opening import Inlet, Stream, open_inlet
from firewarden.connectors.replay.options import Options
from firewarden.connectors.replay.records import records
from firewarden.connectors.replay.selection import Selection
from firewarden.connectors.replay.tally import Reason, Tally
from firewarden.connectors.replay.wire import Wire
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Post

Item = Fetched | Unreadable

_SAMPLE = 500
_TRACE = 256
"""Bytes before a cursor by which the recording is known again."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes of the file as it lies on disk; `total` is None for standard input."""

    done: int
    total: int | None


class Recording(Iterator[Item]):
    """An open recording. `mapping` is known before the first post is taken; it may learn columns later."""

    def __init__(self, inlet: Inlet, options: Options, *, cursor: str | None = None) -> None:
        self.tally = Tally()
        self._inlet = inlet
        self._stream = Stream(inlet, options.encoding)
        self._place = 0
        self._last = b""
        self.layout = lay_out(self._stream.head, options)
        sample = _sample(self.layout, self._stream.head, options.longest_line)
        self.mapping = detect(sample, options.columns, named=self.layout.named)
        self._selection = Selection(options.where, sample)
        self._wire = Wire(self.mapping, options, self.tally)
        self._items = self._read(options, cursor)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Item:
        return next(self._items)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def progress(self) -> Progress:
        return Progress(self._inlet.done, self._inlet.total)

    @property
    def cursor(self) -> str:
        """Where the next reading goes on: behind the item taken last."""
        trace = self._last[-_TRACE:]
        return f"{self._place}:{len(trace)}:{_digest(trace)}"

    def waits(self) -> bool:
        """Whether the next item has to come through a pipe that is quiet."""
        drained = self._inlet.total is None and self._place + 2 >= self._stream.handed
        return drained and self._inlet.quiet()

    def close(self) -> None:
        self._inlet.close()

    def _read(self, options: Options, cursor: str | None) -> Iterator[Item]:
        slices = self._stream.slices()
        place, length, digest = _parse(cursor) if cursor else (self.layout.start, 0, _digest(b""))
        rest, trace = _skip(slices, place)
        if _digest(trace[len(trace) - length :] if length else b"") != digest:
            raise BadInput(
                f"{self._inlet.name} is not the recording that was being read: what stood before byte {place} "
                "has changed. Remove the source and add the file as a new one."
            )
        self._place = place
        return self._posts(records(self.layout, rest, at=place, longest=options.longest_line, tally=self.tally))

    def _posts(self, found: Iterator[tuple[bytes, int, Record | Reason]]) -> Iterator[Item]:
        tally, selection, known = self.tally, self._selection, self.mapping.columns.keys()
        make = self._wire.post
        for raw, end, value in found:
            result: Post | Reason
            if isinstance(value, dict):
                if not value.keys() <= known and self.mapping.learn(value):
                    self._wire.fit()
                if selection and not selection.takes(value):
                    tally.skip()
                    continue
                result = make(value)
            else:
                result = value
            self._place, self._last = end, b"" if result is Reason.TOO_LONG else raw
            if isinstance(result, Reason):
                tally.reject(result)
                yield Unreadable(reason=result, raw=raw[:CUT])
            else:
                tally.keep()
                yield Fetched(post=result, raw=raw)
        if self._stream.damaged:
            tally.reject(Reason.DAMAGED_FILE)
            yield Unreadable(reason=Reason.DAMAGED_FILE, raw=b"")
        self.close()
        selection.check(self.mapping)


def read(path: str, options: Options | None = None, *, cursor: str | None = None) -> Recording:
    """`path` `-` is standard input, which cannot be resumed. Raises BadInput when there is nothing to read
    or a column named by a person is not there; what single lines hold is never raised."""
    inlet = open_inlet(path)
    try:
        return resume(inlet, options or Options(), cursor)
    except BaseException:
        inlet.close()
        raise


def resume(inlet: Inlet, options: Options, cursor: str | None) -> Recording:
    """The same for an inlet that is open already."""
    if inlet.total is None and cursor is not None:
        raise BadInput(f"{inlet.name} cannot be read again from the middle. Replay a file to be able to go on later.")
    return Recording(inlet, options, cursor=cursor)


def _sample(layout: Layout, head: bytes, longest: int) -> list[Record]:
    """The first records; the one cut off by the end of the head is no record, or does no harm."""
    found = records(layout, iter([head[layout.start :]]), at=0, longest=longest, tally=Tally())
    return list(islice((value for _, _, value in found if isinstance(value, dict)), _SAMPLE))


def _skip(slices: Iterator[bytes], place: int) -> tuple[Iterator[bytes], bytes]:
    """The slices from `place` on, and the bytes just before it."""
    before, left = b"", place
    for piece in slices:
        before = (before + piece[:left])[-_TRACE:]
        if left <= len(piece):
            return chain([piece[left:]], slices), before
        left -= len(piece)
    return iter(()), before


def _digest(trace: bytes) -> str:
    return blake2b(trace, digest_size=8).hexdigest()


def _parse(cursor: str) -> tuple[int, int, str]:
    place, _, rest = cursor.partition(":")
    length, _, digest = rest.partition(":")
    if not (place.isdecimal() and length.isdecimal()):
        raise BadInput(f"{cursor!r} is no place in a recording. Remove the source and add the file as a new one.")
    return int(place), int(length), digest
