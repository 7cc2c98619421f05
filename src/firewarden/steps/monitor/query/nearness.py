"""Which occurrences stand near each other, counted in words."""

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias, TypeVar

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


_Part = TypeVar("_Part", bound=Hashable)


def loose_places(
    parts: Sequence[_Part], places_of: Callable[[_Part], Iterable[Place]], distance: int, wall: int | None = None
) -> Iterator[Place]:
    """Shortest stretches that hold every part, a repeated one as often, with at most `distance` other words.

    In any order, and not over the wall. Parts that can be the same word need as many words as there are parts.
    """
    wanted = Counter(parts)
    places = [sorted(places_of(part)) for part in wanted]
    if not all(places):
        return iter(())
    covered = sum(count * (each[0][1] - each[0][0] + 1) for count, each in zip(wanted.values(), places, strict=True))
    found = sorted((place, kind) for kind, each in enumerate(places) for place in each)
    stretches = _stretches(found, list(wanted.values()), distance + covered)
    return islice((s for s in stretches if wall is None or not s[0] < wall < s[1]), MOST_PAIRS)


def _stretches(found: Sequence[tuple[Place, int]], wanted: Sequence[int], longest: int) -> Iterator[Place]:
    """A window moves over the places once; `longest` is in words."""
    window: deque[tuple[Place, int]] = deque()
    have: Counter[int] = Counter()
    starts: Counter[int] = Counter()
    least = sum(wanted)
    for place, kind in found:
        window.append((place, kind))
        have[kind] += 1
        starts[place[0]] += 1
        while window:
            (first, _), oldest = window[0]
            alone = starts[first] == 1
            spare = have[oldest] > wanted[oldest] and len(starts) - alone >= least
            if not spare and place[1] - first < longest:
                break
            window.popleft()
            have[oldest] -= 1
            starts[first] -= 1
            if alone:
                del starts[first]
        if len(starts) >= least and all(have[number] >= count for number, count in enumerate(wanted)):
            yield window[0][0][0], place[1]


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
