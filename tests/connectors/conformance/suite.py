"""What every connector must do. A connector's test makes a subclass with its own rig:

class TestHackerNews(ConnectorSuite):
    @pytest.fixture
    def rig(self) -> Rig:
        return HackerNewsRig()
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from importlib import import_module
from typing import ClassVar, TypeVar

import pytest

from firewarden.ports import Connector
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched, Removed, Unreadable
from firewarden.vocabulary.post import Post
from tests.connectors.conformance.rig import SECRET, Can, Mood, Rig

T = TypeVar("T")
needs = pytest.mark.needs
PATIENT = 10.0
"""Seconds until a test gives up."""
TEMPORARY = (Mood.BUSY, Mood.BROKEN, Mood.GARBAGE, Mood.SLOW, Mood.CUT)


def connector_of(rig: Rig) -> Connector:
    made: Connector = import_module(f"firewarden.connectors.{rig.source.connector}.connector").connect(rig.tools)
    return made


async def read_until(rig: Rig, enough: Callable[[list[Block]], bool], cursor: str | None = None) -> list[Block]:
    """Blocks from `cursor` on, until there are enough. Raises what the connector raises."""
    blocks: list[Block] = []
    async with asyncio.timeout(PATIENT), aclosing(connector_of(rig).read(rig.source, cursor)) as stream:  # type: ignore[type-var]
        async for block in stream:
            blocks.append(block)
            if enough(blocks):
                break
    return blocks


def keys(blocks: Sequence[Block]) -> list[PostKey]:
    """Of posts in the order they came, each once."""
    return list(dict.fromkeys(i.post.key for b in blocks for i in b.items if isinstance(i, Fetched)))


def posts(blocks: Sequence[Block]) -> list[Post]:
    """As often as they came."""
    return [item.post for block in blocks for item in block.items if isinstance(item, Fetched)]


def gone(blocks: Sequence[Block]) -> list[PostKey]:
    return [item.key for block in blocks for item in block.items if isinstance(item, Removed)]


def looked(times: int) -> Callable[[list[Block]], bool]:
    return lambda blocks: len(blocks) >= times


def so_many(number: int) -> Callable[[list[Block]], bool]:
    return lambda blocks: len(keys(blocks)) >= number


def run(rig: Rig, main: Callable[[], Awaitable[T]]) -> T:
    async def inside() -> T:
        async with rig:
            return await main()

    return asyncio.run(inside())


class ConnectorSuite:
    """Each test has a network of its own."""

    RIG: ClassVar[type[Rig]]

    @pytest.fixture
    def rig(self) -> Rig:
        return self.RIG()

    def test_posts_come_once_in_order_with_their_text_and_time(self, rig: Rig) -> None:
        async def main() -> tuple[list[PostKey], list[Block]]:
            said = [rig.say(number, f"brand says {number}") for number in (1, 2, 3)]
            return said, await read_until(rig, so_many(3))

        said, blocks = run(rig, main)
        items = {i.post.key: i for b in blocks for i in b.items if isinstance(i, Fetched)}
        assert keys(blocks) == said
        assert [f"brand says {n}" in items[key].post.text for n, key in enumerate(said, 1)] == [True] * 3
        times = [items[key].post.created_at for key in said]
        assert (times, len(set(times))) == (sorted(times), 3)
        assert all(item.raw for item in items.values())
        assert {item.post.platform for item in items.values()} == {connector_of(rig).capabilities.platform}
        assert {item.post.source for item in items.values()} == {rig.source.id}

    def test_what_is_said_while_we_listen_comes_too(self, rig: Rig) -> None:
        async def main() -> tuple[list[PostKey], list[PostKey]]:
            said = [rig.say(1, "brand one")]

            def enough(blocks: list[Block]) -> bool:
                if len(said) == 1 and keys(blocks):
                    said.append(rig.say(2, "brand two"))
                return len(keys(blocks)) >= 2

            return said, keys(await read_until(rig, enough))

        said, got = run(rig, main)
        assert got == said

    def test_nothing_is_lost_after_any_cursor(self, rig: Rig) -> None:
        """Twice is allowed at the seam: the pipeline counts a post once."""

        async def main() -> tuple[list[PostKey], list[list[PostKey]]]:
            said = [rig.say(number, f"brand says {number}") for number in (1, 2, 3)]
            first = await read_until(rig, so_many(3))
            said += [rig.say(4, "brand says 4")]
            joined = []
            for at, block in enumerate(first):
                rest = await read_until(rig, lambda blocks: said[-1] in keys(blocks), block.cursor)
                joined.append(keys([*first[: at + 1], *rest]))
            return said, joined

        said, joined = run(rig, main)
        assert joined == [said] * len(joined)
        assert joined != []

    @needs(Can.EDITS)
    def test_newer_version_of_a_post_comes_with_the_time_of_the_change(self, rig: Rig) -> None:
        async def main() -> tuple[PostKey, list[Post]]:
            key = rig.say(1, "brand as it was")
            first = await read_until(rig, so_many(1))
            rig.change(1, "brand as it is now")
            later = await read_until(rig, lambda blocks: any(p.edited_at for p in posts(blocks)), first[-1].cursor)
            return key, [post for post in posts(later) if post.edited_at]

        key, [changed, *_] = run(rig, main)
        assert changed.key == key
        assert "as it is now" in changed.text

    @needs(Can.DELETIONS)
    def test_post_taken_back_is_said_to_be_gone(self, rig: Rig) -> None:
        async def main() -> tuple[PostKey, list[PostKey]]:
            key = rig.say(1, "brand regrets")
            first = await read_until(rig, so_many(1))
            rig.take_back(1)
            return key, gone(await read_until(rig, lambda blocks: bool(gone(blocks)), first[-1].cursor))

        key, found = run(rig, main)
        assert found == [key]

    @needs(Can.LETTER)
    def test_unreadable_post_harms_no_other(self, rig: Rig) -> None:
        async def main() -> tuple[list[PostKey], list[Block]]:
            said = [rig.say(number, f"brand says {number}") for number in (1, 2, 3)]
            rig.misspell(2)
            return [said[0], said[2]], await read_until(rig, so_many(2))

        said, blocks = run(rig, main)
        bad = [item for block in blocks for item in block.items if isinstance(item, Unreadable)]
        assert keys(blocks) == said
        assert [bool(item.reason and item.raw) for item in bad] == [True]

    @pytest.mark.parametrize("mood", TEMPORARY, ids=lambda mood: mood.name.lower())
    def test_trouble_that_passes_is_told_as_such_and_nothing_is_lost(self, rig: Rig, mood: Mood) -> None:
        async def main() -> tuple[list[PostKey], NetworkError, list[PostKey]]:
            said = [rig.say(number, f"brand says {number}") for number in (1, 2)]
            first = await read_until(rig, so_many(2))
            rig.be(mood)
            said.append(rig.say(3, "brand says 3"))
            with pytest.raises(NetworkError) as caught:
                await read_until(rig, so_many(1), first[-1].cursor)
            rig.be(Mood.WELL)
            rest = await read_until(rig, lambda blocks: said[-1] in keys(blocks), first[-1].cursor)
            return said, caught.value, keys([*first, *rest])

        said, error, got = run(rig, main)
        assert (got, error.permanent) == (said, False)
        assert SECRET not in str(error)
        assert (mood is Mood.BUSY) <= (error.retry_after is not None)

    @needs(Can.REFUSAL)
    def test_refusal_is_permanent_and_says_what_to_do(self, rig: Rig) -> None:
        async def main() -> tuple[NetworkError, bool, str]:
            rig.be(Mood.REFUSED)
            with pytest.raises(NetworkError) as caught:
                await read_until(rig, so_many(1))
            checked = await connector_of(rig).check(rig.source)
            return caught.value, checked.works, checked.says

        error, works, says = run(rig, main)
        assert (error.permanent, works) == (True, False)
        assert all(SECRET not in text and "\n" not in text for text in (str(error), says))

    def test_check_says_in_one_line_whether_it_works(self, rig: Rig) -> None:
        async def main() -> list[tuple[bool, str]]:
            rig.say(1, "brand says 1")
            found = []
            for mood in (Mood.WELL, *(mood for mood in TEMPORARY if mood in rig.moods)):
                rig.be(mood)
                checked = await connector_of(rig).check(rig.source)
                found.append((checked.works, checked.says))
            return found

        [well, *ill] = run(rig, main)
        assert well[0]
        assert [works for works, _ in ill] == [False] * len(ill)
        for _, says in (well, *ill):
            assert (len(says) <= 200, "\n" in says, SECRET in says, says.endswith(".")) == (True, False, False, True)

    def test_number_that_is_none_is_refused_with_a_sentence(self, rig: Rig) -> None:
        numbers = [one.name for one in connector_of(rig).capabilities.settings if (one.default or "").isdigit()]

        async def main() -> list[str]:
            said = []
            for name in numbers:
                odd = replace(rig.source, settings={**rig.source.settings, name: "soon"})
                with pytest.raises(ConfigError) as caught:
                    await anext(connector_of(rig).read(odd, None))
                said.append(str(caught.value))
            return said

        assert [name in says for name, says in zip(numbers, run(rig, main), strict=True)] == [True] * len(numbers)

    def test_network_is_described(self, rig: Rig) -> None:
        about = connector_of(rig).capabilities
        assert (bool(about.platform), bool(about.title), about.reads) == (True, True, True)
        assert bool(about.secret) == (rig.source.secret is not None)
        assert set(rig.source.settings) <= {setting.name for setting in about.settings}
        assert {s.name for s in about.settings if s.default is None} <= set(rig.source.settings)
