"""Daily values as an SVG line with the limit they are judged by. Days that say nothing leave a hole."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.steps.rebuild.criterion import Day
from firewarden.vocabulary.clock import Instant

WIDTH, HEIGHT = 1000.0, 200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Coordinates of a 1000 x 200 drawing; `limit` and `onset` None where there is nothing to draw."""

    path: str
    dots: tuple[tuple[str, str, Day], ...]
    limit: str | None
    onset: str | None
    top: float


def draw(days: Sequence[Day], limit: float | None, onset: Instant) -> Curve | None:
    """None while no day has a value."""
    known = [day for day in days if day.value is not None]
    if not known:
        return None
    top = max([day.value or 0.0 for day in known] + [limit or 0.0]) * 1.1 or 1.0
    first, last = days[0].at, days[-1].at

    def across(at: int) -> float:
        return (at - first) / max(1, last - first) * WIDTH

    def up(value: float) -> float:
        return HEIGHT - value / top * HEIGHT

    pieces, pen_down = [], False
    for day in days:
        if day.value is None:
            pen_down = False
            continue
        pieces.append(f"{'L' if pen_down else 'M'}{across(day.at):.1f} {up(day.value):.1f}")
        pen_down = True
    return Curve(
        path="".join(pieces),
        dots=tuple((f"{across(day.at) / 10:.1f}", f"{up(day.value or 0.0):.1f}", day) for day in known),
        limit=None if limit is None else f"{up(limit):.1f}",
        onset=f"{across(onset):.1f}" if first <= onset <= last else None,
        top=top,
    )
