"""Posts per second and peak memory of a whole file, against the script one would write instead.

    python benchmarks/pipeline.py united_2017.jsonl.gz --query united [--only analyze,script] [--json]

analyze    everything behind `firewarden analyze`: order, match, tone, detectors, narratives, incidents, report value
pipeline   the pipeline process: replay, commit by commit, with cursors, until the file is read
script     the usual script, standard library alone: json, a compiled alternation, a word list for tone, one SQLite row
           for each mention, counts per hour and an alert at three times the usual hour. It finds no narratives, tells
           no severity, and starts from the beginning when it dies.

Each runs in a process of its own. `per core` is posts per second of processor time, all processes of a contender
together, so that it holds on a busy machine too. Exit code 1 when analyze needs more than 500 MB.
"""

import argparse
import gzip
import json
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

MOST_MEGABYTES = 500.0
HOSTILE = re.compile(
    r"\b(?:bad|worst|awful|terrible|horrible|disgusting|disgrace\w*|shame\w*|hate|angry|furious|never again|boycott"
    r"|rude|broken|failed?|scam|lie[sd]?|wrong|poor|sucks?|pathetic|unacceptable)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Measured:
    contender: str
    posts: int
    mentions: int
    alarms: int
    wall_seconds: float
    cpu_seconds: float
    peak_megabytes: float

    @property
    def per_second(self) -> float:
        return self.posts / self.wall_seconds

    @property
    def per_core(self) -> float:
        return self.posts / self.cpu_seconds


def main() -> int:
    asked = parsed()
    if asked.run:
        print(json.dumps(asdict(measured(asked.run, asked.file, asked.query))))
        return 0
    found = [Measured(**alone(name, asked)) for name in asked.only.split(",")]
    if asked.json:
        print(json.dumps([asdict(m) | {"per_second": m.per_second, "per_core": m.per_core} for m in found]))
    else:
        show(found)
    return int(any(m.contender == "analyze" and m.peak_megabytes > MOST_MEGABYTES for m in found))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--query", required=True, help="a word")
    parser.add_argument("--only", default=",".join(CONTENDERS))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--run", choices=list(CONTENDERS), help=argparse.SUPPRESS)
    return parser.parse_args()


def alone(name: str, asked: argparse.Namespace) -> dict[str, object]:
    """One contender in a fresh process, so that its memory is its own."""
    command = [sys.executable, __file__, str(asked.file), "--query", asked.query, "--run", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return result


def measured(name: str, file: Path, query: str) -> Measured:
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="firewarden-bench-") as folder:
        posts, mentions, alarms = CONTENDERS[name](file, query, Path(folder))
    wall = time.perf_counter() - began
    here, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return Measured(
        contender=name,
        posts=posts,
        mentions=mentions,
        alarms=alarms,
        wall_seconds=wall,
        cpu_seconds=sum(usage.ru_utime + usage.ru_stime for usage in (here, children)),
        peak_megabytes=(here.ru_maxrss + children.ru_maxrss) / 1024,
    )


def analyze_it(file: Path, query: str, folder: Path) -> tuple[int, int, int]:
    from firewarden.bootstrap import WallClock, enrichers
    from firewarden.connectors.replay.reading import read
    from firewarden.inquiries.analysis import analyze
    from firewarden.stores.sqlite import SqliteStreamStore

    store = SqliteStreamStore.open(folder / "stream.sqlite3")
    with read(str(file)) as recording:
        found = analyze(recording, brand=query, queries=[query], store=store, enrich=enrichers(), now=WallClock().now())
    store.close()
    return found.posts_read, found.mentions, len(found.signals)


def run_pipeline(file: Path, query: str, folder: Path) -> tuple[int, int, int]:
    from firewarden.bootstrap import WallClock, connect, enrichers
    from firewarden.pipeline.engine import serve
    from firewarden.stores.files.plans import FilePlanStore
    from firewarden.stores.sqlite import SqliteStreamStore
    from firewarden.vocabulary.ids import BrandId, QueryId, SourceId
    from firewarden.vocabulary.plan import Brand, Query, Source, WatchPlan

    brand, plans = BrandId("brand"), FilePlanStore(folder / "plans")
    source = Source(id=SourceId("file"), connector="replay", name="File", settings={"path": str(file.absolute())})
    asked = Query(id=QueryId("query"), brand=brand, name=query, text=query)
    plans.publish(WatchPlan(version=1, brands=(Brand(id=brand, name=query),), queries=(asked,), sources=(source,)))
    path, clock = folder / "stream.sqlite3", WallClock()
    serve(SqliteStreamStore.open(path), plans, connect, enrichers(), clock, until_done=True)
    reader = SqliteStreamStore.open(path, read_only=True)
    (state,), since, until = reader.sources(), clock.now() * 0, clock.now()
    totals, signals = reader.totals(brand, since, until), reader.signals(brand, since, until)  # type: ignore[arg-type]
    reader.close()
    return state.read, totals.mentions, len(signals)


def usual_script(file: Path, query: str, folder: Path) -> tuple[int, int, int]:
    about = re.compile(rf"(?<!\w){query}(?!\w)", re.IGNORECASE)
    database = sqlite3.connect(folder / "script.sqlite3")
    database.execute("CREATE TABLE mention (id TEXT PRIMARY KEY, at TEXT, author TEXT, text TEXT, hostile INTEGER)")
    hours: Counter[str] = Counter()
    posts = mentions = 0
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
        for line in lines:
            post = json.loads(line)
            posts += 1
            if not about.search(post["text"]):
                continue
            hostile = bool(HOSTILE.search(post["text"]))
            row = (post["id"], post["created_at"], post.get("author"), post["text"], hostile)
            mentions += database.execute("INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?, ?)", row).rowcount
            hours[post["created_at"][:13]] += hostile
            if posts % 1000 == 0:
                database.commit()
    database.commit()
    database.close()
    counts = [hours[hour] for hour in sorted(hours)]
    usual = [sum(counts[max(0, n - 168) : n]) / max(1, min(n, 168)) for n in range(len(counts))]
    return posts, mentions, sum(count > 5 and count > 3 * mean for count, mean in zip(counts, usual, strict=True))


CONTENDERS: dict[str, Callable[[Path, str, Path], tuple[int, int, int]]] = {
    "analyze": analyze_it,
    "pipeline": run_pipeline,
    "script": usual_script,
}


def show(found: list[Measured]) -> None:
    print(f"{'':<10}{'posts':>10}{'mentions':>10}{'alarms':>8}{'posts/s':>10}{'per core':>10}{'peak MB':>9}{'cost':>8}")
    script = next((m.per_core for m in found if m.contender == "script"), None)
    for m in found:
        cost = f"{script / m.per_core:.1f}x" if script else ""
        print(
            f"{m.contender:<10}{m.posts:>10,}{m.mentions:>10,}{m.alarms:>8,}"
            f"{m.per_second:>10,.0f}{m.per_core:>10,.0f}{m.peak_megabytes:>9,.0f}{cost:>8}"
        )


if __name__ == "__main__":
    sys.exit(main())
