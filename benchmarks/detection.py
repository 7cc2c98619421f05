"""How early and how reliably trouble is noticed, against prototypes and the usual ratio rule on the same streams.

    python benchmarks/detection.py DATA BENCH [--only crisis,nab,india,calibration] [--quick] [--jobs 2] [--json]

DATA is a folder with nab/, support/ and crises/, BENCH one with crisis_bench.py, detectors.py, nab_score.py and
nab_practical.py; both come from outside the project. Everything is drawn from fixed seeds. `ahead` is the recall
minus that of the prototype of the same lane. Intervals are 90 %, from a thousand resamplings of the streams (of
the series for NAB, of the events for India) at fixed thresholds.

crisis       planted crises and benign bursts; thresholds set to one false alarm in a week and in a month
nab          realTweets, the benchmark's own score, and the same series read as an alarm log
india        small boycotts against years of near silence: recall, delay from the seventh post in 24 hours
calibration  the points of `steps/monitor/calibration.py`: the same backgrounds with nothing planted in them
"""

import argparse
import datetime as dt
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from firewarden.steps.monitor.calibration import HOSTILE, VOLUME
from firewarden.steps.monitor.conformal_burst import ConformalBurst
from firewarden.steps.monitor.crisis_gate import CrisisGate
from firewarden.steps.monitor.policy import DayOfRest

BIN, DAY = 300, 288
WEEK, MONTH = 1.0, 7 / 30.4
RESAMPLINGS = 1000
BURSTS_FROM = 7
AFTERMATH = 14 * DAY
BUDGETS = (7.0, 3.0, 1.0, 0.5, 0.25, 0.1, 0.05)
"""The points of the calibration, in six-hour blocks per brand-week."""


class Detector(Protocol):
    def update(self, at: int, count: int, hostile: int | None = None, /) -> float: ...


class OurGate:
    def __init__(self) -> None:
        self.gate = CrisisGate()

    def update(self, ts: int, count: int, neg: int | None = None) -> float:
        return self.gate.update(ts, count, count if neg is None else neg)


class OurBurst:
    """`resting`: with the echo of a record left out, as `firewarden detect` reports it."""

    def __init__(self, *, resting: bool = False) -> None:
        self.burst, self.rest, self.number = ConformalBurst(), DayOfRest() if resting else None, -1

    def update(self, _ts: int, count: int, _neg: int | None = None) -> float:
        self.number += 1
        raw = self.burst.update(count)
        return raw if self.rest is None else self.rest.heard(self.number, raw)


def prototype(name: str, bench: str, **settings: Any) -> Detector:
    zoo = peer(bench, "detectors")
    made: Detector = getattr(zoo, name)(**settings)
    return made


def peer(bench: str, module: str) -> Any:
    if bench not in sys.path:
        sys.path.insert(0, bench)
    return import_module(module)


Make = Callable[[], Detector]


def contenders(bench: str) -> dict[str, tuple[Make, bool]]:
    """name -> (how to make one, whether it gets the hostile count)."""
    made = partial(prototype, bench=bench)
    return {
        "hostile lane": (OurGate, True),
        "prototype gate": (partial(made, "CrisisGate"), True),
        "ratio rule, hostile": (partial(made, "RatioRule", days=7, on_neg=True, least=5), True),
        "volume lane": (OurBurst, False),
        "prototype burst": (partial(made, "ConformalBurst", quiet=0), False),
        "ratio rule": (partial(made, "RatioRule", days=7), False),
    }


@dataclass(frozen=True)
class Interval:
    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.1f} ({self.low:.1f}..{self.high:.1f})"


def resampled(groups: Sequence[Any], statistic: Callable[[Sequence[Any]], float]) -> Interval:
    """`statistic` of all groups, and its 5th and 95th percentile over resamplings of them."""
    numbers = np.random.default_rng(1)
    values = [statistic([groups[i] for i in numbers.integers(0, len(groups), len(groups))]) for _ in range(RESAMPLINGS)]
    low, high = np.nanpercentile(values, (5, 95))
    return Interval(statistic(groups), float(low), float(high))


# -------------------------------------------------------------------- crisis


def follow(job: tuple[Make, bool, Any, str]) -> Any:
    make, hostile, stream, bench = job
    return peer(bench, "crisis_bench").run(make(), stream, hostile)


def crisis(data: str, bench: str, *, quick: bool, pool: ProcessPoolExecutor, console: Console) -> list[dict[str, Any]]:
    made = peer(bench, "crisis_bench")
    streams = made.build("dev", data, 1 if quick else None)
    judge = made.Judge(streams)
    found: dict[str, list[Any]] = {}
    for name, (make, hostile) in contenders(bench).items():
        jobs = [(make, hostile, stream, bench) for stream in streams]
        found[name] = list(watched(pool.map(follow, jobs), f"crisis: {name}", len(jobs), console))
    rows = []
    for name, scores in found.items():
        against = found["prototype gate" if contenders(bench)[name][1] else "prototype burst"]
        kind = "crisis" if contenders(bench)[name][1] else "surge"
        for label, budget in (("1 a week", WEEK), ("1 a month", MONTH)):
            rows.append(
                {"detector": name, "track": kind, "budget": label} | judged(judge, scores, against, budget, kind)
            )
    return rows


def judged(judge: Any, scores: Any, against: Any, budget: float, kind: str) -> dict[str, Any]:
    ours = judge.summary(scores, budget, kind)
    theirs = judge.summary(against, budget, kind)
    pairs = [
        [(one, other) for one, other in zip(mine, its, strict=True)]
        for mine, its in zip(by_stream(judge, scores, ours, kind), by_stream(judge, against, theirs, kind), strict=True)
    ]
    pairs = [stream for stream in pairs if stream]
    return {
        "threshold": round(ours["threshold"], 3),
        "recall": resampled(pairs, lambda some: 100 * mean(one for stream in some for one, _ in stream)),
        "ahead": resampled(pairs, lambda some: 100 * mean(one - other for stream in some for one, other in stream)),
        "delay": round(ours["delay"]),
        "benign": round(100 * ours["benign_called"]),
    }


def by_stream(judge: Any, scores: Any, summary: dict[str, Any], kind: str) -> list[list[int]]:
    """For each stream, whether each of its crises was found."""
    found: dict[int, list[int]] = defaultdict(list)
    for event, stream, delay, _ in judge.events(scores, summary["threshold"]):
        if event.crisis and (kind == "crisis" or event.kind != "turn"):
            found[id(stream)].append(int(delay is not None))
    return [found[id(stream)] for stream in judge.streams]


def mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / len(every) if every else float("nan")


# ----------------------------------------------------------------------- nab


def listen(job: tuple[Make, list[int], list[int]]) -> Any:
    make, times, counts = job
    detector = make()
    return np.array([detector.update(at, count) for at, count in zip(times, counts, strict=True)])


def nab(data: str, bench: str, *, quick: bool, pool: ProcessPoolExecutor, console: Console) -> list[dict[str, Any]]:
    scorer, log = peer(bench, "nab_score"), peer(bench, "nab_practical")
    corpus = scorer.load_folder(str(Path(data) / "nab"))
    corpus = dict(list(corpus.items())[:2]) if quick else corpus
    stamps = json.loads((Path(data) / "nab" / "combined_labels.json").read_text())
    labels = {name: [series.stamps.index(at) for at in stamps[name]] for name, series in corpus.items()}
    made = {
        "volume lane": partial(OurBurst, resting=True),
        "prototype burst": partial(prototype, "ConformalBurst", bench),
        "ratio rule": partial(prototype, "RatioRule", bench, days=7),
    }
    rows = []
    for name, make in made.items():
        jobs = [(make, [unix(at) for at in one.stamps], [int(x) for x in one.values]) for one in corpus.values()]
        heard = list(watched(pool.map(listen, jobs), f"nab: {name}", len(jobs), console))
        rows.append({"detector": name} | nab_row(scorer, log, corpus, labels, dict(zip(corpus, heard, strict=True))))
    return rows


def nab_row(scorer: Any, log: Any, corpus: Any, labels: Any, scores: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for profile, short in (
        ("standard", "standard"),
        ("reward_low_FP_rate", "few false"),
        ("reward_low_FN_rate", "few missed"),
    ):
        _, threshold = scorer.best(corpus, scores, profile)
        row[short] = resampled(list(corpus), partial(nab_score, scorer, corpus, scores, profile, threshold))
    _, threshold = scorer.best(corpus, scores, "standard")
    hit, false, _ = scorer.report(corpus, scores, "standard", threshold)
    row |= {"windows": hit, "false": false}
    for label, budget in (("week", WEEK), ("month", MONTH)):
        best = log.best(corpus, labels, scores, budget)
        row[label] = "-" if best is None else f"{100 * best[1]:.0f} % / {100 * best[2]:.0f} % / {best[3]:.0f} min"
    return row


def nab_score(scorer: Any, corpus: Any, scores: Any, profile: str, threshold: float, names: Sequence[str]) -> float:
    part = {f"{place}-{name}": corpus[name] for place, name in enumerate(names)}
    return float(scorer.at(part, {key: scores[key.split("-", 1)[1]] for key in part}, profile, threshold))


def unix(stamp: str) -> int:
    return int(dt.datetime.fromisoformat(stamp).replace(tzinfo=dt.UTC).timestamp())


# --------------------------------------------------------------------- india


@dataclass(frozen=True)
class Boycott:
    """In bins from the start of the corpus."""

    brand: str
    first: int
    seventh_ends: float


def india(data: str, bench: str, *, quick: bool, pool: ProcessPoolExecutor, console: Console) -> list[dict[str, Any]]:
    start, counts, boycotts = boycott_bins(Path(data) / "crises")
    if quick:
        counts = {brand: counts[brand] for brand in ("Snapdeal", "Surf Excel", "Tanishq")}
        boycotts = [one for one in boycotts if one.brand in counts]
    made = partial(prototype, bench=bench)
    lanes: dict[str, tuple[Make, float, bool]] = {
        "hostile lane": (OurGate, HOSTILE.threshold(1.0), True),
        "prototype gate": (partial(made, "CrisisGate"), 0.552, True),
        "volume lane": (OurBurst, VOLUME.threshold(1.0), False),
        "prototype burst": (partial(made, "ConformalBurst", quiet=0), 3.685, False),
        "ratio rule": (partial(made, "RatioRule", days=7), 2.898, False),
    }
    rows = []
    for name, (make, threshold, hostile) in lanes.items():
        jobs = [(make, threshold, hostile, start, tuple(bins.tolist())) for bins in counts.values()]
        heard = watched(pool.map(loud_bins, jobs), f"india: {name}", len(jobs), console)
        rows.append({"detector": name} | boycott_row(dict(zip(counts, heard, strict=True)), counts, boycotts))
    return rows


def boycott_bins(folder: Path) -> tuple[int, dict[str, Any], list[Boycott]]:
    """Posts per brand in 5-minute bins over the whole corpus; brands with a dated boycott only."""
    events = [e for e in json.loads((folder / "events.json").read_text()) if e["corpus"].startswith("india")]
    posts: dict[str, list[int]] = defaultdict(list)
    every = []
    with gzip.open(folder / "india_boycotts.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            every.append(at := unix(row["created_at"].removesuffix("Z")))
            for brand in {row.get("brand"), *row.get("brands", ())} & {event["brand"] for event in events}:
                posts[brand].append(at)
    start = min(every) // 86_400 * 86_400
    bins = (max(every) - start) // BIN + 1
    counts = {brand: np.bincount([(at - start) // BIN for at in posts[brand]], minlength=bins) for brand in posts}
    boycotts = [
        Boycott(
            event["brand"],
            (unix(event["first_post"].removesuffix("Z")) - start) // BIN,
            (unix(event["seventh_post_within_24h"].removesuffix("Z")) - start) / BIN,
        )
        for event in events
    ]
    return start, counts, boycotts


def loud_bins(job: tuple[Make, float, bool, int, tuple[int, ...]]) -> list[int]:
    """Bins with an alarm, at most one a day."""
    make, threshold, hostile, start, counts = job
    detector = make()
    found: list[int] = []
    for number, count in enumerate(counts):
        score = detector.update(start + BIN * number, count, count if hostile else None)
        if score >= threshold and (not found or number - found[-1] >= DAY):
            found.append(number)
    return found


def boycott_row(alarms: dict[str, list[int]], counts: Any, boycotts: list[Boycott]) -> dict[str, Any]:
    delays = []
    for one in boycotts:
        inside = [at for at in alarms[one.brand] if one.first <= at <= one.first + AFTERMATH]
        delays.append((inside[0] + 1 - one.seventh_ends) * 5 if inside else float("nan"))
    lone = bursts = 0
    for brand, numbers in alarms.items():
        spans = [one.first for one in boycotts if one.brand == brand]
        for at in numbers:
            if not any(first <= at <= first + AFTERMATH for first in spans):
                is_burst = counts[brand][max(0, at + 1 - DAY) : at + 1].sum() >= BURSTS_FROM
                bursts, lone = bursts + is_burst, lone + (not is_burst)
    years = len(alarms) * len(next(iter(counts.values()))) / DAY / 365.25
    return {
        "found": resampled(delays, lambda some: 100 * mean(not np.isnan(delay) for delay in some)),
        "in a day": f"{sum(delay <= 1440 for delay in delays)} of {len(delays)}",
        "delay": resampled(delays, lambda some: float(np.nanmedian(some)) if not np.isnan(some).all() else np.nan),
        "slowest": round(float(np.nanmax(delays))) if not np.isnan(delays).all() else None,
        "false a brand-year": round(lone / years, 3),
        "other bursts a brand-year": round(bursts / years, 3),
    }


# --------------------------------------------------------------- calibration


def calibration(
    data: str, bench: str, *, quick: bool, pool: ProcessPoolExecutor, console: Console
) -> list[dict[str, Any]]:
    made = peer(bench, "crisis_bench")
    plant, made.plant = made.plant, lambda *drawn: drawn[1].neg.copy()
    streams = made.build("dev", data, 1 if quick else None)
    made.plant = plant
    rows = []
    for name, make, hostile in (("hostile lane", OurGate, True), ("volume lane", OurBurst, False)):
        used = streams if hostile else [one for one in streams if one.family != "tweets" or one.name.endswith("-0")]
        jobs = [(make, hostile, stream, bench) for stream in used]
        scores = list(watched(pool.map(follow, jobs), f"calibration: {name}", len(jobs), console))
        for kind in ("all", "real"):
            chosen = [i for i, one in enumerate(used) if kind == "all" or one.family != "synthetic"]
            judge = made.Judge([used[i] for i in chosen])
            row: dict[str, Any] = {"lane": name, "streams": kind, "weeks": round(judge.weeks["surge"])}
            for budget in BUDGETS:
                row[f"{budget:g} a week"] = round(judge.threshold([scores[i] for i in chosen], budget, "surge"), 2)
            rows.append(row)
    return rows


# ------------------------------------------------------------------- showing


def watched(results: Iterable[Any], what: str, total: int, console: Console) -> Iterable[Any]:
    return track(results, description=what, total=total, console=console, transient=True)


def show(title: str, rows: list[dict[str, Any]], console: Console) -> None:
    table = Table(title=title, title_justify="left")
    for column in rows[0]:
        table.add_column(column, justify="left" if isinstance(rows[0][column], str) else "right")
    for row in rows:
        table.add_row(*("-" if value is None else str(value) for value in row.values()))
    console.print(table)


def plain(value: object) -> object:
    return vars(value) if isinstance(value, Interval) else float(str(value))


SECTIONS = {"crisis": crisis, "nab": nab, "india": india, "calibration": calibration}


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("data", type=Path), ap.add_argument("bench", type=Path)
    ap.add_argument("--only", default=",".join(SECTIONS), help="which sections, separated by commas")
    ap.add_argument("--quick", action="store_true", help="a few streams of each, in about a minute")
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--json", action="store_true")
    given = ap.parse_args()
    console = Console(stderr=given.json)
    results = {}
    with ProcessPoolExecutor(given.jobs) as pool:
        for name in given.only.split(","):
            rows = SECTIONS[name](str(given.data), str(given.bench), quick=given.quick, pool=pool, console=console)
            results[name] = rows
            if not given.json:
                show(name, rows, console)
    if given.json:
        print(json.dumps(results, default=plain, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
