"""Alerts over simulated courses, full counts, and back-tests of all rules on a real recording against a recount that
shares no code with them. Prints a table, writes proof/alerts.details.json and ends with exit code 1 when something
that is promised did not hold. The recount needs FIREWARDEN_PROVE_DATA.

    scripts/prove_alerts.py
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from firewarden.bootstrap import enrichers
from firewarden.cli.captured import read_coverage
from firewarden.connectors.replay.reading import read
from firewarden.inquiries.backtest import of_rule
from firewarden.inquiries.trial import Trial
from firewarden.measure.intervals import poisson
from firewarden.stores.sqlite.store import SqliteStreamStore
from firewarden.vocabulary.clock import BIN, Instant, bin_of, from_iso
from firewarden.vocabulary.ids import QueryId
from firewarden.vocabulary.plan import Brand, Interval, Query
from firewarden.vocabulary.rule import Reach, Spread, Terms, Tone, Tripwire

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.inquiries.test_backtest import recounted  # noqa: E402
from tests.steps.monitor.counted import ACME, DAY, alarms, tell  # noqa: E402
from tests.steps.monitor.rules.talk import rule  # noqa: E402
from tests.steps.monitor.writers import HOUR, Shape, flat, rhythm, series, step  # noqa: E402

from firewarden.steps.monitor.watch import BrandWatch  # noqa: E402

DETAILS = ROOT / "proof" / "alerts.details.json"
STEP = 21 * DAY + 14 * HOUR
SEEDS = range(100, 112)
UNITED = ("United", "united OR unitedairlines", "crises/united_2017.jsonl.gz", "crises/united_2017.hours.csv")
SPOTIFY = ("SpotifyCares", "@SpotifyCares", "support/spotify_cares_2017.jsonl.gz", "")
RULES: tuple[tuple[tuple[str, str, str, str], Terms], ...] = (
    (UNITED, Tone()),
    (UNITED, Tone(minutes=60, z=2.0)),
    (UNITED, Tripwire(query="reason:safety AND tone:negative")),
    (UNITED, Tripwire(query="tone:negative AND journalist")),
    (UNITED, Spread()),
    (UNITED, Spread(least=50, there=20)),
    (SPOTIFY, Tone(minutes=1440, z=1.5)),
    (SPOTIFY, Tripwire(answers=3)),
    (SPOTIFY, Reach(least=10, hostile=False)),
)
"""Of a recording that has what the rule asks for: one says nothing of followers, the other little of languages."""


@dataclass(frozen=True)
class Row:
    what: str
    found: str
    well: bool


def heard(job: tuple[int, float, int, str, float]) -> list[tuple[str, float]]:
    """Lanes and days of all alarms of one series."""
    seed, an_hour, days, kind, times = job
    shape: Shape = {"flat": flat, "rhythm": rhythm}.get(kind) or step(times, STEP)
    found = alarms(tell(BrandWatch(ACME), series(seed, an_hour, days, shape)))
    return [(alarm.lane.value, number / DAY) for number, alarm in found]


def simulated(pool: ProcessPoolExecutor) -> Iterator[Row]:
    yield from steps(pool)
    for an_hour in (2.0, 10.0, 60.0, 300.0):
        told = list(pool.map(heard, [(seed, an_hour, 42, "rhythm", 1.0) for seed in SEEDS]))
        count, weeks = sum(map(len, told)), 6 * len(told)
        low, high = (end / weeks for end in poisson(count))
        text = f"{count} alarms in {weeks} weeks: {count / weeks:.3f} a week ({low:.3f}..{high:.3f})"
        yield Row(f"weekly rhythm, {an_hour:g} an hour", text, sum(map(bool, told)) <= 1)
    months = list(pool.map(heard, [(seed, 0.3, 30, "flat", 1.0) for seed in range(200)]))
    most = max(map(len, months))
    text = f"{sum(map(len, months))} alarms in {len(months)} months, {most} at most in one"
    yield Row("flat, 0.3 an hour, 30 days", text, most <= 1)


def steps(pool: ProcessPoolExecutor) -> Iterator[Row]:
    """A doubling of ten an hour is at the edge of what can be told: there nothing is promised but that it is not told
    again and again."""
    for an_hour in (10.0, 60.0, 300.0):
        for times in (2.0, 4.0, 10.0):
            told = list(pool.map(heard, [(seed, an_hour, 42, "step", times) for seed in SEEDS]))
            after = [[day for lane, day in one if lane == "volume" and day >= STEP / DAY] for one in told]
            hostile = sum(day >= STEP / DAY for one in told for lane, day in one if lane == "hostile")
            once = sum(len(days) == 1 for days in after)
            wait = median(24 * (days[0] - STEP / DAY) if days else 999.0 for days in after)
            text = f"one alert in {once} of {len(after)} within three weeks, after {wait:.1f} h; hostile lane {hostile}"
            clear = times > 2.0 or an_hour > 10.0
            well = max(map(len, after)) <= 2 and (once >= len(after) - 1 or not clear) and hostile <= 6
            yield Row(f"step times {times:g}, {an_hour:g} an hour", text, well)


def recount(data: Path) -> Iterator[Row]:
    """On real recordings. A rule that says nothing proves nothing."""
    for recording in (UNITED, SPOTIFY):
        with tempfile.TemporaryDirectory(prefix="firewarden-") as folder:
            store = heard_again(data, recording, Path(folder))
            talk = store.mentions(ACME, Instant(0), Instant(2**62), limit=10**9)
            whole = Interval(start=Instant(0), end=Instant(talk[-1].post.created_at + HOUR * BIN))
            captured = {one.at for one in store.bins(ACME, talk[0].post.created_at, whole.end) if not one.gap}
            known = [one for one in talk if bin_of(one.post.created_at) in captured]
            for terms in (terms for name, terms in RULES if name is recording):
                found = [alert.at for alert in of_rule(store, rule(terms), (), whole, []).alerts]
                wanted = recounted(terms, known if isinstance(terms, Tone) else talk)
                text = f"{len(found)} alerts, recount {len(wanted)}"
                yield Row(f"{recording[0]}: {terms}", text, bool(wanted) and found == wanted)
            store.close()


def heard_again(data: Path, recording: tuple[str, str, str, str], folder: Path) -> SqliteStreamStore:
    name, text, file, hours = recording
    store = SqliteStreamStore.open(folder / "stream.db")
    trial = Trial(store, enrichers(), from_iso("2026-01-01T00:00:00Z"), lambda _: None)
    query = Query(id=QueryId("q"), brand=ACME, name="q", text=text)
    gaps = read_coverage(data / hours) if hours else ()
    trial.run(iter(read(str(data / file))), Brand(id=ACME, name=name), [query], gaps)
    return store


def main() -> int:
    with ProcessPoolExecutor(2) as pool:
        rows = list(shown(simulated(pool)))
    if data := os.environ.get("FIREWARDEN_PROVE_DATA"):
        rows += list(shown(recount(Path(data))))
    else:
        print("  the recount on a real recording was not run: set FIREWARDEN_PROVE_DATA")
    DETAILS.parent.mkdir(exist_ok=True)
    DETAILS.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    return 0 if all(row.well for row in rows) else 1


def shown(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        mark = "\033[32mok\033[0m    " if row.well else "\033[31mnot ok\033[0m"
        print(f"  {mark} {row.what:<60} {row.found}", flush=True)
        yield row


if __name__ == "__main__":
    sys.exit(main())
