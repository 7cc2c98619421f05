"""Recognizes posts in a second process while the first one counts: it needs no memory, and is half of the work."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pickle import PicklingError, dumps
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from firewarden.ports import Enrich
from firewarden.stages.poison import recognize_all
from firewarden.stages.stream import Recognized
from firewarden.stages.watching import Watching
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId
from firewarden.vocabulary.mention import Reading
from firewarden.vocabulary.plan import WatchPlan
from firewarden.vocabulary.post import Post

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

BATCHES_AHEAD = 3

Batches = Iterable[Sequence[Post]]
Outcome = tuple[list[Recognized], dict[PostKey, str]]
"""All posts of a batch but the broken ones, and why each of those is."""


class _About(msgspec.Struct, array_like=True):
    """What was recognized in one post, without the post."""

    claims: dict[BrandId, tuple[QueryId, ...]]
    reading: Reading
    wording: str


class _Answer(msgspec.Struct, array_like=True):
    """Of one batch; None for a post that is about nobody."""

    about: list[_About | None]
    broken: dict[PostKey, str]


class Ahead:
    """Takes batches ahead of what it gives, and works in a second process where there is a second core, `enrich` can
    be sent there and there is enough to do: `expect_many` says so, or a second batch does."""

    def __init__(self, enrich: Enrich) -> None:
        self._enrich = enrich
        self._alone = len(os.sched_getaffinity(0)) < 2 or not _can_be_sent(enrich)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def expect_many(self) -> None:
        """A process takes a second to start; whoever knows early that it will be needed loses none of it."""
        if self._pool is None and not self._alone:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            self._pool.submit(_wake, self._enrich)

    def recognized(self, watching: Watching, batches: Batches) -> Iterator[Outcome]:
        """Batch by batch. Raises what was raised when too many posts of a batch are broken."""
        plan = msgspec.msgpack.encode(watching.plan)
        waiting: deque[tuple[Sequence[Post], Future[bytes]]] = deque()
        for number, posts in enumerate(batches):
            if number:
                self.expect_many()
            if self._pool is None:
                yield recognize_all(posts, watching, self._enrich)
                continue
            job = self._pool.submit(_recognized, plan, self._enrich, msgspec.msgpack.encode(posts))
            waiting.append((posts, job))
            if len(waiting) > BATCHES_AHEAD:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())


def _outcome(posts: Sequence[Post], job: "Future[bytes]") -> Outcome:
    answer = _answer.decode(job.result())
    kept = [post for post in posts if post.key not in answer.broken] if answer.broken else posts
    recognized = [
        Recognized(post, about.claims, about.reading, about.wording) if about else Recognized(post, {})
        for post, about in zip(kept, answer.about, strict=True)
    ]
    return recognized, answer.broken


def _wake(_: Enrich) -> None:
    """In the second process: that this is called at all imports everything."""


def _recognized(plan: bytes, enrich: Enrich, posts: bytes) -> bytes:
    """In the second process."""
    recognized, broken = recognize_all(_posts.decode(posts), _watching(plan), enrich)
    about = [
        _About(dict(one.claims), one.reading, one.wording)
        if one.reading is not None and one.wording is not None
        else None
        for one in recognized
    ]
    return msgspec.msgpack.encode(_Answer(about, broken))


@lru_cache(maxsize=1)
def _watching(plan: bytes) -> Watching:
    return Watching(msgspec.msgpack.decode(plan, type=WatchPlan))


def _can_be_sent(enrich: Enrich) -> bool:
    try:
        dumps(enrich)
    except (PicklingError, AttributeError, TypeError):
        return False
    return True


_posts = msgspec.msgpack.Decoder(list[Post])
_answer = msgspec.msgpack.Decoder(_Answer)
