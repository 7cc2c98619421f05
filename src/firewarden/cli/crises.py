"""Reads which crises a recording holds, from a CSV file beside it: what a rule ought to have spoken of."""

import csv
from collections.abc import Iterator
from pathlib import Path

from firewarden.cli.times import time_in
from firewarden.inquiries.backtest import Crisis
from firewarden.vocabulary.errors import BadInput

COLUMNS = ("name", "start", "end", "known_at")


def read_crises(path: Path) -> tuple[Crisis, ...]:
    """Lines `name,start,end,known_at` under such a header, in ISO 8601; `known_at` may be left out. Raises BadInput
    naming the line that cannot be read."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = set(COLUMNS[:3]) - set(reader.fieldnames or ())
        if missing:
            raise BadInput(f"{path} has no column {', '.join(sorted(missing))}. Begin it with {','.join(COLUMNS)}.")
        return tuple(_crises(reader, path))


def _crises(rows: "csv.DictReader[str]", path: Path) -> Iterator[Crisis]:
    for number, row in enumerate(rows, 2):
        start, end = time_in(row["start"], path, number), time_in(row["end"], path, number)
        if end <= start:
            raise BadInput(f"{path}, line {number}: it ends before it starts.")
        known = time_in(row["known_at"], path, number) if row.get("known_at") else start
        yield Crisis(name=row["name"] or f"line {number}", start=start, end=end, known_at=known)
