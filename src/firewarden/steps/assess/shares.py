"""Shares with honest widths: of a count, and of a count that a fallible reader made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firewarden.measure import intervals
from firewarden.vocabulary.mention import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How many hostile posts are found, and how many others are left alone: at the worst, usually, at the best."""

    found: tuple[float, float, float]
    spared: tuple[float, float, float]


STARS = Accuracy(found=(1.0, 1.0, 1.0), spared=(1.0, 1.0, 1.0))
"""Readings that rest on a review's stars."""

_GOOD = Accuracy(found=(0.62, 0.70, 0.80), spared=(0.76, 0.85, 0.91))
_FAIR = Accuracy(found=(0.46, 0.56, 0.62), spared=(0.80, 0.85, 0.92))
_POOR = Accuracy(found=(0.33, 0.41, 0.49), spared=(0.81, 0.87, 0.91))
LANGUAGES: Mapping[str | None, Accuracy] = {
    **dict.fromkeys(("en",), _GOOD),
    **dict.fromkeys(("es", "pt", "fr", "de"), _FAIR),
    **dict.fromkeys(("it", "hi", "ar"), _POOR),
}
"""As measured on texts that nothing was tuned on (docs/assessment.md); other languages count as the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`observed` is what was counted; the truth lies between `low` and `high`, most likely at `likely`."""

    observed: float
    low: float
    high: float
    likely: float


NOTHING_KNOWN = Share(observed=0.0, low=0.0, high=1.0, likely=0.5)


def wilson(part: int, whole: int) -> Share:
    """Share of a counted part with its 95 % Wilson interval."""
    if whole <= 0:
        return NOTHING_KNOWN
    low, high = intervals.wilson(part, whole)
    return Share(observed=part / whole, low=low, high=high, likely=part / whole)


def read(part: int, whole: int, by: Accuracy) -> Share:
    """Share of what the tone enricher counted: Wilson's interval, corrected for its errors at their worst
    (Rogan and Gladen 1978)."""
    plain = wilson(part, whole)
    if whole <= 0:
        return plain
    worst, usual, best = range(3)
    return Share(
        observed=plain.observed,
        low=min(plain.low, _true(plain.low, by.found[best], by.spared[worst])),
        high=max(plain.high, _true(plain.high, by.found[worst], by.spared[best])),
        likely=_true(plain.observed, by.found[usual], by.spared[usual]),
    )


def accuracy(mentions: Sequence[Mention]) -> Accuracy:
    """Of the readings of these mentions together, by their languages and stars."""
    each = [STARS if m.post.rating is not None else LANGUAGES.get(m.reading.lang, _POOR) for m in mentions]
    if not each:
        return _GOOD
    return Accuracy(found=_mean([one.found for one in each]), spared=_mean([one.spared for one in each]))


def _true(observed: float, found: float, spared: float) -> float:
    return min(1.0, max(0.0, (observed - (1 - spared)) / (found + spared - 1)))


def _mean(rows: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    low, usual, high = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    return low, usual, high
