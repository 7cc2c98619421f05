"""Looks at a network again and again, for those that do not push."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing

from firewarden.vocabulary.errors import FirewardenError, NetworkError
from firewarden.vocabulary.intake import Block, Checked

Look = Callable[[str | None], AsyncIterator[Block]]
"""Everything new behind a cursor; ends. The last block's cursor is where the next look begins."""


async def polled(
    look: Look, cursor: str | None, *, every: float, sleep: Callable[[float], Awaitable[object]]
) -> AsyncIterator[Block]:
    """Blocks of one look after the other, `every` seconds apart; a look that finds nothing gives an empty block."""
    while True:
        quiet = True
        async with aclosing(look(cursor)) as blocks:  # type: ignore[type-var]
            async for block in blocks:
                cursor, quiet = block.cursor, False
                yield block
        if quiet and cursor is not None:
            yield Block(items=(), cursor=cursor)
        await sleep(every)


async def checked(look: Callable[[], Awaitable[str]]) -> Checked:
    """What a look came to, in one line; its troubles as the sentence they are."""
    try:
        return Checked(works=True, says=await look())
    except FirewardenError as error:
        return Checked(works=False, says=str(error))


async def each(places: Sequence[str], look: Callable[[str], AsyncIterator[Block]]) -> AsyncIterator[Block]:
    """One look at each place. Trouble at one does not keep the others from being read; it is raised behind them."""
    troubles: list[NetworkError] = []
    for place in places:
        try:
            async with aclosing(look(place)) as blocks:  # type: ignore[type-var]
                async for block in blocks:
                    yield block
        except NetworkError as error:
            troubles.append(error)
    if troubles:
        raise joined(troubles, len(places))


def joined(troubles: Sequence[NetworkError], places: int) -> NetworkError:
    """One for several: permanent when no place will answer soon; after the longest pause any of them asked for."""
    if len(troubles) == places == 1:
        return troubles[0]
    waits = [error.retry_after for error in troubles if error.retry_after is not None]
    return NetworkError(
        f"{len(troubles)} of {places} could not be read. {troubles[0]}",
        permanent=len(troubles) == places and all(error.permanent for error in troubles),
        retry_after=max(waits, default=None),
    )
