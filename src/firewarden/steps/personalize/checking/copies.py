"""The boilerplate guard: whether a reply was sent before to somebody else. Does not judge what it says.

Two measures, the larger counts: Jaccard's index over runs of five masked words (research: warn from .5, ask why from
.7), and how much of the shorter text stands in the longer one, less what any two replies share by chance. The second
sees copies with a sentence added, words exchanged or the order changed, where five-word runs break.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firewarden.steps.personalize.checking.background import Background, Earlier
from firewarden.text.shingles import Wording, contained, jaccard, masked, wording
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Moment, say

WARN_AT, REASON_AT = 0.5, 0.7
LAST = 200
"""So many of the team's public replies are looked at."""
BY_CHANCE = 0.3
"""What nine of ten pairs of one team's replies do not exceed (measured in benchmarks/replies.py)."""
SHORTEST = 6
"""Fewer masked words are a courtesy, not a copy."""
CONTAINED_FROM = 8
"""Of two texts the shorter has so many words before its words are looked for in the longer one."""
OPENINGS, OPENING_AT = 20, 3
_OPENING_WORDS = 3
_SAME_FACT = 0.8
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]*")


@dataclass(frozen=True, slots=True)
class Copy:
    """The earlier reply that is most alike, and how much, in 0..1."""

    likeness: float
    of: Earlier


def nearest(text: str, background: Background) -> Copy | None:
    """None where there is nothing to compare."""
    shared = [wording(fact) for fact in background.shared]
    own = wording(_without(text, shared), background.names)
    if len(own.words) < SHORTEST:
        return None
    best: Copy | None = None
    for one in latest(background.earlier, LAST):
        likeness = alike(own, wording(_without(one.text, shared), (one.to,)))
        if best is None or likeness > best.likeness:
            best = Copy(likeness, one)
    return best


def alike(own: Wording, other: Wording) -> float:
    """0..1. Courtesies are like nothing but themselves."""
    if len(other.words) < SHORTEST:
        return 1.0 if own.words == other.words else 0.0
    runs = jaccard(own.fives, other.fives)
    if min(len(own.words), len(other.words)) < CONTAINED_FROM:
        return runs
    return max(runs, (contained(own, other) - BY_CHANCE) / (1 - BY_CHANCE))


def latest(earlier: Sequence[Earlier], count: int) -> list[Earlier]:
    """The newest first."""
    return sorted(earlier, key=lambda one: one.at, reverse=True)[:count]


def copies(copy: Copy | None) -> Iterator[Finding]:
    """What a copy leads to: a warning, or a reason to be given."""
    if copy is None or copy.likeness < WARN_AT:
        return
    at, words, whom = Moment(copy.of.at), _short(copy.of.text), copy.of.to or "?"
    message = say("Much like the reply to {whom} at {at}: “{words}”.", whom=whom, at=at, words=words)
    if copy.likeness >= REASON_AT:
        message = say(
            "The words of the reply to {whom} at {at}: “{words}”. Sending them again needs a reason.",
            whom=whom,
            at=at,
            words=words,
        )
    hint = say("People compare what they get. Say what happened to this person and what you do about it.")
    yield Finding(code=Code.COPY, weight=Weight.WARN, message=message, hint=hint)


def openings(text: str, background: Background) -> Iterator[Finding]:
    """The same first sentence too often among the last replies."""
    own = _opening(text, background.names)
    counted = Counter(_opening(one.text, (one.to,)) for one in latest(background.earlier, OPENINGS))
    if len(own) >= _OPENING_WORDS and counted[own] >= OPENING_AT:
        yield Finding(
            code=Code.OPENING,
            weight=Weight.WARN,
            message=say("{count} of the last {of} replies begin like this.", count=counted[own], of=OPENINGS),
            hint=say("Begin with what happened to this person."),
            end=_first(text)[1],
        )


def _opening(text: str, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(masked(text[slice(*_first(text))], names))


def _first(text: str) -> tuple[int, int]:
    """The first sentence that says more than hello."""
    for match in _SENTENCE.finditer(text):
        if len(masked(match[0])) >= _OPENING_WORDS:
            return 0, match.end()
    return 0, len(text)


def _without(text: str, shared: Sequence[Wording]) -> str:
    """Sentences that only repeat a shared fact are taken out."""
    if not shared:
        return text
    return "".join(
        match[0] for match in _SENTENCE.finditer(text) if not any(_repeats(wording(match[0]), fact) for fact in shared)
    )


def _repeats(own: Wording, fact: Wording) -> bool:
    return bool(own.words) and contained(own, fact) >= _SAME_FACT and len(own.words) <= len(fact.words) + 2


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"
