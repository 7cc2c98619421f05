"""The times of a brand's communication clock beside the usual ones."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.records import scope
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.tempo import TEMPOS, Tempo


@dataclass(frozen=True, slots=True, kw_only=True)
class TempoRow:
    """In minutes: to acknowledge, to say what we know, and between later words. `usual`: those that hold where the
    brand has none of its own. `own`: it has."""

    level: Level
    minutes: tuple[int, int, int]
    usual: tuple[int, int, int]
    own: bool


def tempos(access: Access) -> tuple[TempoRow, ...]:
    """Of the levels at which the public has to hear from us, lowest first."""
    access.need("read")
    brand, found = scope.brand(access), []
    for level, usual in sorted(TEMPOS.items()):
        now = brand.tempo(level) or usual
        found.append(TempoRow(level=level, minutes=_minutes(now), usual=_minutes(usual), own=now != usual))
    return tuple(found)


def _minutes(tempo: Tempo) -> tuple[int, int, int]:
    return tempo.acknowledge // MINUTE, tempo.scope // MINUTE, tempo.every // MINUTE
