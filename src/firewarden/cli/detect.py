"""`firewarden detect`: counts in, line by line; how alarming each bin is, out. No server, no files.

Exit codes: 0 the input ended; 2 a line could not be read or came out of order.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import click

from firewarden.measure.decay import BINS_PER_DAY
from firewarden.steps.monitor.calibration import HIGHEST_BUDGET, HOSTILE, LOWEST_BUDGET, VOLUME
from firewarden.steps.monitor.crisis_gate import NOTHING
from firewarden.steps.monitor.lanes import HostileLane, VolumeLane
from firewarden.steps.monitor.policy import DayOfRest
from firewarden.vocabulary.errors import BadInput

BIN_SECONDS = 300
COLD_BINS = 7 * BINS_PER_DAY
UNKNOWN_REASON = "the hostile mentions of this bin are not known"


@dataclass(frozen=True, slots=True)
class Line:
    """`seconds` is the start of a 5-minute bin; `negative` is None where it is not known."""

    seconds: int
    count: int
    negative: int | None


@dataclass(slots=True)
class HostileEar:
    """The hostile lane; a line without hostile mentions is unknown to it."""

    lane: HostileLane = field(default_factory=HostileLane)

    def hear(self, line: Line, number: int) -> float:
        if line.negative is None:
            self.lane.skip()
            return NOTHING
        return self.lane.update(line.seconds, line.count, line.negative)

    def score(self, raw: float, budget: float) -> float:
        return HOSTILE.score(raw, budget)


@dataclass(slots=True)
class VolumeEar:
    """The volume lane, its echoes of one burst left out; hostile mentions are ignored."""

    lane: VolumeLane = field(default_factory=VolumeLane)
    rest: DayOfRest = field(default_factory=DayOfRest)

    def hear(self, line: Line, number: int) -> float:
        return self.rest.heard(number, self.lane.update(line.seconds, line.count))

    def score(self, raw: float, budget: float) -> float:
        return VOLUME.score(raw, budget)


Ear = HostileEar | VolumeEar


@click.command("detect", short_help="Score counts read line by line: how alarming is each bin?")
@click.option(
    "--budget",
    type=click.FloatRange(LOWEST_BUDGET, HIGHEST_BUDGET),
    default=1.0,
    show_default=True,
    help="False alarms accepted in a week.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with the reason and the alarm.")
def command(budget: float, as_json: bool) -> None:
    """Read lines `ts,count,neg` and answer each at once with how alarming that bin is.

    ts is the start of a 5-minute bin in unix seconds, count the mentions in it, neg the hostile ones
    among them. 1.0 is the alarm threshold of the budget, 2.0 ten times rarer than that. Where neg is
    empty on the first line the volume detector is used and neg ignored; later an empty neg is unknown.
    A bin that is left out is unknown, never zero.

    Example: printf '1700000100,12,3\\n' | firewarden detect
    """
    write, flush = sys.stdout.write, sys.stdout.flush
    for answer in answers(sys.stdin, budget=budget, as_json=as_json):
        write(answer + "\n")
        flush()


def answers(texts: Iterable[str], *, budget: float, as_json: bool) -> Iterator[str]:
    """One answer for each text, from it and those before it. Raises BadInput for a text that is no such line."""
    ear: Ear | None = None
    number, before = 0, 0
    for place, text in enumerate(texts, start=1):
        line = read_line(text, place)
        if ear is None:
            ear = VolumeEar() if line.negative is None else HostileEar()
        else:
            number += _pass_missing(ear, before, line.seconds, place)
        before = line.seconds
        raw = ear.hear(line, number)
        yield _explained(ear, line, raw, number, budget) if as_json else repr(ear.score(raw, budget))
        number += 1


def read_line(text: str, place: int) -> Line:
    """Raises BadInput with what is wrong in line `place`."""
    parts = [part.strip() for part in text.strip().split(",")]
    try:
        seconds, count = _whole(parts[0]), _whole(parts[1])
        negative = _whole(parts[2]) if len(parts) > 2 and parts[2] else None
    except (ValueError, IndexError, OverflowError):
        raise BadInput(
            f"Line {place} is {text.strip()[:60]!r}. Write ts,count,neg in whole numbers, as in 1700000100,12,3."
        ) from None
    if count < 0 or not 0 <= (negative or 0) <= count:
        hostile = "" if negative is None else f", {negative} of them hostile"
        raise BadInput(f"Line {place} says {count} mentions{hostile}. That cannot be.")
    return Line(seconds, count, negative)


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        number = float(text)
        if number != int(number):
            raise
        return int(number)


def _pass_missing(ear: Ear, before: int, seconds: int, place: int) -> int:
    """Tells the lane of the bins between two lines; returns how many there are."""
    if seconds <= before:
        raise BadInput(
            f"Line {place} is at {seconds}, the line before at {before}. Sort the lines by time, one for each bin."
        )
    missing = max(0, round((seconds - before) / BIN_SECONDS) - 1)
    if missing:
        ear.lane.skip(missing)
    return missing


def _explained(ear: Ear, line: Line, raw: float, number: int, budget: float) -> str:
    unknown = isinstance(ear, HostileEar) and line.negative is None
    said = ear.lane.alarm(raw, budget=budget, cold=number < COLD_BINS)
    loud = said.score >= 1.0 and line.count > 0
    return json.dumps(
        {
            "ts": line.seconds,
            "score": said.score,
            "alarm": loud and ear.lane.admits(number, budget),
            "lane": said.lane.value,
            "window_minutes": said.window_minutes,
            "observed": None if unknown else said.observed,
            "expected": None if unknown else round(said.expected, 3),
            "once_per_weeks": round(said.once_per_weeks, 3),
            "reason": UNKNOWN_REASON if unknown else said.reason,
        },
        allow_nan=False,
    )
