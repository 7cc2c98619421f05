"""Whether it gets worse: the last hour against the hour before, in hostile mentions."""

from dataclasses import dataclass
from math import sqrt

from firewarden.steps.assess.inputs import STREAM, Inputs
from firewarden.vocabulary.assessment import Trend
from firewarden.vocabulary.clock import BIN, HOUR
from firewarden.vocabulary.volume import Bin

_CLEAR = 1.64
"""z of the difference of two counts, one-sided 5 %."""

_ENOUGH = 5
_BINS = HOUR // BIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Hostile mentions of the last hour of closed bins and of the hour before; None where not captured."""

    last: int | None
    before: int | None
    trend: Trend


def course(inputs: Inputs) -> Course:
    """Judged on closed bins: open ones are not full yet and would always look better."""
    closed = [b for b in inputs.bins if b.stream == STREAM and b.closed and b.at + BIN <= inputs.at]
    last, before = _hostile(closed[-_BINS:]), _hostile(closed[-2 * _BINS : -_BINS])
    return Course(last=last, before=before, trend=_judged(last, before))


def _hostile(bins: list[Bin]) -> int | None:
    if len(bins) < _BINS or any(b.gap for b in bins):
        return None
    return sum(b.negative for b in bins)


def _judged(last: int | None, before: int | None) -> Trend:
    if last is None or before is None or last + before < _ENOUGH:
        return Trend.UNKNOWN
    z = (last - before) / sqrt(last + before)
    return Trend.WORSE if z > _CLEAR else Trend.BETTER if z < -_CLEAR else Trend.STEADY
