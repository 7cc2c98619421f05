"""The spool in memory: as plain as can be, to check the conformance suite itself against."""

from firewarden.stores.files.spool import MOST_BYTES, MOST_FILES, REMEMBERED
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Receipt, Spooled


class MemorySpool:
    """Implements `ports.Spool`. `lives` are how often a source was forgotten."""

    def __init__(self) -> None:
        self._entries: dict[SourceId, list[Spooled]] = {}
        self._last: dict[SourceId, int] = {}
        self._once: dict[tuple[SourceId, str], Instant] = {}
        self._lives: dict[SourceId, int] = {}

    def put(
        self, source: SourceId, body: bytes, at: Instant, *, once: str, query: str = "", content_type: str = ""
    ) -> Receipt:
        before = self._once.get((source, once))
        if before is not None and at - before < REMEMBERED:
            return Receipt.REPEATED
        entries = self._entries.setdefault(source, [])
        if len(entries) >= MOST_FILES or sum(len(entry.body) for entry in entries) + len(body) > MOST_BYTES:
            return Receipt.FULL
        number = self._last[source] = self._last.get(source, 0) + 1
        self._once[source, once] = at
        entries.append(
            Spooled(
                source=source,
                number=number,
                cursor=f"{self._lives.get(source, 0)}.{number}",
                taken_at=at,
                body=body,
                query=query,
                content_type=content_type,
            )
        )
        return Receipt.TAKEN

    def after(self, source: SourceId, cursor: str | None, limit: int = 200) -> list[Spooled]:
        behind = self._number(source, cursor)
        return [entry for entry in self._entries.get(source, []) if entry.number > behind][:limit]

    def drop(self, source: SourceId, cursor: str) -> None:
        upto = self._number(source, cursor)
        self._entries[source] = [entry for entry in self._entries.get(source, []) if entry.number > upto]

    def waiting(self, source: SourceId) -> int:
        return len(self._entries.get(source, []))

    def forget(self, source: SourceId) -> None:
        self._entries.pop(source, None)
        self._last.pop(source, None)
        self._lives[source] = self._lives.get(source, 0) + 1
        self._once = {key: at for key, at in self._once.items() if key[0] != source}

    def _number(self, source: SourceId, cursor: str | None) -> int:
        life, _, number = (cursor or "").partition(".")
        return int(number) if life == str(self._lives.get(source, 0)) else 0
