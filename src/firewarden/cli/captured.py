"""Reads which hours were not captured, from a file beside an export.

Two forms: lines `from,to` (ISO 8601), or lines `hour,posts` with a header that names an hour and a
count, where an hour without posts was not captured.
"""

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from firewarden.cli.times import time_in
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.plan import Interval


def read_coverage(path: Path) -> tuple[Interval, ...]:
    """In order. Raises BadInput naming the line that cannot be read."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file) if row and not row[0].startswith("#")]
    if not rows:
        raise BadInput(f"{path} is empty. Write lines FROM,TO, or an hour and its number of posts.")
    header = [name.strip().lower() for name in rows[0]]
    counted = _is_time(rows[0][0]) is False and any(name.startswith(("posts", "count", "mentions")) for name in header)
    return tuple(_empty_hours(rows[1:], path) if counted else _intervals(rows, path))


def _empty_hours(rows: list[list[str]], path: Path) -> Iterator[Interval]:
    """An hour that is not listed between two that are was not captured either."""
    last: Instant | None = None
    for number, row in enumerate(rows, 2):
        at = time_in(row[0], path, number)
        if last is not None and at > last + HOUR:
            yield Interval(start=Instant(last + HOUR), end=at)
        if _count(row, path, number) == 0:
            yield Interval(start=at, end=Instant(at + HOUR))
        last = at


def _count(row: list[str], path: Path, number: int) -> int:
    try:
        return int(row[1])
    except (IndexError, ValueError) as error:
        raise BadInput(f"{path}, line {number}: the second column has to be a number of posts.") from error


def _intervals(rows: list[list[str]], path: Path) -> Iterator[Interval]:
    for number, row in enumerate(rows, 1):
        if number == 1 and not _is_time(row[0]):
            continue
        if len(row) < 2:
            raise BadInput(f"{path}, line {number}: write FROM,TO.")
        start, end = time_in(row[0], path, number), time_in(row[1], path, number)
        if end <= start:
            raise BadInput(f"{path}, line {number}: it ends before it starts.")
        yield Interval(start=start, end=end)


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text.strip())
    except ValueError:
        return False
    return True
