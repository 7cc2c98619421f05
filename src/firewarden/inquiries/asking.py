"""Whether a source works: its network is asked once, and waited for no longer than was said."""

import asyncio
from collections.abc import Callable
from threading import Event, Thread

from firewarden.ports import Connector
from firewarden.vocabulary.errors import FirewardenError
from firewarden.vocabulary.intake import Checked
from firewarden.vocabulary.plan import Source

GRACE = 1.0
"""Seconds beyond the patience for what does not stop when it is told to."""


async def ask(connector: Callable[[str], Connector], source: Source, patience: float) -> Checked:
    """`patience` is in seconds. Never raises what a network, a setting or a missing key can cause."""
    try:
        async with asyncio.timeout(patience):
            return await connector(source.connector).check(source)
    except TimeoutError:
        return _silent(patience)
    except FirewardenError as error:
        return Checked(works=False, says=str(error))


def ask_now(connector: Callable[[str], Connector], source: Source, patience: float) -> Checked:
    """For callers without a loop. In a thread of its own, so that a library that hangs holds up nobody: it is left
    behind and dies with the process."""
    answers: list[Checked] = []
    done = Event()

    async def main() -> None:
        try:
            answers.append(await ask(connector, source, patience))
        finally:
            done.set()

    Thread(target=lambda: asyncio.run(main()), daemon=True, name=f"check {source.id}").start()
    done.wait(patience + GRACE)
    return answers[0] if answers else _silent(patience)


def _silent(patience: float) -> Checked:
    return Checked(works=False, says=f"There was no answer within {patience:.0f} s. Check address and firewall.")
