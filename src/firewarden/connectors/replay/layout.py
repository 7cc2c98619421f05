"""Finds out from a recording's first bytes how it is laid out: lines of JSON, a list, or a table and its header."""

import csv
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

from firewarden.connectors.replay.cleaning import decode
from firewarden.connectors.replay.columns import KNOWN_NAMES, fold
from firewarden.connectors.replay.options import Format, Options
from firewarden.connectors.replay.tally import Tally
from firewarden.connectors.replay.times import is_time

_DELIMITERS = (",", ";", "\t", "|")
_HEADER_ROWS = 20
"""Exports put a report's name and dates above the header; it is looked for in this many rows."""

_LIST = re.compile(rb"\s*\[\s*(?:[{\]]|$)")
_WRAPPED = re.compile(
    rb'\s*\{\s*(?:"[^"]{0,40}"\s*:\s*(?:"[^"]{0,200}"|[\w.-]+)\s*,\s*){0,10}'
    rb'"(?:data|statuses|posts|items|results|tweets|records|hits|comments|reviews|messages)"\s*:\s*\[\s*(?=\{)'
)
"""An answer of an interface: one object that holds the list of posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """`start` is the place of the first byte behind the header; `header` empty for JSON.
    `named`: the header stands in the file, else its names were made up."""

    format: Format
    newline: bytes = b"\n"
    start: int = 0
    delimiter: str = ","
    escape: str | None = None
    header: tuple[str, ...] = ()
    named: bool = True


def lay_out(head: bytes, options: Options) -> Layout:
    """`head` are the first bytes of the stream; the last line in it may be cut off."""
    newline = b"\r" if b"\n" not in head and b"\r" in head else b"\n"
    form = _format(head, newline) if options.format is Format.AUTO else options.format
    if form is not Format.CSV:
        wrapped = _WRAPPED.match(head) if form is Format.JSON else None
        return Layout(format=form, newline=newline, start=wrapped.end() if wrapped else 0)
    return _table(head, newline, frozenset(fold(column) for _, column in options.columns))


def _format(head: bytes, newline: bytes) -> Format:
    lines = [line for line in (part.lstrip() for part in head.split(newline)[:200]) if line]
    objects = sum(line.startswith(b"{") and line.rstrip() != b"{" for line in lines)
    if _LIST.match(head) or (objects < 2 and _WRAPPED.match(head)):
        return Format.JSON
    if lines and objects * 2 >= len(lines):
        return Format.JSONL
    return Format.JSON if re.match(rb"\s*\{", head) else Format.CSV


def _table(head: bytes, newline: bytes, wanted: frozenset[str]) -> Layout:
    text = decode(head, Tally()).replace("\x00", "")
    lines = text.split(newline.decode())
    if len(lines) > 1:
        lines.pop()
    escape = "\\" if text.count('\\"') > 2 and '""' not in text.replace('\\""', "") else None
    delimiter = max(_DELIMITERS, key=lambda sign: _evenness(lines[:200], sign))
    rows = [row for row in _rows(lines[:300], delimiter, escape) if any(cell.strip() for cell in row)]
    if not rows:
        return Layout(format=Format.CSV, newline=newline, delimiter=delimiter, escape=escape)
    at = _header_row(rows, wanted)
    if at is None:
        names = tuple(f"column{number}" for number in range(1, _width(rows) + 1))
        return Layout(format=Format.CSV, newline=newline, delimiter=delimiter, escape=escape, header=names, named=False)
    return Layout(
        format=Format.CSV,
        newline=newline,
        start=_end_of_row(head, newline, rows[at], delimiter),
        delimiter=delimiter,
        escape=escape,
        header=_unique(rows[at]),
    )


def _rows(lines: list[str], delimiter: str, escape: str | None = None) -> list[list[str]]:
    reader = csv.reader([line + "\n" for line in lines], delimiter=delimiter, escapechar=escape)
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(reader)
    return rows


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """How alike the rows are in width: the share that has the usual width, then that width."""
    widths = Counter(len(row) for row in _rows(lines, delimiter) if row)
    if not widths:
        return 0.0, 0
    width, rows = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]))
    return (rows / widths.total(), width) if width > 1 else (0.0, 1)


def _header_row(rows: list[list[str]], wanted: frozenset[str]) -> int | None:
    width = _width(rows)
    best, at = 0, None
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        folded = [fold(cell) for cell in row]
        known = sum(name in KNOWN_NAMES or name in wanted for name in folded)
        if known > best and (len(row) == width or number == 0) and _names_only(row):
            best, at = known, number
    if at is not None:
        return at
    return 0 if len(rows) > 1 and _names_only(rows[0]) and not _names_only(rows[1]) else None


def _names_only(row: list[str]) -> bool:
    """Short words without a time or a number among them, as a header has."""
    return all(len(cell) < 40 and not is_time(cell) and not cell.strip().isdigit() for cell in row)


def _width(rows: list[list[str]]) -> int:
    """The usual one; of equally usual ones the larger."""
    return max(Counter(map(len, rows)).items(), key=lambda pair: pair[::-1])[0]


def _unique(names: list[str]) -> tuple[str, ...]:
    """A name that comes again gets a number, so that no column hides another."""
    seen: Counter[str] = Counter()
    unique = []
    for position, written in enumerate(names, 1):
        name = written.strip().lstrip("\ufeff") or f"column{position}"
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return tuple(unique)


def _end_of_row(head: bytes, newline: bytes, row: list[str], delimiter: str) -> int:
    """Where the line ends whose cells are `row`."""
    at = 0
    for line in head.split(newline):
        at += len(line) + 1
        if _rows([decode(line, Tally()).replace("\x00", "")], delimiter)[:1] == [row]:
            return min(at, len(head))
    return 0
