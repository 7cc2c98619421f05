"""Reading many tables as they stood at one moment. Writes have `transaction.atomic`, which takes the write lock at
once; a page only reads and must not wait for anybody's write."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

_open: ContextVar[bool] = ContextVar("snapshot", default=False)


@contextmanager
def snapshot() -> Iterator[None]:
    """Inside a transaction or another snapshot: that one's view. Nothing can be written inside."""
    if connection.in_atomic_block or _open.get():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ")
    before = _open.set(True)
    try:
        yield
    finally:
        _open.reset(before)
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
