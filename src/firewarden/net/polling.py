"""Looks at a network again and again, for those that do not push."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing

from firewarden.vocabulary.errors import FirewardenError
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
