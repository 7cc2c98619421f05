"""How soon a source that brings nothing any more is said to be quiet, and how often one is that only rests.

    python benchmarks/silence.py [DATA] [--seeds 5] [--json]

Made-up sources run for eight weeks, are watched for false alarms in the last four, and are then stopped at ten moments
of the week after. DATA is a folder with nab/ and support/ from outside the project: their real series are judged twice,
for false alarms over their whole length behind the first week, and for stops at every tenth of what is left.

`expected gap` is what the source's own history makes expected once in a week, at the moment of the stop; `delay` is
from the stop (not from the last post) to QUIET; `within` the part of stops found in no more than one expected gap.
`true gap`, for made-up sources, is the silence that a long run of the same source exceeds once in a week.
"""

import argparse
import copy
import csv
import gzip
import json
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from firewarden.stages.silences import SIGNAL_WEEKS
from firewarden.steps.monitor.rhythm import HOURS, Rhythm
from firewarden.vocabulary.clock import MINUTE, Instant

WEEK_MINUTES = HOURS * 60
Counts = list[int]
"""New posts by minute."""


@dataclass(frozen=True, slots=True)
class Found:
    name: str
    weeks: float
    quiet_per_week: float
    signals_per_week: float
    gap: float
    true_gap: float | None
    delay: float
    longest_delay: float
    within: float
    missed: int


def flat(_minute: int) -> float:
    return 1.0


def office(minute: int) -> float:
    """Workdays by day, little at night, nearly nothing at the end of the week."""
    day, hour = minute // 1440 % 7, minute // 60 % 24
    by_hour = 2.2 if 8 <= hour < 19 else 0.25
    return by_hour * (1.2 if day < 5 else 0.06)


def evenings(minute: int) -> float:
    return 1.0 + 0.9 * math.sin((minute % 1440 / 1440 - 0.55) * 2 * math.pi)


def made_up(rate: float, season: Callable[[int], float], clumps: float, minutes: int, seed: int) -> Counts:
    """`rate` posts an hour; every clump holds `clumps` on average, over some minutes."""
    chance = random.Random(seed)
    counts = [0] * (minutes + 60)
    for minute in range(minutes):
        for _ in range(poisson(chance, rate / 60 / clumps * season(minute))):
            size = 1 if clumps == 1 else 1 + int(chance.expovariate(1 / (clumps - 1 + 1e-9)))
            for _ in range(size):
                counts[minute + (int(chance.expovariate(1 / 8)) if clumps > 1 else 0) % 60] += 1
    return counts[:minutes]


def poisson(chance: random.Random, mean: float) -> int:
    total, number, limit = chance.random(), 0, math.exp(-mean)
    while total > limit:
        total *= chance.random()
        number += 1
    return number


def in_batches(counts: Counts, every: int) -> Counts:
    """As a source looked at every few minutes gives them."""
    out = [0] * len(counts)
    for minute, count in enumerate(counts):
        if count:
            out[min(len(out) - 1, minute + every - 1 - minute % every)] += count
    return out


def tell(rhythm: Rhythm, minute: int, count: int) -> None:
    start, end = Instant(minute * MINUTE), Instant((minute + 1) * MINUTE)
    rhythm.pass_time(start, end)
    if count:
        rhythm.bring(Instant(end - 1), count)


def judge(name: str, counts: Counts, *, learn: int, stops: list[int], true_gap: float | None = None) -> Found:
    """False alarms from minute `learn` on; stops are minutes."""
    rhythm, quiets, signals, loud, said = Rhythm(), 0, 0, False, False
    gaps, delays, missed = [], [], 0
    waiting = sorted(stops)
    for minute, count in enumerate(counts):
        if waiting and minute == waiting[0]:
            waiting.pop(0)
            gap, delay = stop(rhythm, minute)
            if gap is not None and delay is not None:
                gaps.append(gap)
                delays.append(delay)
            else:
                missed += 1
        tell(rhythm, minute, count)
        quiet = rhythm.quiet()
        if minute >= learn:
            quiets += quiet is not None and not loud
            sounds = quiet is not None and quiet.once_per_weeks >= SIGNAL_WEEKS
            signals += sounds and not said
            said = quiet is not None and (said or sounds)
        loud = quiet is not None
    weeks = (len(counts) - learn) / WEEK_MINUTES
    return Found(
        name,
        weeks,
        quiets / weeks,
        signals / weeks,
        median(gaps) if gaps else math.nan,
        true_gap,
        median(delays) if delays else math.nan,
        max(delays, default=math.nan),
        sum(delay <= gap + 1 for delay, gap in zip(delays, gaps, strict=True)) / max(1, len(delays)),
        missed,
    )


def stop(rhythm: Rhythm, minute: int) -> tuple[float | None, int | None]:
    """The silence that the source's hours from here on make expected once in a week, and when it is told, both in
    minutes from the stop on. A source that is just quiet has no gap left to wait for."""
    fresh, stopped = copy.deepcopy(rhythm), copy.deepcopy(rhythm)
    fresh.bring(Instant(minute * MINUTE), 1)
    gap = delay = None
    for after in range(3 * WEEK_MINUTES):
        for one in (fresh, stopped):
            one.pass_time(Instant((minute + after) * MINUTE), Instant((minute + after + 1) * MINUTE))
        delay = after + 1 if delay is None and stopped.quiet() else delay
        gap = after + 1 if gap is None and fresh.quiet() else gap
        if gap is not None and delay is not None:
            return float(gap), delay
    return None, None


def once_a_week(counts: Counts) -> float:
    """The silence, in minutes, that comes once in a week."""
    at = [minute for minute, count in enumerate(counts) if count]
    gaps = sorted((later - one for one, later in pairwise(at)), reverse=True)
    return float(gaps[min(len(gaps) - 1, max(0, round(len(counts) / WEEK_MINUTES) - 1))])


KINDS: tuple[tuple[str, float, Callable[[int], float], float, int], ...] = (
    ("0.3 an hour", 0.3, flat, 1, 1),
    ("5 an hour", 5, flat, 1, 1),
    ("100 an hour", 100, flat, 1, 1),
    ("2,000 an hour", 2000, flat, 1, 1),
    ("0.3 an hour, office week", 0.3, office, 1, 1),
    ("5 an hour, office week", 5, office, 1, 1),
    ("100 an hour, office week", 100, office, 1, 1),
    ("5 an hour, evenings", 5, evenings, 1, 1),
    ("5 an hour, in clumps of 4", 5, flat, 4, 1),
    ("100 an hour, in clumps of 4", 100, evenings, 4, 1),
    ("5 an hour, looked at every 15 min", 5, evenings, 1, 15),
    ("100 an hour, looked at every 30 min", 100, evenings, 1, 30),
    ("one in 4 days", 1 / 96, flat, 1, 1),
)


def simulated(seeds: int) -> Iterator[Found]:
    chance = random.Random(7)
    for name, rate, season, clumps, every in KINDS:
        long_run = in_batches(made_up(rate, season, clumps, 26 * WEEK_MINUTES, 99), every)
        found = []
        for seed in range(seeds):
            counts = in_batches(made_up(rate, season, clumps, 9 * WEEK_MINUTES, seed), every)
            stops = [8 * WEEK_MINUTES + chance.randrange(WEEK_MINUTES - 1) for _ in range(10)]
            found.append(judge(name, counts, learn=4 * WEEK_MINUTES, stops=stops, true_gap=once_a_week(long_run)))
        yield pooled(found)


def pooled(found: list[Found]) -> Found:
    count = len(found)
    return Found(
        found[0].name,
        sum(one.weeks for one in found),
        sum(one.quiet_per_week for one in found) / count,
        sum(one.signals_per_week for one in found) / count,
        median(one.gap for one in found),
        found[0].true_gap,
        median(one.delay for one in found),
        max(one.longest_delay for one in found),
        sum(one.within for one in found) / count,
        sum(one.missed for one in found),
    )


def recorded(data: Path) -> Iterator[Found]:
    for path in sorted((data / "nab").glob("Twitter_volume_*.csv.gz")):
        yield _real(path.name.removesuffix(".csv.gz"), _from_counts(path))
    for path in sorted((data / "support").glob("*.jsonl.gz")):
        times = _times(path)
        if times and times[-1] - times[0] > 2 * WEEK_MINUTES:
            counts = [0] * (times[-1] - times[0] + 1)
            for at in times:
                counts[at - times[0]] += 1
            yield _real(path.name.removesuffix(".jsonl.gz"), counts)


def _real(name: str, counts: Counts) -> Found:
    learn = WEEK_MINUTES
    stops = [learn + (len(counts) - learn) * tenth // 10 for tenth in range(1, 10)]
    return judge(name, counts, learn=learn, stops=stops)


def _from_counts(path: Path) -> Counts:
    """Bins of five minutes: what was in one comes in its first minutes, one by one."""
    counts: Counts = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            number = round(float(row["value"]))
            counts += [number // 5 + (place < number % 5) for place in range(5)]
    return counts


def _times(path: Path) -> list[int]:
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            written = json.loads(line).get("created_at")
            if isinstance(written, str):
                moment = datetime.fromisoformat(written)
                found.append(int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()) // 60)
    return sorted(found)


def show(rows: list[Found]) -> None:
    heads = ("quiet a week", "signals a week", "expected gap", "true gap", "delay", "longest", "within", "not found")
    table = Table("source", "weeks", *heads)
    for row in rows:
        table.add_row(
            row.name,
            f"{row.weeks:.0f}",
            f"{row.quiet_per_week:.2f}",
            f"{row.signals_per_week:.2f}",
            *("-" if time is None else _time(time) for time in (row.gap, row.true_gap, row.delay, row.longest_delay)),
            f"{row.within:.0%}",
            str(row.missed),
        )
    Console().print(table)


def _time(minutes: float) -> str:
    if math.isnan(minutes):
        return "-"
    return f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.1f} h"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    rows = [*simulated(asked.seeds), *(recorded(asked.data) if asked.data else ())]
    if asked.json:
        print(json.dumps([asdict(row) for row in rows]))
    else:
        show(rows)


if __name__ == "__main__":
    main()
