"""Analyzes five recorded streams with the installed command and holds what comes out against what is known of them.
Reads the recordings from the folder FIREWARDEN_PROVE_DATA, prints a table, writes proof/real.details.json and ends
with exit code 1 when something that was expected did not hold.

    FIREWARDEN_PROVE_DATA=DIR scripts/prove_real.py [united] [threads] [spotify] [airlines] [india]
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

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


def india(data: Path) -> Iterator[Row]:
    folder = data / "crises"
    events = json.loads((folder / "events.json").read_text("utf-8"))
    crises: dict[str, list[Document]] = {}
    for event in events:
        if event["corpus"] == "india_boycotts.jsonl.gz" and event["kind"] == "crisis":
            crises.setdefault(event["brand"], []).append(event)
    heard, waits, false, opened, years = 0, list[float](), 0, 0, 0.0
    for brand, known in crises.items():
        found = analyze(folder / "india_boycotts.jsonl.gz", brand, "--where", f"brand={brand}", "--query", "boycott")
        judged = judge(found, known)
        heard, false, opened = heard + len(judged.waits), false + judged.false, opened + judged.false_incidents
        waits, years = waits + judged.waits, years + judged.years
        yield Row("india", brand, judged.told)
    total = sum(map(len, crises.values()))
    yield Row("india", "recall", f"{heard} of {total} boycotts alarmed")
    if waits:
        told = f"median {statistics.median(waits):.0f} min, from {min(waits):.0f} to {max(waits):.0f}"
        yield Row("india", "delay from the seventh post within 24 h", told)
    rates = f"{false} signals in {years:.1f} brand-years: {false / years:.2f} a brand-year; {opened} incidents"
    yield Row("india", "false alarms", rates)


@dataclass(frozen=True)
class Judged:
    """`waits` in minutes, one for each boycott that was alarmed; negative: before its seventh post."""

    waits: list[float]
    false: int
    false_incidents: int
    years: float
    told: str


def judge(found: Document, known: Sequence[Document]) -> Judged:
    spans = [(at(one["first_post"]), at(one["first_post"]) + CRISIS) for one in known]
    signals = [at(one["at"]) for one in found["signals"]]
    waits, parts = list[float](), list[str]()
    for one, (begin, end) in zip(known, spans, strict=True):
        hit = next((moment for moment in signals if begin <= moment < end), None)
        if hit is not None:
            waits.append((hit - at(one["seventh_post_within_24h"])).total_seconds() / 60)
        parts.append(f"{one['first_post'][:10]} " + (f"{waits[-1]:+.0f} min" if hit else "missed"))

    def apart(moments: Sequence[datetime]) -> int:
        return sum(not any(begin <= moment < end for begin, end in spans) for moment in moments)

    false, opened = apart(signals), apart([at(one["opened_at"]) for one in found["incidents"]])
    years = (at(found["period"]["to"]) - at(found["period"]["from"])) / YEAR
    told = f"{'; '.join(parts)}; {false} false in {years:.1f} years, {found['mentions']:,} mentions"
    return Judged(waits, false, opened, years, told)


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
    if not folder or unknown:
        print("Set FIREWARDEN_PROVE_DATA to the folder with the recordings, and name some of:", *RECORDINGS)
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
