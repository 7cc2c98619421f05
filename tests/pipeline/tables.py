"""All rows of a stream's file, but for what tells when and in which batch they came."""

import sqlite3
from pathlib import Path

import msgspec

LEFT_OUT = {"batch", "received_at"}
WHEN = {"since", "heard_at"}
"""Of a source's state: when, by the wall, its health changed and it answered last. Intake time like `received_at`."""


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Brand numbers are told as ids: which brand is written first is a matter of batches. So is which of the posts
    seen are still gathered in `fresh`; and the id of the store is its own."""
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        brands = dict(connection.execute("SELECT number, id FROM brand"))
        found = {
            name: _rows(connection, name, brands)
            for name in names
            if name not in {"batch", "brand", "store", "migration", "seen", "fresh", "source"}
        }
        found["seen"] = sorted(connection.execute("SELECT hash FROM seen UNION SELECT hash FROM fresh"))
        found["feed number"] = list(connection.execute("SELECT feed_number FROM store"))
        found["source"] = sorted(_source(*row) for row in connection.execute("SELECT id, content FROM source"))
    connection.close()
    return found


def differences(one: Path, other: Path) -> list[str]:
    """A sentence for each table that is not the same."""
    left, right = tables(one), tables(other)
    return [
        f"{name}: {len(set(left.get(name, [])) - set(right.get(name, [])))} rows only in the first,"
        f" {len(set(right.get(name, [])) - set(left.get(name, [])))} only in the second"
        for name in sorted(left.keys() | right.keys())
        if left.get(name) != right.get(name)
    ]


def _rows(connection: sqlite3.Connection, name: str, brands: dict[int, str]) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    kept = [column for column in columns if column not in LEFT_OUT]
    rows = connection.execute(f"SELECT {', '.join(chr(34) + column + chr(34) for column in kept)} FROM {name}")
    at = kept.index("brand") if "brand" in kept else None
    told = [row if at is None else (*row[:at], brands[row[at]], *row[at + 1 :]) for row in rows]
    return sorted(told, key=repr)


def _source(name: str, content: bytes) -> tuple[object, ...]:
    state = msgspec.msgpack.decode(content[1:])
    return (name, *sorted((key, repr(value)) for key, value in state.items() if key not in WHEN | {"cursor"}))
