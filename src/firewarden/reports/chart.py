"""A series of mentions as one SVG drawing: hostile and other mentions stacked, expectation, gaps, marks.

Colors come from the page's style (classes `neg`, `oth`, `exp`, `gap`, `mark`), so that one drawing
serves light, dark and print. The drawing carries a sentence for those who cannot see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from firewarden.reports.bars import Bar, at_most, gap, not_captured, round_up, ticks
from firewarden.vocabulary.analysis import SeriesPoint
from firewarden.vocabulary.clock import DAY, HOUR, Instant, to_datetime

COLUMNS = 360
"""At most so many bars; longer series are summed into wider ones."""
TICKS = 9
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 18, 22


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
    bars = at_most([_bar(point, step) for point in points], COLUMNS)
    top = round_up(max([bar.seen or 0 for bar in bars] + [bar.expected or 0.0 for bar in bars] + [4.0]))
    frame = Frame(width=size[0], height=size[1], start=bars[0].at, end=bars[-1].at + bars[-1].width, top=top)
    parts = [
        f'<svg viewBox="0 0 {size[0]} {size[1]}" role="img" aria-label="{escape(summary, quote=True)}" class="series">',
        *_grid(frame),
        *_gaps(frame, bars),
        *_bars(frame, bars),
        _expected(frame, bars),
        *_marks(frame, marks),
        *_ticks(frame),
        "</svg>",
    ]
    return "".join(parts)


def _bar(point: SeriesPoint, width: int) -> Bar:
    if point.gap:
        return gap(point.at, width)
    return Bar(at=point.at, seen=point.mentions, negative=point.negative or 0, expected=point.expected, width=width)


def _grid(frame: Frame) -> list[str]:
    lines = []
    for share in (0.0, 0.5, 1.0):
        count = frame.top * share
        y = frame.y(count)
        lines.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{frame.width - RIGHT}"/>')
        lines.append(f'<text class="axis" x="{LEFT - 5}" y="{y + 3:.1f}" text-anchor="end">{_short(count)}</text>')
    return lines


def _short(count: float) -> str:
    return f"{count / 1000:.1f}k" if count >= 10_000 else f"{count:.0f}"


def _gaps(frame: Frame, bars: Sequence[Bar]) -> list[str]:
    """Behind the bars: one that lacks something shows what was seen of it."""
    height = frame.height - TOP - BOTTOM
    drawn = []
    for first, count in not_captured(bars):
        last = bars[first + count - 1]
        left, right = frame.x(bars[first].at), frame.x(last.at + last.width)
        drawn.append(f'<rect class="gap" x="{left:.1f}" y="{TOP}" width="{right - left:.1f}" height="{height}"/>')
    return drawn


def _bars(frame: Frame, bars: Sequence[Bar]) -> list[str]:
    hostile, other = [], []
    for bar in bars:
        if not bar.seen:
            continue
        left, right = frame.x(bar.at), frame.x(bar.at + bar.width)
        right -= min(1.0, (right - left) * 0.2)
        floor, middle, top = frame.y(0), frame.y(bar.negative), frame.y(bar.seen)
        if bar.negative:
            hostile.append(f"M{left:.1f} {floor:.1f}V{middle:.1f}H{right:.1f}V{floor:.1f}Z")
        other.append(f"M{left:.1f} {middle:.1f}V{top:.1f}H{right:.1f}V{middle:.1f}Z")
    return [f'<path class="oth" d="{"".join(other)}"/>', f'<path class="neg" d="{"".join(hostile)}"/>']


def _expected(frame: Frame, bars: Sequence[Bar]) -> str:
    path, pen_down = [], False
    for bar in bars:
        if bar.expected is None:
            pen_down = False
            continue
        path.append(f"{'L' if pen_down else 'M'}{frame.x(bar.at + bar.width / 2):.1f} {frame.y(bar.expected):.1f}")
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
    step, places = ticks(frame.start, frame.end + 1, TICKS)
    form = "%H:%M" if step < 12 * HOUR else "%d %b" if span < 300 * DAY else "%b %Y"
    return [
        f'<text class="axis" x="{frame.x(at):.1f}" y="{frame.height - 6}" text-anchor="middle">'
        f"{to_datetime(Instant(at)).strftime(form)}</text>"
        for at in places
        if LEFT + 12 < frame.x(at) < frame.width - RIGHT - 12
    ]
