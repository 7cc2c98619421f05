"""Daily values as an SVG line with the limit they are judged by. Days that say nothing leave a hole."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.desk.charts import Label, time_axis
from firewarden.reports.bars import round_up
from firewarden.steps.rebuild.criterion import Day
from firewarden.vocabulary.clock import DAY, Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Coordinates of a 1000 x 100 drawing; `limit` and `onset` None where there is nothing to draw. `grid` are heights
    with the value they stand for, `ticks` times in per cent of the width."""

    path: str
    limit: str | None
    onset: str | None
    grid: tuple[tuple[str, float], ...]
    ticks: tuple[Label, ...]


def draw(days: Sequence[Day], limit: float | None, onset: Instant) -> Curve | None:
    """None while no day has a value."""
    known = [day.value for day in days if day.value is not None]
    if not known:
        return None
    top = round_up(max([*known, limit or 0.0]) or 1.0)
    first, end = days[0].at, Instant(days[-1].at + DAY)

    def across(at: int) -> str:
        return f"{(at - first) / (end - first) * 1000:.1f}"

    def up(value: float) -> str:
        return f"{100 - value / top * 100:.1f}"

    pieces, pen_down = [], False
    for day in days:
        if day.value is not None:
            middle = day.at + DAY // 2
            # A day between two holes is a dot: a line of no length with round ends.
            pieces.append(f"{'L' if pen_down else 'M'}{across(middle)} {up(day.value)}{'' if pen_down else 'h0'}")
        pen_down = day.value is not None
    return Curve(
        path="".join(pieces),
        limit=None if limit is None else up(limit),
        onset=across(onset) if first <= onset < end else None,
        grid=tuple((up(top * part), top * part) for part in (0.5, 1.0)),
        ticks=time_axis(first, end),
    )
