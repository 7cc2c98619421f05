"""Rules and weights together: what the weights say of each sentence decides, and the rules say where in it.

What the rules found is among the traits that are weighed. A code whose log-odds reach its limit is found: where the
rules had placed it, or else in the whole sentence. A code below its limit is dropped, whatever a rule said. A code
without a limit is left to the rules: there were too few marks of it to learn from. Below the limit of a defect is
a second, lower one: a sentence between the two may have it, which is said apart and counts for nothing.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firewarden.steps.apologize.checking.learned import Learned
from firewarden.steps.apologize.checking.parts import NAMES, Parts
from firewarden.steps.apologize.checking.reading import Reading, Span, meets, merged
from firewarden.steps.apologize.checking.traits import traits_of
from firewarden.vocabulary.finding import Code

Defects = dict[Code, tuple[Span, ...]]
CLEAR = 6.0
"""Log-odds beyond which an act is no surer."""


@dataclass(frozen=True, slots=True)
class Weighed:
    parts: Parts
    defects: Defects
    perhaps: Defects
    """Whole sentences."""


def weighed(reading: Reading, parts: Parts, defects: Mapping[Code, Sequence[Span]], by: Learned) -> Weighed:
    odds = by.log_odds(traits_of(reading, parts, defects))
    places = {
        name: _placed(reading, parts[name], [one[name] for one in odds], by.limits[name])
        if name in by.limits
        else parts[name]
        for name in NAMES
    }
    kept = Parts(
        places,
        named=_within(parts.named, places["responsibility"]),
        fault=_within(parts.fault, places["responsibility"]),
        solid=parts.solid,
    )
    found: Defects = {}
    for code in map(Code, (code for code in by.codes if code not in NAMES)):
        spans = tuple(defects.get(code, ()))
        if code in by.limits:
            spans = _placed(reading, spans, [one[code] for one in odds], by.limits[code])
        if spans:
            found[code] = spans
    noact = _noact(odds, parts, by)
    if noact >= by.limits[Code.NOACT]:
        found[Code.NOACT] = ((0, 0),)
    perhaps = {
        code: spans
        for code in map(Code, (code for code in by.codes if code in by.perhaps))
        if (spans := _doubtful(reading, found.get(code, ()), [one[code] for one in odds], by.perhaps[code]))
    }
    if Code.NOACT not in found and noact >= by.perhaps.get(Code.NOACT, math.inf):
        perhaps[Code.NOACT] = ((0, 0),)
    return Weighed(kept, found, perhaps)


def _placed(reading: Reading, ruled: Sequence[Span], odds: Sequence[float], limit: float) -> tuple[Span, ...]:
    found: list[Span] = []
    for sentence, one in zip(reading.sentences, odds, strict=True):
        if one >= limit:
            here = [span for span in ruled if sentence[0] <= span[0] < sentence[1]]
            found += here or [_trimmed(reading, sentence)]
    return merged(span for span in found if span[0] < span[1])


def _doubtful(reading: Reading, found: Sequence[Span], odds: Sequence[float], limit: float) -> tuple[Span, ...]:
    """Sentences from the lower limit on in which nothing was found."""
    spans = [
        _trimmed(reading, sentence)
        for sentence, one in zip(reading.sentences, odds, strict=True)
        if one >= limit and not meets(sentence, found)
    ]
    return tuple(span for span in spans if span[0] < span[1])


def _trimmed(reading: Reading, sentence: Span) -> Span:
    """Without the white space around it."""
    words = reading.text[slice(*sentence)]
    start = sentence[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _within(spans: Sequence[Span], places: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if meets(span, places))


def _noact(odds: Sequence[Mapping[str, float]], parts: Parts, by: Learned) -> float:
    """Log-odds that the text names no act."""
    repair, repentance = (max(-CLEAR, min(CLEAR, max(one[name] for one in odds))) for name in ("repair", "repentance"))
    constant, *weights = by.noact
    known = zip(weights, (repair, repentance, float(bool(parts.solid))), strict=True)
    return constant + sum(weight * value for weight, value in known)
