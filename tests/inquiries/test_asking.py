"""A source is asked about once; what a network does then, the caller gets an answer."""

import asyncio
from collections.abc import Callable
from threading import Event

from firewarden.inquiries.asking import ask_now
from firewarden.ports import Connector
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Capabilities, Checked
from firewarden.vocabulary.plan import Source

SOURCE = Source(id=SourceId("s"), connector="town", name="The square", live=True)
SILENT = Checked(works=False, says="There was no answer within 0 s. Check address and firewall.")


class Town:
    """A far side that answers, waits forever, or hangs in a library."""

    capabilities = Capabilities(platform="town")

    def __init__(self, held: Event | None = None) -> None:
        self.held = held

    async def check(self, source: Source) -> Checked:
        if self.held is not None:
            await asyncio.to_thread(self.held.wait)
        return Checked(works=True, says=f"{source.name} talks.")

    def read(self, source: Source, cursor: str | None) -> object:
        raise NotImplementedError


def made(town: Town) -> Callable[[str], Connector]:
    return lambda _name: town  # type: ignore[return-value]


def test_answer_comes_back() -> None:
    assert ask_now(made(Town()), SOURCE, 5) == Checked(works=True, says="The square talks.")


def test_what_hangs_holds_up_nobody() -> None:
    held = Event()
    try:
        assert ask_now(made(Town(held)), SOURCE, 0.01) == SILENT
    finally:
        held.set()


def test_missing_key_is_an_answer() -> None:
    def without(_name: str) -> Connector:
        raise ConfigError("The key of this source is missing.")

    assert ask_now(without, SOURCE, 5) == Checked(works=False, says="The key of this source is missing.")


def test_loop_that_runs_already_is_left_alone() -> None:
    async def main() -> Checked:
        return ask_now(made(Town()), SOURCE, 5)

    assert asyncio.run(main()) == Checked(works=True, says="The square talks.")
