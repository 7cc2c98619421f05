"""What was to be expected since the onset: the detector's own baseline where there is one, else the week before."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.steps.assess.inputs import Inputs
from firewarden.vocabulary.clock import BIN, HOUR

_ENOUGH = 6 * HOUR
"""So much captured time must lie before the onset for it to stand for what is usual."""

_KNOWN = 0.8
"""So much of the time since the onset must have an expectation."""

_HOSTILE_AN_HOUR = 1.0
"""Taken for usual where nothing is known of the brand's past."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """Over the captured time since the onset. `mentions` is None where nobody can know; `hostile` then is a guess."""

    mentions: float | None
    hostile: float
    is_guess: bool


def usual(inputs: Inputs) -> Usual:
    current, past = inputs.current, inputs.past
    hours = max(1.0, len(current) * BIN / HOUR)
    mentions, hostile = _foretold([b.expected for b in current]), _foretold([b.expected_negative for b in current])
    if mentions is None and len(past) * BIN >= _ENOUGH:
        mentions = sum(b.mentions for b in past) / len(past) * len(current)
    if hostile is None and len(past) * BIN >= _ENOUGH:
        hostile = sum(b.negative for b in past) / len(past) * len(current)
    return Usual(
        mentions=mentions,
        hostile=hostile if hostile is not None else _HOSTILE_AN_HOUR * hours,
        is_guess=hostile is None,
    )


def _foretold(values: Sequence[float | None]) -> float | None:
    """The sum over all bins, where most of them have a value; the others are taken for their mean."""
    known = [value for value in values if value is not None]
    if not known or len(known) < _KNOWN * len(values):
        return None
    return sum(known) * len(values) / len(known)
