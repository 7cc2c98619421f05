"""Takes values out of a laid-out stream: one record for every line of JSON, element of a list, or row of a table."""

import csv
import json
from collections import deque
from collections.abc import Iterator

import msgspec

from firewarden.connectors.replay.cleaning import decode
from firewarden.connectors.replay.layout import Layout
from firewarden.connectors.replay.lines import Line, Overlong, split_lines
from firewarden.connectors.replay.objects import split_objects
from firewarden.connectors.replay.options import Format
from firewarden.connectors.replay.tally import Reason, Repair, Tally

Value = dict[str, object]
Record = tuple[bytes, int, Value | Reason]
"""The bytes as received, where they end in the stream, and what they say or why they say nothing."""

_LONGEST_ROW = 1_000
"""Lines in one row of a table; a quote that stays open longer was never closed."""


def records(layout: Layout, slices: Iterator[bytes], *, at: int, longest: int, tally: Tally) -> Iterator[Record]:
    """`at` is the place of the first byte of `slices`: behind the header, or where an earlier reading stopped."""
    if layout.format is Format.JSON:
        return _decoded(split_objects(slices, at=at, longest=longest), tally)
    lines = split_lines(slices, at=at, longest=longest, newline=layout.newline)
    if layout.format is Format.JSONL:
        return _decoded(lines, tally)
    return _rows(layout, lines, longest, tally)


def _decoded(lines: Iterator[Line], tally: Tally) -> Iterator[Record]:
    strict = msgspec.json.Decoder().decode
    for raw, end in lines:
        if type(raw) is Overlong:
            yield raw, end, Reason.TOO_LONG
            continue
        try:
            value = strict(raw)
        except RecursionError:
            value = Reason.TOO_DEEP
        except (msgspec.MsgspecError, ValueError):
            if not raw.strip(b" \t\r\n\x00"):
                continue
            value = _loose(raw, tally)
        if type(value) is not dict and type(value) is not Reason:
            value = Reason.NOT_AN_OBJECT
        yield raw, end, value


def _loose(raw: bytes, tally: Tally) -> object:
    """What is nearly JSON: NaN, bare control characters, halves of letters, a comma behind, a mark before."""
    text = decode(raw, tally).replace("\x00", "").strip("\ufeff \t\r\n,")
    try:
        value = json.loads(text, strict=False, parse_constant=_no_number, parse_int=_integer)
    except RecursionError:
        return Reason.TOO_DEEP
    except ValueError:
        return Reason.BROKEN_JSON
    tally.note(Repair.LOOSE_JSON)
    return value


def _no_number(_: str) -> None:
    return None


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) < 40 else None


def _rows(layout: Layout, lines: Iterator[Line], longest: int, tally: Tally) -> Iterator[Record]:
    # The limit of the csv module is one for the whole process and lower than ours.
    csv.field_size_limit(max(csv.field_size_limit(), longest))
    more = _Lines(lines)
    for raw, end in more:
        if type(raw) is Overlong:
            yield raw, end, Reason.TOO_LONG
            continue
        text = decode(raw, tally).replace("\x00", "")
        if not text.strip(" \r\ufeff"):
            continue
        if '"' not in text and layout.escape is None:
            yield raw, end, _cells(layout, text.rstrip("\r").split(layout.delimiter))
            continue
        yield _quoted(layout, (raw, end), more, longest, tally)


def _quoted(layout: Layout, first: Line, more: "_Lines", longest: int, tally: Tally) -> Record:
    """A row with quotes, which may go on over several lines. When that makes no sense only its first line is lost."""
    taken, size, ran_out = [first], len(first[0]), False

    def feed() -> Iterator[str]:
        nonlocal size, ran_out
        yield _plain(first[0], tally)
        for line in more:
            taken.append(line)
            size += len(line[0])
            if type(line[0]) is Overlong or len(taken) > _LONGEST_ROW or size > longest:
                break
            yield _plain(line[0], tally)
        ran_out = True

    try:
        row = next(csv.reader(feed(), delimiter=layout.delimiter, escapechar=layout.escape), [])
    except csv.Error:
        row = []
    value = Reason.OPEN_QUOTE if ran_out else _cells(layout, row)
    if isinstance(value, Reason) and len(taken) > 1:
        more.put_back(taken[1:])
        return *first, Reason.OPEN_QUOTE
    return b"\n".join(raw for raw, _ in taken), taken[-1][1], value


def _plain(raw: bytes, tally: Tally) -> str:
    return decode(raw, tally).replace("\x00", "") + "\n"


def _cells(layout: Layout, row: list[str]) -> Value | Reason:
    """Named and without the empty ones. Cells too many or too few mean that some stand in the wrong column."""
    missing = len(layout.header) - len(row)
    if missing > 0 or (missing < 0 and any(cell.strip() for cell in row[missing:])):
        return Reason.RAGGED_ROW
    return {name: cell for name, cell in zip(layout.header, row, strict=False) if cell}


class _Lines:
    """Lines of which some can be given back."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._back: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        return self

    def __next__(self) -> Line:
        return self._back.popleft() if self._back else next(self._lines)

    def put_back(self, lines: list[Line]) -> None:
        self._back.extendleft(reversed(lines))
