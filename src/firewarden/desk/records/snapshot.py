"""Reading many tables as they stood at one moment. Writes have `transaction.atomic`, which takes the write lock at
once; a page only reads and must not wait for anybody's write."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import connection

Found = TypeVar("Found")

_seen: ContextVar[dict[Hashable, Any] | None] = ContextVar("snapshot", default=None)
"""What was found in the snapshot that is open; None where none is."""


@contextmanager
def snapshot() -> Iterator[None]:
    """Inside a transaction or another snapshot: that one's view. Nothing can be written inside."""
    if connection.in_atomic_block or _seen.get() is not None:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ")
    before = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(before)
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def once(key: Hashable, find: Callable[[], Found]) -> Found:
    """Inside a snapshot nothing changes, so what was found there once is not asked for again. Whoever gets it must not
    change it. Outside: asked each time."""
    seen = _seen.get()
    if seen is None or connection.in_atomic_block:
        return find()
    if key not in seen:
        seen[key] = find()
    found: Found = seen[key]
    return found


def known(key: Hashable, found: object) -> None:
    """For `once`: this was found in another way."""
    seen = _seen.get()
    if seen is not None and not connection.in_atomic_block:
        seen[key] = found
