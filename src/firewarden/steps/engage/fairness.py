"""Whether people are answered alike, whoever listens to them, wherever and in whatever language they write.

A difference is named only where the intervals lie apart: with few people chance alone makes one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firewarden.measure.intervals import wilson
from firewarden.measure.survival import median_wait
from firewarden.vocabulary.said import Percent, Said, say

BANDS = ((100, "under 100"), (1_000, "100 to 999"), (10_000, "1,000 to 9,999"))
MOST = "10,000 and more"
UNKNOWN = "not known"
FEW = 5
"""People of a group from which on it is compared."""


class By(StrEnum):
    """By what people are told apart."""

    REACH = "reach"
    NETWORK = "network"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """One person who wanted an answer. `waited`: microseconds until it came, else until now. `reach` None: no network
    said it. `incident` and `post` lead to what they wrote."""

    reach: int | None
    network: str
    language: str
    waited: int
    answered: bool
    incident: int
    post: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """`share` answered, and `wait` microseconds until half had an answer, each with the ends of its 95 % interval."""

    name: str
    askers: tuple[Asker, ...]
    answered: int
    share: tuple[float, float, float]
    wait: tuple[int | None, int | None, int | None]


def groups(askers: Iterable[Asker], by: By) -> tuple[Group, ...]:
    """By reach from the least to the most, else the largest group first; who is not known comes last."""
    found: dict[str, list[Asker]] = {}
    for one in askers:
        found.setdefault(_NAME[by](one), []).append(one)
    made = [_group(name, tuple(members)) for name, members in found.items()]
    bands = [*(name for _, name in BANDS), MOST]
    if by is By.REACH:
        return tuple(sorted(made, key=lambda one: bands.index(one.name) if one.name in bands else len(bands)))
    return tuple(sorted(made, key=lambda one: (one.name == UNKNOWN, -len(one.askers), one.name)))


def apart(found: Sequence[Group]) -> tuple[tuple[Group, Group], ...]:
    """Pairs (better, worse) of which the better is answered more often, beyond what chance may make of it."""
    large = [one for one in found if len(one.askers) >= FEW]
    return tuple((one, other) for one in large for other in large if one.share[1] > other.share[2])


def told(better: Group, worse: Group) -> Said:
    return say(
        "{better} was answered more often than {worse}: {more} against {less}.",
        better=named(better),
        worse=named(worse),
        more=Percent(better.share[0]),
        less=Percent(worse.share[0]),
    )


def named(group: Group) -> Said:
    """Names of networks and languages are their own."""
    return NAMED.get(group.name, Said(group.name))


def _group(name: str, askers: tuple[Asker, ...]) -> Group:
    answered = sum(one.answered for one in askers)
    low, high = wilson(answered, len(askers))
    return Group(
        name=name,
        askers=askers,
        answered=answered,
        share=(answered / len(askers), low, high),
        wait=median_wait([(one.waited, one.answered) for one in askers]),
    )


def _band(one: Asker) -> str:
    if one.reach is None:
        return UNKNOWN
    return next((name for end, name in BANDS if one.reach < end), MOST)


_NAME: dict[By, Callable[[Asker], str]] = {
    By.REACH: _band,
    By.NETWORK: lambda one: one.network or UNKNOWN,
    By.LANGUAGE: lambda one: one.language or UNKNOWN,
}
NAMED = {
    "under 100": say("under 100"),
    "100 to 999": say("100 to 999"),
    "1,000 to 9,999": say("1,000 to 9,999"),
    MOST: say("10,000 and more"),
    UNKNOWN: say("not known"),
}
"""Names of groups that are words of ours; all others are names."""
