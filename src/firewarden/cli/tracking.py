"""A progress bar over recordings that are being read; shown to people, and only after two seconds."""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

    from firewarden.connectors.replay.reading import Recording

PATIENCE = 2.0
"""Seconds before a bar appears: short work needs none."""
EVERY = 2_000
"""Items between two looks."""
One = TypeVar("One")


class Track:
    """`follow` passes items on unchanged. The bar counts bytes of the files as they lie on disk."""

    def __init__(self, recordings: "Sequence[Recording]", *, show: bool) -> None:
        self._recordings = recordings
        self._show = show
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def follow(self, items: Iterable[One]) -> Iterator[One]:
        for number, item in enumerate(items):
            if self._show and number % EVERY == 0:
                self._look(number)
            yield item

    def _look(self, number: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._began < PATIENCE:
                return
            self._bar = self._start()
        done = sum(one.progress.done for one in self._recordings)
        self._bar.update(self._task, completed=done, posts=f"{number:,} posts")

    def _start(self) -> "Progress":
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        sizes = [one.progress.total for one in self._recordings]
        total = None if any(size is None for size in sizes) else sum(size or 0 for size in sizes)
        bar = Progress(
            TextColumn("Reading"),
            BarColumn(),
            TextColumn("{task.fields[posts]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = bar.add_task("Reading", total=total, posts="")
        bar.start()
        return bar
