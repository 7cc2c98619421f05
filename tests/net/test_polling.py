"""Several places of one source."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from firewarden.net.polling import each
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block

TROUBLES = {
    "ill": NetworkError("ill is in trouble.", retry_after=7.0),
    "busy": NetworkError("busy asks for fewer requests.", retry_after=90.0),
    "gone": NetworkError("There is nothing at gone.", permanent=True),
}


async def look(place: str) -> AsyncIterator[Block]:
    if place in TROUBLES:
        raise TROUBLES[place]
    yield Block(items=(), cursor=place)


def seen(*places: str) -> tuple[list[str], NetworkError | None]:
    async def main() -> tuple[list[str], NetworkError | None]:
        found: list[str] = []
        try:
            async for block in each(places, look):
                found.append(block.cursor)
        except NetworkError as error:
            return found, error
        return found, None

    return asyncio.run(main())


def test_every_place_is_looked_at() -> None:
    assert seen("a", "b", "c") == (["a", "b", "c"], None)


def test_trouble_at_one_is_told_behind_the_others() -> None:
    found, error = seen("a", "ill", "gone", "busy", "c")
    assert (found, error and str(error)) == (["a", "c"], "3 of 5 could not be read. ill is in trouble.")
    assert error is not None
    assert (error.permanent, error.retry_after) == (False, 90.0)


@pytest.mark.parametrize(
    ("places", "permanent"),
    [(("gone",), True), (("gone", "a"), False), (("gone", "gone"), True), (("gone", "ill"), False)],
)
def test_trouble_is_permanent_when_no_place_will_answer_soon(places: tuple[str, ...], permanent: bool) -> None:
    error = seen(*places)[1]
    assert error is not None
    assert error.permanent == permanent
