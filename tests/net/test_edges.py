"""Lists that are read again and again: whatever is said, changed and taken back between two looks is told."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import cast

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firewarden.net.edges import REMEMBERED, UNDER, Absence, Cursor, Edge, Entry, Reading
from firewarden.net.graph import Graph, Page
from firewarden.vocabulary.clock import DAY, MINUTE, SECOND, Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Removed
from firewarden.vocabulary.post import Post
from tests.connectors.tools import NOON

SINCE = Instant(NOON - 7 * DAY)


class Far:
    """One list on the far side, oldest first: number, second and words of each. Pages hold `most`."""

    def __init__(self, most: int) -> None:
        self.most, self.said, self.asked = most, dict[int, tuple[int, str]](), list[str]()

    async def page(self, path: str, asked: Mapping[str, str]) -> Page:
        newest = sorted(self.said, key=lambda number: -self.said[number][0])
        begin, limit = int(asked.get("after", "0")), min(int(asked["limit"]), self.most)
        items = [msgspec.json.encode((number, *self.said[number])) for number in newest[begin : begin + limit]]
        more = {**asked, "after": str(begin + limit)} if begin + limit < len(newest) else None
        return Page(items, more)

    async def there(self, name: str) -> bool:
        self.asked.append(name)
        return not name.isdigit() or int(name) in self.said


def entries(raw: bytes) -> Sequence[Entry]:
    number, second, words = msgspec.json.decode(raw, type=tuple[int, int, str])
    at = Instant(second * SECOND)
    post = Post(key=PostKey(f"n:{number}"), platform="n", source=SourceId("s"), created_at=at, text=words)
    return [Entry.of(str(number), Fetched(post=post, raw=raw))]


def edge(absence: Absence = Absence.ASKED, stamp: str = "") -> Edge:
    return Edge(name=f"{UNDER}p", path="list", asked={}, entries=entries, absence=absence, limit=100, stamp=stamp)


def look(far: Far, cursor: str | None, *edges: Edge, now: Instant = NOON) -> list[Block]:
    """One look from a cursor on, as after a restart."""
    state = msgspec.json.decode(cursor, type=Cursor) if cursor else Cursor()
    reading = Reading(cast(Graph, far), state, lambda name: PostKey(f"n:{name}"), SINCE, lambda: now, lambda: None)

    async def main() -> list[Block]:
        return [block async for block in reading.look(edges)] or [reading.block([])]

    return asyncio.run(main())


def said(blocks: Sequence[Block]) -> list[str]:
    return [item.post.text for block in blocks for item in block.items if isinstance(item, Fetched)]


def gone(blocks: Sequence[Block]) -> list[str]:
    return [item.key for block in blocks for item in block.items if isinstance(item, Removed)]


deeds = st.lists(
    st.tuples(st.sampled_from(["say", "say", "change", "take back", "look"]), st.integers(0, 10)), max_size=40
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(deeds=deeds, most=st.sampled_from([3, 100]))
def test_everything_that_happens_among_the_newest_is_told(deeds: list[tuple[str, int]], most: int) -> None:
    """With a restart before each look. Fewer than are remembered are said in all."""
    far, told, taken, expected = Far(most), list[str](), list[str](), list[str]()
    cursor: str | None = None
    second = NOON // SECOND - 3600
    for number, (deed, which) in enumerate([*deeds, ("look", 0)]):
        chosen = list(far.said)[which % len(far.said)] if far.said else None
        if deed == "say" and len(far.said) < REMEMBERED - 1:
            second += which
            far.said[number] = second, f"{number}"
        elif deed == "change" and chosen is not None:
            far.said[chosen] = far.said[chosen][0], f"{chosen} at {number}"
        elif deed == "take back" and chosen is not None:
            del far.said[chosen]
            expected += [f"n:{chosen}"] if any(words.split()[0] == f"{chosen}" for words in told) else []
        elif deed == "look":
            blocks = look(far, cursor, edge())
            told += said(blocks)
            taken += gone(blocks)
            cursor = blocks[-1].cursor
            assert set(told) >= {words for _, words in far.said.values()}
            assert sorted(set(taken)) == sorted(set(expected))


def test_of_more_than_are_remembered_none_comes_twice() -> None:
    far = Far(100)
    for number in range(100):
        far.said[number] = NOON // SECOND - 1000 + number, str(number)
    first = look(far, None, edge())
    assert said(first) == [str(number) for number in range(100)]
    again = look(far, first[-1].cursor, edge())
    assert (said(again), gone(again)) == ([], [])


def test_list_with_the_same_stamp_is_read_again_after_half_an_hour() -> None:
    far = Far(100)
    far.said[1] = NOON // SECOND, "one"
    [first] = look(far, None, edge(stamp="1"))
    settled = look(far, first.cursor, edge(stamp="1"))[-1].cursor
    far.said[1] = NOON // SECOND, "one, changed"
    assert said(look(far, settled, edge(stamp="1"), now=Instant(NOON + 29 * MINUTE))) == []
    assert said(look(far, settled, edge(stamp="2"))) == ["one, changed"]
    assert said(look(far, settled, edge(stamp="1"), now=Instant(NOON + 30 * MINUTE))) == ["one, changed"]


def test_what_a_list_leaves_out_is_asked_for_once_and_stays() -> None:
    """An answer to something old stands in no list any more, and is still there."""
    far = Far(100)
    far.said = {1: (NOON // SECOND, "one"), 2: (NOON // SECOND + 1, "two")}
    [first] = look(far, None, edge())
    hidden = Far(100)
    hidden.said = {2: far.said[2]}
    hidden.there = far.there  # type: ignore[method-assign]
    second = look(hidden, first.cursor, edge())
    third = look(hidden, second[-1].cursor, edge())
    assert (gone(second), gone(third), far.asked) == ([], [], ["1"])


def test_absence_counts_the_second_time_or_never() -> None:
    far = Far(100)
    far.said = {number: (NOON // SECOND + number, str(number)) for number in (1, 2, 3)}
    for absence, expected in ((Absence.SHOWN, [[], ["n:2"], []]), (Absence.NOTHING, [[], [], []])):
        cursor = look(far, None, edge(absence))[-1].cursor
        without = Far(100)
        without.said = {number: far.said[number] for number in (1, 3)}
        found = []
        for _ in range(3):
            blocks = look(without, cursor, edge(absence))
            found.append(gone(blocks))
            cursor = blocks[-1].cursor
        assert (found, without.asked) == (expected, [])
