"""Reads texts in a second process while the first one counts: enriching is a third of the work on a file."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import islice
from multiprocessing import get_context
from pickle import PicklingError, dumps

import msgspec

from firewarden.ports import Enrich
from firewarden.vocabulary.mention import Reading
from firewarden.vocabulary.post import Post

BATCHES_AHEAD = 3

Batches = Iterable[Sequence[Post]]
ReadAll = Callable[[Batches], Iterator[Sequence[Reading]]]


@contextmanager
def reading_ahead(enrich: Enrich) -> Iterator[ReadAll]:
    """Gives a function from batches of posts to their readings, batch by batch. It takes batches ahead of what it
    gives, and works in a second process where there is a second core and `enrich` can be sent there."""
    with ExitStack() as stack:
        if len(os.sched_getaffinity(0)) < 2 or not _can_be_sent(enrich):
            yield lambda batches: (enrich(posts) for posts in batches)
        else:
            yield lambda batches: _ahead(stack, enrich, batches)


def _ahead(stack: ExitStack, enrich: Enrich, batches: Batches) -> Iterator[Sequence[Reading]]:
    """The first batch is read here: for a small file it is all, and a process takes longer to start."""
    arriving = iter(batches)
    yield from (enrich(posts) for posts in islice(arriving, 1))
    waiting: deque[Future[bytes]] = deque()
    pool: ProcessPoolExecutor | None = None
    for posts in arriving:
        pool = pool or stack.enter_context(ProcessPoolExecutor(1, mp_context=get_context("spawn")))
        waiting.append(pool.submit(_enriched, enrich, msgspec.msgpack.encode(posts)))
        if len(waiting) > BATCHES_AHEAD:
            yield _readings.decode(waiting.popleft().result())
    while waiting:
        yield _readings.decode(waiting.popleft().result())


def _enriched(enrich: Enrich, posts: bytes) -> bytes:
    return msgspec.msgpack.encode(enrich(_posts.decode(posts)))


def _can_be_sent(enrich: Enrich) -> bool:
    try:
        dumps(enrich)
    except (PicklingError, AttributeError, TypeError):
        return False
    return True


_posts = msgspec.msgpack.Decoder(list[Post])
_readings = msgspec.msgpack.Decoder(list[Reading])
