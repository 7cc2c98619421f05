"""Puts the posts of a file in the order of time, however many there are: exports often begin with the newest."""

import tempfile
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from typing import IO

import msgspec

from firewarden.vocabulary.intake import Fetched

RUN = 20_000
"""Posts held in memory at once."""
READ_AHEAD = 200


class _Chunk(msgspec.Struct, array_like=True):
    items: list[Fetched]


def by_time(items: Iterable[Fetched]) -> Iterator[Fetched]:
    """Oldest first; posts of the same moment in the order they came. More than `RUN` go over temporary files."""
    arriving = iter(items)
    runs: list[IO[bytes]] = []
    try:
        while run := sorted(islice(arriving, RUN), key=_moment):
            if not runs and len(run) < RUN:
                yield from run
                return
            runs.append(_written(run))
        yield from merge(*(_read(file) for file in runs), key=_moment)
    finally:
        for file in runs:
            file.close()


def _moment(item: Fetched) -> int:
    return item.post.created_at


def _written(run: list[Fetched]) -> IO[bytes]:
    file = tempfile.TemporaryFile(prefix="firewarden-")  # noqa: SIM115 - closed by whoever reads it
    for start in range(0, len(run), READ_AHEAD):
        content = msgspec.msgpack.encode(_Chunk(run[start : start + READ_AHEAD]))
        file.write(len(content).to_bytes(4, "big") + content)
    file.seek(0)
    return file


def _read(file: IO[bytes]) -> Iterator[Fetched]:
    while size := file.read(4):
        yield from msgspec.msgpack.decode(file.read(int.from_bytes(size, "big")), type=_Chunk).items
