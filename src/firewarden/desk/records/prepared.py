"""Questions asked on nearly every page. The ORM needs longer to compose their SQL than the database to answer it, so it
is composed once per process."""

from collections.abc import Callable
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet, UUIDField


class Prepared:
    """`compose` makes the question from as many ids as it has blanks, and after them from as many `instants`, as a
    queryset with `values`. Nothing else in it may differ from one asking to the next. Values come as the database has
    them."""

    def __init__(self, compose: Callable[..., QuerySet[Any, Any]], *, blanks: int, instants: int = 0) -> None:
        self._compose = compose
        ids: list[UUID | int] = [UUID(int=(0xF1DE << 112) + number) for number in range(blanks)]
        self._marks = [*ids, *((0xF1DE << 40) + number for number in range(instants))]

    @cached_property
    def _composed(self) -> tuple[str, tuple[Any, ...], dict[Any, int], tuple[str, ...]]:
        query = self._compose(*self._marks).query
        sql, params = query.sql_with_params()
        blanks = {_stored(mark): place for place, mark in enumerate(self._marks)}
        return sql, params, blanks, (*query.values_select, *query.annotation_select)

    def ask(self, *ids: UUID | int) -> dict[str, Any]:
        """The first row, by the names of its columns; empty when there is none."""
        row = next(iter(self.rows(*ids)), None)
        return {} if row is None else dict(zip(self._composed[3], row, strict=True))

    def rows(self, *ids: UUID | int) -> list[tuple[Any, ...]]:
        """All of them."""
        sql, params, blanks, _names = self._composed
        filled = [_stored(ids[blanks[one]]) if one in blanks else one for one in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, filled)
            return list(cursor.fetchall())


def _stored(value: UUID | int) -> Any:
    return value if isinstance(value, int) else UUIDField().get_db_prep_value(value, connection)
