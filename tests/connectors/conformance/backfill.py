"""What every connector must do that can read the past, newest first. Its test makes a subclass with its own rig."""

from collections.abc import Sequence
from contextlib import aclosing
from itertools import pairwise
from typing import ClassVar

import pytest

from firewarden.ports import Backfill
from firewarden.vocabulary.clock import DAY, MINUTE, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched, Unreadable
from tests.connectors.conformance.rig import SECRET, Can, Mood, Rig
from tests.connectors.conformance.suite import TEMPORARY, connector_of, keys, needs, run
from tests.connectors.tools import NOON

FIRST = NOON - DAY
MANY = 260
"""More than any answer holds."""


def minute(number: int) -> Instant:
    """When post `number` is said."""
    return Instant(FIRST + number * MINUTE)


async def read_back(
    rig: Rig, since: Instant, until: Instant, cursor: str | None = None, most: int | None = None
) -> list[Block]:
    """To the end, or `most` blocks. Raises what the connector raises."""
    connector, blocks = connector_of(rig), list[Block]()
    assert isinstance(connector, Backfill)
    async with aclosing(connector.back(rig.source, since, until, cursor)) as stream:  # type: ignore[type-var]
        async for block in stream:
            blocks.append(block)
            if len(blocks) == most:
                break
    return blocks


def times(blocks: Sequence[Block]) -> list[Instant]:
    return [item.post.created_at for block in blocks for item in block.items if isinstance(item, Fetched)]


class BackfillSuite:
    """`MOST`: so many posts it gives in all. `COMPLETE`: behind the oldest post it says that there is no more;
    `EMPTY_IS_OVER`: where there is none at all it says so."""

    RIG: ClassVar[type[Rig]]
    MOST: ClassVar[int] = MANY
    COMPLETE: ClassVar[bool] = True
    EMPTY_IS_OVER: ClassVar[bool] = True
    COARSE: ClassVar[int] = 0
    """Times are told by so many microseconds: posts that near are in no order."""

    @pytest.fixture
    def rig(self) -> Rig:
        return self.RIG()

    def test_past_comes_newest_first_and_says_how_far(self, rig: Rig) -> None:
        async def main() -> tuple[list[PostKey], list[Block]]:
            said = [rig.say(number, f"brand says {number}") for number in range(1, MANY + 1)]
            return said, await read_back(rig, minute(0), NOON)

        said, blocks = run(rig, main)
        assert keys(blocks) == said[::-1][: self.MOST]
        assert all(later + self.COARSE >= earlier for later, earlier in pairwise(times(blocks)))
        reached = [block.reached for block in blocks if block.reached is not None]
        assert len(reached) == len(blocks)
        assert reached == sorted(reached, reverse=True)
        for at, block in enumerate(blocks):
            assert all(later <= block.reached + self.COARSE for later in times(blocks[at + 1 :])), at  # type: ignore[operator]

    def test_end_is_told(self, rig: Rig) -> None:
        async def main() -> list[Block]:
            for number in range(1, 11):
                rig.say(number, f"brand says {number}")
            return await read_back(rig, minute(-60), NOON)

        blocks = run(rig, main)
        assert blocks[-1].reached == (minute(-60) if self.COMPLETE else minute(1))

    def test_only_what_was_asked_for_comes(self, rig: Rig) -> None:
        async def main() -> tuple[list[PostKey], list[Block]]:
            said = [rig.say(number, f"brand says {number}") for number in range(1, 41)]
            return said, await read_back(rig, minute(10), minute(30))

        said, blocks = run(rig, main)
        assert keys(blocks) == said[9:29][::-1]
        assert blocks[-1].reached == minute(10)

    def test_reading_goes_on_behind_any_block(self, rig: Rig) -> None:
        """Twice is allowed at the seam: the pipeline counts a post once."""

        async def main() -> tuple[list[PostKey], list[list[PostKey]], list[Instant | None]]:
            said = [rig.say(number, f"brand says {number}") for number in range(1, MANY + 1)]
            whole = await read_back(rig, minute(0), NOON)
            joined, ends = [], []
            for at in range(0, len(whole), max(1, len(whole) // 3)):
                rest = await read_back(rig, minute(0), NOON, whole[at].cursor)
                joined.append(keys([*whole[: at + 1], *rest]))
                ends.append([*whole[: at + 1], *rest][-1].reached)
            return said, joined, [whole[-1].reached, *ends]

        said, joined, ends = run(rig, main)
        assert joined == [said[::-1][: self.MOST]] * len(joined)
        assert len(set(ends)) == 1

    def test_nothing_is_said_of_an_empty_past_but_that_it_is_over(self, rig: Rig) -> None:
        blocks = run(rig, lambda: read_back(rig, minute(0), NOON))
        assert keys(blocks) == []
        assert blocks[-1].reached == (minute(0) if self.EMPTY_IS_OVER else NOON)

    @needs(Can.LETTER)
    def test_unreadable_post_harms_no_other(self, rig: Rig) -> None:
        async def main() -> tuple[list[PostKey], list[Block]]:
            said = [rig.say(number, f"brand says {number}") for number in (1, 2, 3)]
            rig.misspell(2)
            return [said[2], said[0]], await read_back(rig, minute(0), NOON)

        said, blocks = run(rig, main)
        assert keys(blocks) == said
        assert [isinstance(i, Unreadable) for b in blocks for i in b.items if not isinstance(i, Fetched)] == [True]

    @pytest.mark.parametrize("mood", TEMPORARY, ids=lambda mood: mood.name.lower())
    def test_trouble_that_passes_is_told_as_such(self, rig: Rig, mood: Mood) -> None:
        async def main() -> tuple[NetworkError, list[PostKey], list[PostKey]]:
            said = [rig.say(number, f"brand says {number}") for number in (1, 2, 3)]
            rig.be(mood)
            with pytest.raises(NetworkError) as caught:
                await read_back(rig, minute(0), NOON)
            rig.be(Mood.WELL)
            return caught.value, said, keys(await read_back(rig, minute(0), NOON))

        error, said, got = run(rig, main)
        assert (error.permanent, got) == (False, said[::-1])
        assert SECRET not in str(error)

    @needs(Can.REFUSAL)
    def test_refusal_is_permanent(self, rig: Rig) -> None:
        async def main() -> NetworkError:
            rig.be(Mood.REFUSED)
            with pytest.raises(NetworkError) as caught:
                await read_back(rig, minute(0), NOON)
            return caught.value

        error = run(rig, main)
        assert (error.permanent, SECRET in str(error)) == (True, False)
