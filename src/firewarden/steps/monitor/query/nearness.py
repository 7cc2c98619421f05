"""Which occurrences stand near each other, counted in words."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]
"""First and last word of an occurrence."""


MOST_PAIRS = 2_000
"""A text that repeats itself thousands of times has no more pairs than these, or one post could stop everything."""


def near_pairs(
    left: Iterable[Place], right: Iterable[Place], distance: int, *, ordered: bool, wall: int | None = None
) -> Iterator[tuple[Place, Place]]:
    """Pairs with at most `distance` words between them that share no word and have no `wall`, the
    index of the border between title and text, between them. `ordered`: left comes first."""
    return islice(_every_pair(sorted(set(left)), sorted(set(right)), distance, ordered, wall), MOST_PAIRS)


def _every_pair(
    left: Sequence[Place], right: Sequence[Place], distance: int, ordered: bool, wall: int | None
) -> Iterator[tuple[Place, Place]]:
    starts = [first for first, _ in right]
    longest = max((last - first for first, last in right), default=0)
    for place in left:
        earliest = place[1] + 1 if ordered else place[0] - distance - longest - 1
        for i in range(bisect_left(starts, earliest), bisect_left(starts, place[1] + distance + 2)):
            gap = _gap(place, right[i])
            if gap is not None and gap[1] - gap[0] <= distance and (wall is None or not gap[0] <= wall < gap[1]):
                yield place, right[i]


def covering(pair: tuple[Place, Place]) -> Place:
    """From the first word of the pair to its last."""
    (first, last), (other_first, other_last) = pair
    return min(first, other_first), max(last, other_last)


def _gap(one: Place, other: Place) -> Place | None:
    """The words between two places, half open; None when they overlap."""
    if one[1] < other[0]:
        return one[1] + 1, other[0]
    if other[1] < one[0]:
        return other[1] + 1, one[0]
    return None
