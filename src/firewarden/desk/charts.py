"""Where everything of a volume chart stands: paths, ticks, marks and the rows of its table. Draws nothing itself.

The chart is SVG made by the server (`parts/chart.html`): it prints, needs no script and is sharp on every
width. Across, everything is in thousandths or per cent of the width; upwards, in per cent of the height.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateformat import format as format_date

from firewarden.desk import shown
from firewarden.reports.bars import Bar, at_most, not_captured, round_up, ticks
from firewarden.vocabulary.clock import DAY, MINUTE, Instant, to_datetime

WIDTH = 1000
TICKS = 6
ROWS = 24
THINNEST = 4.0
"""Thousandths of the width: what was not captured can be seen however short it was."""


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
    """Where and how wide, in thousandths of the width: what was not captured, or not all of it."""
    grid: tuple[tuple[str, str], ...]
    """Per cent of the height, and the number there."""
    ticks: tuple[Label, ...]
    marks: tuple[Label, ...]
    rows: tuple[Bar, ...]
    zone: str
    data: tuple[tuple[int, int | None, int, float | None, int], ...]
    """Seconds, seen, negative, expected and minutes not captured of each bar: for the read-out under a pointer."""
    width: int
    """Of one bar, in microseconds."""


def draw(bars: Sequence[Bar], marks: Sequence[Mark] = ()) -> Drawing:
    """`bars` in order and evenly apart, at least one."""
    top = round_up(max(max(bar.seen or 0, _usual(bar) or 0) for bar in bars) or 1)
    start, end = bars[0].at, Instant(bars[-1].at + bars[-1].width)
    return Drawing(
        band=_band(bars, top),
        negative=_outlines(bars, top, lambda bar: (0, bar.negative)),
        other=_outlines(bars, top, lambda bar: (bar.negative, (bar.seen or 0) - bar.negative)),
        blind=_blind(bars),
        grid=_grid(top),
        ticks=time_axis(start, end),
        marks=_marks(marks, start, end),
        rows=tuple(at_most(bars, ROWS)),
        zone=shown.zone_name(_local(bars[-1].at)),
        data=tuple((bar.at // 1_000_000, bar.seen, bar.negative, bar.expected, bar.missing // MINUTE) for bar in bars),
        width=bars[0].width,
    )


def _usual(bar: Bar) -> float | None:
    return bar.usual if bar.usual is not None else bar.expected


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _grid(top: float) -> tuple[tuple[str, str], ...]:
    digits = 0 if top > 1 else 1
    return ("50", shown.number(top / 2, digits)), ("0", shown.number(top, digits))


def _band(bars: Sequence[Bar], top: float) -> str:
    """One closed outline for each run of bins whose usual volume is known."""
    step, outline = WIDTH / len(bars), []
    for index, bar in enumerate(bars):
        high = _usual(bar)
        if high is None:
            continue
        height = max(100 * high / top, 1.2)
        outline.append(f"M{_short(index * step)} 100v-{_short(height)}h{_short(step + 0.5)}V100z")
    return "".join(outline)


def _outlines(bars: Sequence[Bar], top: float, part: Callable[[Bar], tuple[int, int]]) -> str:
    """`part` says from which count up a bar starts, and how many it shows."""
    step, outline = WIDTH / len(bars), []
    gap = step * 0.15 if len(bars) <= 200 else 0
    for index, bar in enumerate(bars):
        base, count = part(bar)
        if bar.seen is None or count <= 0:
            continue
        foot, height = 100 - 100 * base / top, _short(100 * count / top)
        outline.append(f"M{_short(index * step)} {_short(foot)}v-{height}h{_short(step - gap)}v{height}z")
    return "".join(outline)


def _blind(bars: Sequence[Bar]) -> tuple[tuple[str, str], ...]:
    step = WIDTH / len(bars)
    return tuple((_short(first * step), _short(max(count * step, THINNEST))) for first, count in not_captured(bars))


def time_axis(start: Instant, end: Instant) -> tuple[Label, ...]:
    """Round times of the reader's clock, as per cent of the way from `start` to `end`."""
    """At round local times."""
    shift = int((_local(start).utcoffset() or timedelta()).total_seconds()) * 1_000_000
    step, places = ticks(start, end, TICKS, shift)
    labels = []
    for index, at in enumerate(places):
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


def _percent(at: int, start: Instant, end: Instant) -> str:
    return _short(100 * (at - start) / (end - start))


def _local(at: Instant) -> datetime:
    return to_datetime(at).astimezone(timezone.get_current_timezone())
