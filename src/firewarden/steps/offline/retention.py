"""Which times a brand may keep content for."""

from collections.abc import Mapping

from firewarden.vocabulary.retention import LEAST, MOST, USUAL, Kept
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


def times(own: Mapping[str, int]) -> dict[Kept, int]:
    """Days by kind: the brand's own, else the usual ones; a name nobody knows is passed by."""
    return {kept: own.get(kept.value, usual) for kept, usual in USUAL.items()}


def check(wanted: Mapping[Kept, int]) -> Refused | None:
    for days in wanted.values():
        if not LEAST <= days <= MOST:
            return Refused(
                reason=say(
                    "Keep content for {least} to {most} days, not {days}. What has to stay longer needs a legal hold.",
                    least=LEAST,
                    most=MOST,
                    days=days,
                )
            )
    return None
