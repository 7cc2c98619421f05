"""Where everything of a volume chart stands: paths, ticks, marks and the rows of its table. Draws nothing itself.

The chart is SVG made by the server (`parts/chart.html`): it prints, needs no script and is sharp on every
width. Across, everything is in thousandths or per cent of the width; upwards, in per cent of the height.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, log10
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as format_date

from firewarden.desk import shown
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant, to_datetime

WIDTH = 1000
MINUTES = tuple(count * MINUTE for count in (5, 15, 30))
HOURS = tuple(count * HOUR for count in (1, 2, 3, 6, 12))
STEPS = (*MINUTES, *HOURS, *(count * DAY for count in (1, 2, 7, 30)))
"""What may lie between two ticks."""
ROWS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One bin. `observed` None: not captured. `expected` None: not known yet (cold start)."""

    at: Instant
    observed: int | None
    negative: int = 0
    expected: float | None = None
    usual: float | None = None
    """The most that would still be usual; the band reaches up to it, else up to `expected`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened; a `quiet` one is drawn in gray."""

    at: Instant
    label: str
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """`at` is per cent of the width; `minor` ones are left out on a phone."""

    at: str
    text: str
    minor: bool = False
    anchor: str = "middle"
    row: int = 0
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    band: str
    negative: str
    other: str
    blind: tuple[tuple[str, str], ...]
    """Where and how wide, in thousandths of the width: what was not captured."""
    grid: tuple[tuple[str, str], ...]
    """Per cent of the height, and the number there."""
    ticks: tuple[Label, ...]
    marks: tuple[Label, ...]
    rows: tuple[Point, ...]
    zone: str
    data: tuple[tuple[int, int | None, int, float | None], ...]
    """Seconds, observed, negative and expected of each bin: for the read-out under a pointer."""
    width: Instant
    """Of one bin, in microseconds."""


def draw(points: Sequence[Point], marks: Sequence[Mark] = (), *, width: int = 5 * MINUTE) -> Drawing:
    """`points` in order, evenly `width` microseconds apart, at least one."""
    top = _round_up(max(max(point.observed or 0, _usual(point) or 0) for point in points) or 1)
    start, end = points[0].at, Instant(points[-1].at + width)
    return Drawing(
        band=_band(points, top),
        negative=_bars(points, top, lambda point: (0, point.negative)),
        other=_bars(points, top, lambda point: (point.negative, (point.observed or 0) - point.negative)),
        blind=_blind(points),
        grid=_grid(top),
        ticks=_ticks(start, end),
        marks=_marks(marks, start, end),
        rows=_rows(points),
        zone=shown.zone_name(_local(points[-1].at)),
        data=tuple((point.at // 1_000_000, point.observed, point.negative, point.expected) for point in points),
        width=Instant(width),
    )


def _usual(point: Point) -> float | None:
    return point.usual if point.usual is not None else point.expected


def _round_up(value: float) -> float:
    """To 1, 2, 5 or 10 times a power of ten, the next above."""
    power = 10.0 ** (ceil(log10(value)) - 1)
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value * 0.999)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _grid(top: float) -> tuple[tuple[str, str], ...]:
    digits = 0 if top > 1 else 1
    return ("50", shown.number(top / 2, digits)), ("0", shown.number(top, digits))


def _band(points: Sequence[Point], top: float) -> str:
    """One closed outline for each run of bins whose usual volume is known."""
    step, outline = WIDTH / len(points), []
    for index, point in enumerate(points):
        high = _usual(point)
        if high is None:
            continue
        height = max(100 * high / top, 1.2)
        outline.append(f"M{_short(index * step)} 100v-{_short(height)}h{_short(step + 0.5)}V100z")
    return "".join(outline)


def _bars(points: Sequence[Point], top: float, part: Callable[[Point], tuple[int, int]]) -> str:
    """`part` says from which count up a bar starts, and how many it shows."""
    step, outline = WIDTH / len(points), []
    gap = step * 0.15 if len(points) <= 200 else 0
    for index, point in enumerate(points):
        base, count = part(point)
        if point.observed is None or count <= 0:
            continue
        foot, height = 100 - 100 * base / top, _short(100 * count / top)
        outline.append(f"M{_short(index * step)} {_short(foot)}v-{height}h{_short(step - gap)}v{height}z")
    return "".join(outline)


def _blind(points: Sequence[Point]) -> tuple[tuple[str, str], ...]:
    step, found, begin = WIDTH / len(points), [], None
    for index, point in enumerate([*points, None]):
        if point is not None and point.observed is None:
            begin = index if begin is None else begin
        elif begin is not None:
            found.append((_short(begin * step), _short((index - begin) * step)))
            begin = None
    return tuple(found)


def _ticks(start: Instant, end: Instant) -> tuple[Label, ...]:
    """At round local times, six at most."""
    step = next((step for step in STEPS if (end - start) / step <= 6), STEPS[-1])
    shift = int((_local(start).utcoffset() or timedelta()).total_seconds()) * 1_000_000
    first = -(-(start + shift) // step) * step - shift
    labels = []
    for index, at in enumerate(range(first, end, step)):
        local = _local(Instant(at))
        midnight = step >= DAY or (local.hour, local.minute) == (0, 0)
        text = format_date(local, "j M") if midnight else f"{local:%H:%M}"
        labels.append(Label(at=_percent(at, start, end), text=text, minor=bool(index % 2)))
    return tuple(labels)


def _marks(marks: Sequence[Mark], start: Instant, end: Instant) -> tuple[Label, ...]:
    inside = sorted((mark for mark in marks if start <= mark.at <= end), key=lambda mark: mark.at)
    return tuple(
        Label(
            at=_percent(mark.at, start, end),
            text=f"{mark.label} {_local(mark.at):%H:%M}",
            anchor="end" if (mark.at - start) * 2 > end - start else "start",
            row=index % 3,
            quiet=mark.quiet,
        )
        for index, mark in enumerate(inside)
    )


def _rows(points: Sequence[Point]) -> tuple[Point, ...]:
    """At most ROWS of them: neighbors are added up, and a sum with a gap in it is unknown."""
    size = ceil(len(points) / ROWS)
    return tuple(_sum(points[index : index + size]) for index in range(0, len(points), size))


def _sum(points: Sequence[Point]) -> Point:
    seen = [point.observed for point in points if point.observed is not None]
    expected = [point.expected for point in points if point.expected is not None]
    return Point(
        at=points[0].at,
        observed=sum(seen) if len(seen) == len(points) else None,
        negative=sum(point.negative for point in points),
        expected=sum(expected) if len(expected) == len(points) else None,
    )


def _percent(at: int, start: Instant, end: Instant) -> str:
    return _short(100 * (at - start) / (end - start))


def _local(at: Instant) -> datetime:
    return to_datetime(at).astimezone(timezone.get_current_timezone())


FUNCTIONS: dict[str, Any] = {"draw_volume": draw}
