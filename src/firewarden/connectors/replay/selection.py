"""Which lines of a recording are taken: those whose columns hold the values asked for."""

from collections.abc import Sequence

from firewarden.connectors.replay.mapping import Mapping, column_named, value_at
from firewarden.connectors.replay.naming import Path, Record
from firewarden.vocabulary.errors import BadInput


class Selection:
    """Different columns must all hold their value; for one column named twice either value will do.

    Values are compared without regard to case; of a list one element is enough.
    """

    def __init__(self, where: Sequence[tuple[str, str]], sample: Sequence[Record]) -> None:
        self._wanted: dict[Path, set[str]] = {}
        for column, value in where:
            path = column_named(column, sample) or (column,)
            self._wanted.setdefault(path, set()).add(value.casefold())

    def __bool__(self) -> bool:
        return bool(self._wanted)

    def takes(self, record: Record) -> bool:
        return all(not wanted.isdisjoint(_said(value_at(record, path))) for path, wanted in self._wanted.items())

    def check(self, mapping: Mapping) -> None:
        """Raises BadInput for a column that no line had: it is misspelled, not empty."""
        for path in self._wanted:
            if mapping.columns and path[0] not in mapping.columns:
                raise BadInput(
                    f"There is no column {path[0]!r}, so no line was taken. "
                    f"The recording has: {', '.join(list(mapping.columns)[:40])}."
                )


def _said(value: object) -> set[str]:
    """How people write a value."""
    if isinstance(value, list):
        return {word for element in value for word in _said(element)}
    if isinstance(value, bool):
        return {"true", "yes", "1"} if value else {"false", "no", "0"}
    return {""} if value is None else {str(value).strip().casefold()}
