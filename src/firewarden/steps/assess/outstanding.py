"""Words that hostile posts use and the talk of the week before did not: what it is about when no story leads."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from firewarden.steps.assess.inputs import Inputs
from firewarden.steps.assess.terms import terms
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Mention

_WORDS = 4
_PART = 0.04
"""Of the hostile posts must use a word."""

_CLEAR = 1.96
_FEWEST = 10
"""Posts on either side; fewer prove nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """`mentions` of `of` hostile posts use one of the `words`."""

    words: tuple[str, ...]
    mentions: int
    of: int
    evidence: tuple[PostKey, ...]


def outstanding(inputs: Inputs) -> Outstanding | None:
    """None where too little is known of either side, or nothing stands out."""
    if len(inputs.hostile) < _FEWEST or len(inputs.earlier) < _FEWEST:
        return None
    now, before = _counts(inputs.hostile), _counts(inputs.earlier)
    rated = [
        (-_z(count, len(inputs.hostile), before[term], len(inputs.earlier)), term)
        for term, count in now.items()
        if count >= max(2, _PART * len(inputs.hostile))
    ]
    words = {term for z, term in sorted(rated)[:_WORDS] if z < -_CLEAR}
    using = [mention for mention in inputs.hostile if not words.isdisjoint(terms(mention.post.text))]
    if not using:
        return None
    return Outstanding(
        words=tuple(sorted(words, key=lambda word: (-now[word], word))),
        mentions=len(using),
        of=len(inputs.hostile),
        evidence=tuple(mention.post.key for mention in using[-3:]),
    )


def _counts(mentions: Sequence[Mention]) -> Counter[str]:
    return Counter(term for mention in mentions for term in terms(mention.post.text))


def _z(here: int, of_here: int, there: int, of_there: int) -> float:
    """z of the log odds ratio of two shares, half a post added on every side."""
    odds = log((here + 0.5) / (of_here - here + 0.5)) - log((there + 0.5) / (of_there - there + 0.5))
    return odds / sqrt(1 / (here + 0.5) + 1 / (of_here - here + 0.5) + 1 / (there + 0.5) + 1 / (of_there - there + 0.5))
