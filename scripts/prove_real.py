"""Analyzes five recorded streams with the installed command and holds what comes out against what is known of them.
Reads the recordings from the folder FIREWARDEN_PROVE_DATA, prints a table, writes proof/real.details.json and ends
with exit code 1 when something that was expected did not hold. For india the folder FIREWARDEN_PROVE_BENCH holds the
prototypes of both lanes (detectors.py); it takes about a quarter of an hour.

    FIREWARDEN_PROVE_DATA=DIR FIREWARDEN_PROVE_BENCH=DIR scripts/prove_real.py [united] [threads] [spotify] ...
"""

import gzip
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from firewarden.bootstrap import enrichers
from firewarden.connectors.replay.options import Options
from firewarden.connectors.replay.reading import read
from firewarden.vocabulary.clock import BIN
from firewarden.vocabulary.intake import Fetched
from firewarden.vocabulary.mention import Tone

ROOT = Path(__file__).resolve().parent.parent
DETAILS = ROOT / "proof" / "real.details.json"
COMMAND = str(Path(sys.executable).with_name("firewarden"))
Document = dict[str, Any]

STORM = "2017-04-10T22:00:00Z"
"""The first hour of the storm that was captured."""
PATIENCE = timedelta(minutes=60)
AIRLINES = {
    "United": "united",
    "American": "americanair",
    "JetBlue": "jetblue",
    "Virgin America": "virginamerica",
}
STORM_DAYS = ("2015-02-22T00:00:00Z", "2015-02-24T08:00:00Z")
"""22 and 23 February until midnight on the west coast."""
BUSY_WEEK = 100
"""Posts from which on a week counts as captured."""
CRISIS = timedelta(days=14)
"""How long an alarm belongs to a boycott, from its first post on."""
YEAR = timedelta(days=365.25)
DAY, STILL = 288, 9 * 288
"""In bins; after `STILL` zeros no window holds anything else."""
MISSED = 1e9
GATE_ONCE_A_WEEK, BURST_ONCE_A_WEEK = 0.552, 3.685
"""Where the prototypes of the two lanes raise one false alarm a week on the streams they were made with."""
Bins = dict[int, tuple[int, int]]
"""Number of the bin since 1970 -> mentions, and the hostile ones among them; empty bins are left out."""


@dataclass(frozen=True)
class Row:
    """`well` None: a number to know, nothing was promised."""

    recording: str
    what: str
    found: str
    well: bool | None = None


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def analyze(file: Path, brand: str, *options: str) -> Document:
    with tempfile.TemporaryDirectory(prefix="firewarden-real-") as folder:
        target = Path(folder) / "analysis.json"
        command = [COMMAND, "analyze", str(file), "--brand", brand, *options, "--json", str(target), "--quiet"]
        began = time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"analyze {file.name} ended with {done.returncode}: {done.stderr.strip()}")
        found: Document = json.loads(target.read_text("utf-8"))
    return found | {"seconds": time.monotonic() - began}


def speed(name: str, found: Document) -> Row:
    rate = found["posts_read"] / found["seconds"]
    told = f"{found['posts_read']:,} posts in {found['seconds']:.1f} s, {rate:,.0f} a second"
    return Row(name, "read", f"{told}; {len(found['signals'])} signals, {len(found['incidents'])} incidents")


def united(data: Path) -> Iterator[Row]:
    folder = data / "crises"
    hours = str(folder / "united_2017.hours.csv")
    query = ("--query", "united OR unitedairlines", "--coverage", hours)
    found = analyze(folder / "united_2017.jsonl.gz", "United", *query)
    yield speed("united", found)
    after = [signal for signal in found["signals"] if at(signal["at"]) >= at(STORM)]
    before = [signal["at"] for signal in found["signals"] if at(signal["at"]) < at(STORM)]
    wait = at(after[0]["at"]) - at(STORM) if after else None
    told = f"{minutes(wait)} after {STORM}, {after[0]['reason']}" if wait is not None else "never"
    yield Row("united", "alarmed within 60 minutes", told, wait is not None and wait <= PATIENCE)
    yield Row("united", "alarms before the storm", ", ".join(before) or "none")
    levels = [f"{one['opened_at']} level {one['level']}" for one in found["incidents"]]
    yield Row("united", "incidents", "; ".join(levels) or "none")


def threads(data: Path) -> Iterator[Row]:
    file = data / "crises" / "threads_app_reviews_2023.jsonl.gz"
    found = analyze(file, "Threads", "--query", "kind:review")
    yield speed("threads", found)
    taken = found["mentions"] == found["accepted"]
    yield Row("threads", "every review is a mention", f"{found['mentions']:,} of {found['accepted']:,}", taken)
    levels = [max(one["level"], one["opened_level"]) for one in found["incidents"]]
    yield Row("threads", "no incident above level 1", f"levels {levels}", all(level <= 1 for level in levels))


def spotify(data: Path) -> Iterator[Row]:
    found = analyze(data / "support" / "spotify_cares_2017.jsonl.gz", "SpotifyCares", "--query", "@SpotifyCares")
    yield speed("spotify", found)
    weeks: dict[tuple[int, int], int] = {}
    for point in found["series"]:
        weeks[week(point["at"])] = weeks.get(week(point["at"]), 0) + (point["mentions"] or 0)
    busy = {number for number, posts in weeks.items() if posts >= BUSY_WEEK}
    signals = [signal for signal in found["signals"] if week(signal["at"]) in busy]
    rate = len(signals) / max(1, len(busy))
    told = f"{len(signals)} in {len(busy)} captured weeks: {rate:.2f} a week, budget {found['budget']:g}"
    yield Row("spotify", "signals within budget", told, rate <= found["budget"])
    elsewhere = [signal["at"] for signal in found["signals"] if week(signal["at"]) not in busy]
    yield Row("spotify", "signals in weeks hardly captured", ", ".join(elsewhere) or "none")


def week(text: str) -> tuple[int, int]:
    return at(text).isocalendar()[:2]


def airlines(data: Path) -> Iterator[Row]:
    """A signal on another day is explained when it prints its arithmetic, stays within the budget of the whole
    recording and opens no incident."""
    file = data / "support" / "airlines_2015.jsonl.gz"
    first, last = map(at, STORM_DAYS)
    for brand, handle in AIRLINES.items():
        found = analyze(file, brand, "--where", f"brand={brand}", "--query", f"@{handle} OR {handle}")
        within = [one["at"] for one in found["signals"] if first <= at(one["at"]) < last]
        outside = [one for one in found["signals"] if one["at"] not in within]
        opened = [one["opened_at"] for one in found["incidents"] if not first <= at(one["opened_at"]) < last]
        weeks = (at(found["period"]["to"]) - at(found["period"]["from"])) / timedelta(weeks=1)
        allowed = found["budget"] * weeks
        explained = all(map(arithmetic, outside)) and len(outside) <= allowed and not opened
        told = [f"{len(within)} on 22-23 February, {len(outside)} on other days of {allowed:.1f} allowed"]
        told += [f"{one['at']} ({one['lane']}): {one['reason']}" for one in outside]
        told += [f"incident opened {moment}" for moment in opened]
        yield Row("airlines", f"{brand}: only then, or explained", "; ".join(told), explained)


def arithmetic(signal: Document) -> bool:
    """Whether its reason says in words what its numbers say."""
    said = re.match(r"expected (\S+|under 0\.1) (?:hostile )?mentions, saw (\S+) in ", signal["reason"])
    return said is not None and said.groups() == (rounded(signal["expected"]), rounded(signal["observed"]))


def rounded(number: float) -> str:
    if 0 < number < 0.1:
        return "under 0.1"
    return f"{number:.0f}" if number >= 10 or number == round(number) else f"{number:.1f}"


@dataclass(frozen=True)
class Judged:
    """`waits` in minutes, one for each boycott, negative before its seventh post, `MISSED` without an alarm."""

    waits: tuple[float, ...] = ()
    false: tuple[int, ...] = ()
    """One number for each brand."""
    years: float = 0.0
    told: str = ""

    def and_(self, other: "Judged") -> "Judged":
        return Judged(self.waits + other.waits, self.false + other.false, self.years + other.years)


def india(data: Path) -> Iterator[Row]:
    """Each brand in the whole recording, so that the years in which nobody spoke of it are known; the prototype hears
    the same bins."""
    folder, bench = data / "crises", os.environ["FIREWARDEN_PROVE_BENCH"]
    crises: dict[str, list[Document]] = {}
    for event in json.loads((folder / "events.json").read_text("utf-8")):
        if event["corpus"] == "india_boycotts.jsonl.gz" and event["kind"] == "crisis":
            crises.setdefault(event["brand"], []).append(event)
    with gzip.open(folder / "india_boycotts.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    ours, theirs = Judged(), Judged()
    with tempfile.TemporaryDirectory(prefix="firewarden-india-") as place, ProcessPoolExecutor(1) as pool:
        waiting: list[tuple[str, Document, Future[list[datetime]]]] = []
        for brand in sorted(crises):
            file = listened(rows, brand, Path(place))
            found = analyze(file, brand, "--query", "boycott*")
            bins = counted(file)
            yield Row("india", f"{brand}: the prototype's bins are ours", *the_same(found, bins))
            waiting.append((brand, found, pool.submit(prototype, bench, span(found), bins)))
        for brand, found, heard in waiting:
            mine = judge([at(one["at"]) for one in found["signals"]], crises[brand], span(found))
            its = judge(heard.result(), crises[brand], span(found))
            yield Row("india", brand, f"{mine.told}; prototype {its.told}")
            ours, theirs = ours.and_(mine), theirs.and_(its)
    yield from compared(ours, theirs)


def listened(rows: Sequence[Document], brand: str, folder: Path) -> Path:
    """The whole recording with the words of posts about others left out: they say only that somebody listened."""
    file = folder / "recording.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for row in rows:
            about = brand in {row.get("brand"), *row.get("brands", ())}
            kept = row if about else {**row, "text": "(about others)"}
            lines.write(json.dumps(kept, ensure_ascii=False) + "\n")
    return file


def counted(file: Path) -> Bins:
    """Mentions and hostile ones by the number of the bin, read as the command reads them."""
    with read(str(file), Options()) as recording:
        posts = [item.post for item in recording if isinstance(item, Fetched) and "boycott" in item.post.text.lower()]
    bins: Bins = defaultdict(lambda: (0, 0))
    for post, reading in zip(posts, enrichers()(posts), strict=True):
        mentions, hostile = bins[post.created_at // BIN]
        bins[post.created_at // BIN] = mentions + 1, hostile + (reading.tone is Tone.NEGATIVE)
    return dict(bins)


def the_same(found: Document, bins: Bins) -> tuple[str, bool]:
    """Whether the bins add up to the hours of the analysis, each of them."""
    hours: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for number, (mentions, hostile) in bins.items():
        hours[number // 12] = hours[number // 12][0] + mentions, hours[number // 12][1] + hostile
    told = {
        int(at(point["at"]).timestamp()) // 3600: (point["mentions"] or 0, point["negative"] or 0)
        for point in found["series"]
    }
    differ = sum(told.get(hour, (0, 0)) != hours.get(hour, (0, 0)) for hour in {*told, *hours})
    return f"{found['mentions']:,} mentions, {found['negative']:,} hostile; {differ} hours differ", not differ


def prototype(bench: str, period: tuple[datetime, datetime], bins: Bins) -> list[datetime]:
    """When one of its two detectors alarmed, each at its own threshold of one a week and at most once a day."""
    sys.path.insert(0, bench)
    made = import_module("detectors")
    gate, burst = made.CrisisGate(), made.ConformalBurst(quiet=0)
    first, last = (int(moment.timestamp()) // 300 for moment in period)
    heard: list[datetime] = []
    spoke = {"gate": first - DAY, "burst": first - DAY}
    silent = 0
    for number in range(first, last):
        mentions, hostile = bins.get(number, (0, 0))
        loud = {"gate": gate.update(number * 300, mentions, hostile) >= GATE_ONCE_A_WEEK, "burst": False}
        if mentions and silent > STILL:
            pass_silence(burst, silent - STILL)
        silent = 0 if mentions else silent + 1
        if silent <= STILL:
            loud["burst"] = burst.update(number * 300, mentions) >= BURST_ONCE_A_WEEK
        for lane, before in spoke.items():
            if loud[lane] and number - before >= DAY:
                spoke[lane] = number
                heard.append(datetime.fromtimestamp((number + 1) * 300, UTC))
    return heard


def pass_silence(burst: Any, bins: int) -> None:
    """What further zeros do to the prototype of the volume lane once its windows hold nothing else: each distance is
    0, each alarm is off. Told one by one they take a hundred times as long and end the same."""
    burst.js, burst.ls = ([value * burst.d**bins for value in values] for values in (burst.js, burst.ls))
    burst.since += bins
    for tail in (*burst.jt, *burst.lt):
        grown = tail.grow**bins
        weight = tail.unit * (grown - 1) / (tail.grow - 1)
        nothing = int(-tail.LOW * tail.PER)
        tail.h[nothing] += weight
        tail.bl[nothing // tail.BLOCK] += weight
        tail.total += weight
        tail.unit *= grown


def compared(ours: Judged, theirs: Judged) -> Iterator[Row]:
    heard, total = sum(wait < MISSED for wait in ours.waits), len(ours.waits)
    also = sum(wait < MISSED for wait in theirs.waits)
    yield Row("india", "recall no worse", f"{heard} of {total} boycotts, prototype {also}", heard >= also)
    wait, its = statistics.median(ours.waits), statistics.median(theirs.waits)
    told = f"median {wait:.0f} min from the seventh post within 24 h, prototype {its:.0f}"
    yield Row("india", "delay no worse (missed: longer than any)", told, wait <= its)
    rate, other = sum(ours.false) / ours.years, sum(theirs.false) / theirs.years
    more, low, high = surplus(ours, theirs)
    told = (
        f"{rate:.2f} a brand-year ({sum(ours.false)} in {ours.years:.0f}), prototype {other:.2f} ({sum(theirs.false)})"
    )
    yield Row("india", "false alarms no worse", f"{told}: {more:+.2f} ({low:+.2f}..{high:+.2f})", low <= 0)


def surplus(ours: Judged, theirs: Judged) -> tuple[float, float, float]:
    """False alarms a brand-year beyond the prototype's; 90 % interval over a thousand resamplings of the brands."""
    each = [(mine - its) * len(ours.false) / ours.years for mine, its in zip(ours.false, theirs.false, strict=True)]
    numbers = random.Random(1)
    drawn = sorted(statistics.fmean(numbers.choices(each, k=len(each))) for _ in range(1000))
    return statistics.fmean(each), drawn[50], drawn[949]


def judge(alarms: Sequence[datetime], known: Sequence[Document], period: tuple[datetime, datetime]) -> Judged:
    spans = [(at(one["first_post"]), at(one["first_post"]) + CRISIS) for one in known]
    waits = []
    for one, (begin, end) in zip(known, spans, strict=True):
        hit = next((moment for moment in alarms if begin <= moment < end), None)
        waits.append((hit - at(one["seventh_post_within_24h"])).total_seconds() / 60 if hit else MISSED)
    false = sum(not any(begin <= moment < end for begin, end in spans) for moment in alarms)
    parts = [
        f"{one['first_post'][:10]} " + (f"{wait:+.0f} min" if wait < MISSED else "missed")
        for one, wait in zip(known, waits, strict=True)
    ]
    return Judged(tuple(waits), (false,), (period[1] - period[0]) / YEAR, f"{', '.join(parts)}, {false} false")


def span(found: Document) -> tuple[datetime, datetime]:
    return at(found["period"]["from"]), at(found["period"]["to"])


def minutes(span: timedelta) -> str:
    return f"{span.total_seconds() / 60:.0f} min"


RECORDINGS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "united": united,
    "threads": threads,
    "spotify": spotify,
    "airlines": airlines,
    "india": india,
}


def main(names: list[str]) -> int:
    folder = os.environ.get("FIREWARDEN_PROVE_DATA")
    unknown = [name for name in names if name not in RECORDINGS]
    if not folder or unknown or ("india" in (names or RECORDINGS) and not os.environ.get("FIREWARDEN_PROVE_BENCH")):
        print("Set FIREWARDEN_PROVE_DATA to the folder with the recordings, and name some of:", *RECORDINGS)
        print("For india set FIREWARDEN_PROVE_BENCH to the folder with the prototypes.")
        return 2
    signs = {True: "\033[32mok\033[0m    ", False: "\033[1;31mnot ok\033[0m", None: "-     "}
    rows = []
    for name in names or RECORDINGS:
        for row in RECORDINGS[name](Path(folder)):
            rows.append(row)
            print(f"  {signs[row.well]} {row.recording:<9} {row.what:<40} {row.found}", flush=True)
    DETAILS.parent.mkdir(exist_ok=True)
    DETAILS.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    return 1 if any(row.well is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
