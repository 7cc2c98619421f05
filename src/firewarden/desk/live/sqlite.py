"""The event log's end, read from the desk's SQLite file with one connection of its own, which cannot write."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from firewarden.desk.live.happening import Happening
from firewarden.vocabulary.events import PRIVILEGED

AFTER = f"""
SELECT event.id, chain.brand_id, event.kind, event.incident, COALESCE(incident.restricted, 0)
FROM desk_event AS event
JOIN desk_chain AS chain ON chain.id = event.chain_id
LEFT JOIN desk_incident AS incident ON incident.id = event.incident
WHERE event.id > ? AND event.kind NOT IN ({", ".join("?" * len(PRIVILEGED))}) ORDER BY event.id LIMIT ?
"""  # noqa: S608  # only marks
NAMED = "SELECT user_id FROM desk_incidentmember WHERE incident_id = ?"


class SqliteTail:
    """Opens the file when it is first asked, in the thread that asks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def newest(self) -> int:
        row = self._open().execute("SELECT MAX(id) FROM desk_event").fetchone()
        return int(row[0] or 0)

    def after(self, number: int, limit: int) -> Sequence[Happening]:
        rows = self._open().execute(AFTER, (number, *PRIVILEGED, limit)).fetchall()
        return [
            Happening(
                number=int(row[0]),
                brand=_dashed(row[1]),
                kind=str(row[2]),
                incident=_dashed(row[3]),
                named=self._named(row[3]) if row[4] else None,
            )
            for row in rows
        ]

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _named(self, incident: str) -> frozenset[str]:
        return frozenset(str(UUID(row[0])) for row in self._open().execute(NAMED, (incident,)))

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True, timeout=2)
        return self._connection


def _dashed(stored: str | None) -> str | None:
    """Django keeps a UUID in SQLite without its dashes."""
    return None if stored is None else str(UUID(stored))
