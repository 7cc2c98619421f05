"""A series of mentions as one SVG drawing: hostile and other mentions stacked, expectation, gaps, marks.

Colors come from the page's style (classes `neg`, `oth`, `exp`, `gap`, `mark`), so that one drawing
serves light, dark and print. The drawing carries a sentence for those who cannot see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from firewarden.vocabulary.analysis import SeriesPoint
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant, to_datetime

COLUMNS = 360
"""At most so many bars; longer series are summed into wider ones."""
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 18, 22
STEPS = (5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    at: Instant
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """From instants and counts to pixels."""

    width: int
    height: int
    start: int
    end: int
    top: float

    def x(self, at: float) -> float:
        return LEFT + (at - self.start) / max(1, self.end - self.start) * (self.width - LEFT - RIGHT)

    def y(self, count: float) -> float:
        return self.height - BOTTOM - count / self.top * (self.height - TOP - BOTTOM)


def draw(
    points: Sequence[SeriesPoint],
    *,
    step: int,
    summary: str,
    marks: Sequence[Mark] = (),
    size: tuple[int, int] = (760, 220),
) -> str:
    """`step` is the width of one point in microseconds; `summary` is what the drawing says in words."""
    if not points:
        return f'<p class="empty">{escape(summary)}</p>'
    bars, wide = widen(points, step)
    top = max([b.mentions or 0 for b in bars] + [b.expected or 0.0 for b in bars] + [4.0])
    frame = Frame(width=size[0], height=size[1], start=bars[0].at, end=bars[-1].at + wide, top=top * 1.05)
    parts = [
        f'<svg viewBox="0 0 {size[0]} {size[1]}" role="img" aria-label="{escape(summary, quote=True)}" class="series">',
        *_grid(frame),
        *_gaps(frame, bars, wide),
        *_bars(frame, bars, wide),
        _expected(frame, bars, wide),
        *_marks(frame, marks),
        *_ticks(frame),
        "</svg>",
    ]
    return "".join(parts)


def widen(points: Sequence[SeriesPoint], step: int) -> tuple[list[SeriesPoint], int]:
    """Sums neighbors until at most COLUMNS bars are left. A bar is a gap when all of it is."""
    times = -(-len(points) // COLUMNS)
    if times == 1:
        return list(points), step
    return [_sum(points[i : i + times]) for i in range(0, len(points), times)], step * times


def _sum(group: Sequence[SeriesPoint]) -> SeriesPoint:
    known = [p for p in group if not p.gap]
    foretold = [p.expected for p in known if p.expected is not None]
    return SeriesPoint(
        at=group[0].at,
        mentions=sum(p.mentions or 0 for p in known) if known else None,
        negative=sum(p.negative or 0 for p in known) if known else None,
        expected=sum(foretold) if foretold and len(foretold) == len(known) else None,
        gap=not known,
    )


def _grid(frame: Frame) -> list[str]:
    lines = []
    for share in (0.0, 0.5, 1.0):
        count = frame.top / 1.05 * share
        y = frame.y(count)
        lines.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{frame.width - RIGHT}"/>')
        lines.append(f'<text class="axis" x="{LEFT - 5}" y="{y + 3:.1f}" text-anchor="end">{_short(count)}</text>')
    return lines


def _short(count: float) -> str:
    return f"{count / 1000:.1f}k" if count >= 10_000 else f"{count:.0f}"


def _gaps(frame: Frame, bars: Sequence[SeriesPoint], wide: int) -> list[str]:
    height = frame.height - TOP - BOTTOM
    return [
        f'<rect class="gap" x="{frame.x(b.at):.1f}" y="{TOP}" width="{frame.x(b.at + wide) - frame.x(b.at):.1f}" '
        f'height="{height}"/>'
        for b in bars
        if b.gap
    ]


def _bars(frame: Frame, bars: Sequence[SeriesPoint], wide: int) -> list[str]:
    hostile, other = [], []
    for bar in bars:
        if not bar.mentions:
            continue
        left, right = frame.x(bar.at), frame.x(bar.at + wide)
        right -= min(1.0, (right - left) * 0.2)
        floor, middle, top = frame.y(0), frame.y(bar.negative or 0), frame.y(bar.mentions)
        if bar.negative:
            hostile.append(f"M{left:.1f} {floor:.1f}V{middle:.1f}H{right:.1f}V{floor:.1f}Z")
        other.append(f"M{left:.1f} {middle:.1f}V{top:.1f}H{right:.1f}V{middle:.1f}Z")
    return [f'<path class="oth" d="{"".join(other)}"/>', f'<path class="neg" d="{"".join(hostile)}"/>']


def _expected(frame: Frame, bars: Sequence[SeriesPoint], wide: int) -> str:
    path, pen_down = [], False
    for bar in bars:
        if bar.expected is None:
            pen_down = False
            continue
        path.append(f"{'L' if pen_down else 'M'}{frame.x(bar.at + wide / 2):.1f} {frame.y(bar.expected):.1f}")
        pen_down = True
    return f'<path class="exp" d="{"".join(path)}"/>'


def _marks(frame: Frame, marks: Sequence[Mark]) -> list[str]:
    drawn, last = [], -1e9
    for mark in marks:
        x = frame.x(mark.at)
        drawn.append(f'<path class="mark" d="M{x:.1f} {TOP - 6}V{frame.height - BOTTOM}"/>')
        if x - last > 110:
            anchor = "end" if x > frame.width * 0.75 else "start"
            drawn.append(f'<text class="label" x="{x:.1f}" y="10" text-anchor="{anchor}">{escape(mark.text)}</text>')
            last = x
    return drawn


def _ticks(frame: Frame) -> list[str]:
    span = frame.end - frame.start
    step = next((s for s in STEPS if span / s <= 9), STEPS[-1])
    first = -(-frame.start // step) * step
    form = "%H:%M" if step < 12 * HOUR else "%d %b" if span < 300 * DAY else "%b %Y"
    return [
        f'<text class="axis" x="{frame.x(at):.1f}" y="{frame.height - 6}" text-anchor="middle">'
        f"{to_datetime(Instant(at)).strftime(form)}</text>"
        for at in range(first, frame.end + 1, step)
        if LEFT + 12 < frame.x(at) < frame.width - RIGHT - 12
    ]
