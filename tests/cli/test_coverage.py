"""`firewarden coverage`: what can be seen, for people and for machines."""

import json
import re
from pathlib import Path
from typing import Any

from tests.cli.calling import firewarden

from firewarden.bootstrap import WallClock
from firewarden.cli.coverage import standing
from firewarden.ports import Commit
from firewarden.stores.files.plans import FilePlanStore
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant, from_iso, iso
from firewarden.vocabulary.ids import BrandId, SourceId
from firewarden.vocabulary.intake import Quiet, Quota, SourceHealth, SourceState
from firewarden.vocabulary.plan import Brand, Interval, Source, WatchPlan
from firewarden.vocabulary.results import Results

NOW = Instant(WallClock().now() // MINUTE * MINUTE)
NOON = from_iso("2026-03-02T12:00:00Z")
PLAN = WatchPlan(
    version=1,
    brands=(Brand(id=BrandId("acme"), name="Acme"),),
    sources=(
        Source(id=SourceId("b"), connector="hackernews", name="Blind", settings={"words": "acme"}, live=True),
        Source(id=SourceId("a"), connector="hackernews", name="All well", settings={"words": "acme"}, live=True),
        Source(id=SourceId("t"), connector="telex", name="Telex", live=True),
        Source(id=SourceId("q"), connector="hackernews", name="Quiet", settings={"words": "acme"}, live=True),
    ),
)
QUIET = Quiet(since=Instant(NOW - 3 * HOUR), an_hour=40.0, once_per_weeks=9.0)
STATES = [
    SourceState(source=SourceId("a"), health=SourceHealth.READING, since=NOW, read=3, accepted=3),
    SourceState(source=SourceId("b"), health=SourceHealth.BLIND, since=Instant(NOW - HOUR), note="Its key is void."),
    SourceState(source=SourceId("q"), health=SourceHealth.QUIET, since=QUIET.since, quiet=QUIET),
]


def installed(data: Path, states: list[SourceState], plan: WatchPlan = PLAN) -> Path:
    FilePlanStore(data / "plans").publish(plan)
    store = SqliteStreamStore.open(data / "stream.sqlite3")
    store.commit(Commit(plan=1, received_at=NOW, results=Results(), sources=states))
    store.close()
    return data


def asked(data: Path) -> tuple[int, dict[str, Any]]:
    result = firewarden("coverage", "--data", data, "--json")
    assert result.stderr == ""
    return result.returncode, json.loads(result.stdout)


def test_each_source_is_told_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    code, found = asked(installed(tmp_path, STATES))
    rows = {row["name"]: row for row in found["sources"]}

    assert (code, found["complete"]) == (1, False)
    assert [(name, row["health"], row["network"]) for name, row in rows.items()] == [
        ("All well", "reading", "Hacker News"),
        ("Blind", "blind", "Hacker News"),
        ("Quiet", "quiet", "Hacker News"),
        ("Telex", "never", "telex"),
    ]
    blind, quiet = rows["Blind"], rows["Quiet"]
    assert (blind["since"], blind["note"]) == (iso(Instant(NOW - HOUR)), "Its key is void.")
    assert blind["missed"] >= HOUR / 1e6
    assert quiet["quiet"] == {"since": iso(QUIET.since), "an_hour": 40.0, "once_per_weeks": 9.0}
    assert [bool(row["forbids"]) for row in rows.values()] == [True, True, True, False]
    assert (rows["All well"]["read"], rows["All well"]["gaps"], rows["All well"]["lag"]) == (3, [], None)


def test_quota_and_gaps_are_told(tmp_path: Path) -> None:
    missed = Interval(start=Instant(NOW - 2 * HOUR), end=Instant(NOW - HOUR))
    quota = Quota(left=3, of=100, until=Instant(NOW + HOUR), sampled=True, unread=7)
    [state] = [SourceState(source=SourceId("a"), health=SourceHealth.READING, quota=quota, missed=(missed,))]
    code, found = asked(installed(tmp_path, [state]))
    row = found["sources"][0]

    assert (code, found["complete"]) == (0, True)
    assert row["quota"] == {"left": 3, "of": 100, "until": iso(Instant(NOW + HOUR))}
    assert (row["sampled"], row["unread"], row["missed"]) == (True, 7, 3600.0)
    assert row["gaps"] == [{"from": iso(missed.start), "to": iso(missed.end)}]


def test_people_read_some_lines_for_each_source(tmp_path: Path) -> None:
    result = firewarden("coverage", "--data", installed(tmp_path, STATES))
    blind = result.stdout.partition("Blind: ")[2].partition("Quiet: ")[0]

    assert result.returncode == 1
    assert re.sub(r"\d+ min", "an hour or so", blind).splitlines() == [
        f"blind since {iso(Instant(NOW - HOUR))}",
        "  Its key is void.",
        "  last post none yet, lag not known",
        "  missed in 7 days: an hour or so (1 in all)",
        "  its terms forbid: Do not hide or hinder posts; the search shows deleted ones no more.",
    ]


def test_without_a_plan_it_says_what_to_do(tmp_path: Path) -> None:
    result = firewarden("coverage", "--data", tmp_path)

    assert result.returncode == 3
    assert "Add a source first." in " ".join(result.stderr.split())


def test_standing_is_one_line() -> None:
    quiet = Quiet(since=NOON, an_hour=40.0, once_per_weeks=9.0)
    quota = Quota(left=1200, of=5000, until=Instant(NOON + HOUR), sampled=True)
    state = SourceState(source=SourceId("q"), health=SourceHealth.QUIET, since=NOON, quiet=quiet, quota=quota)

    assert standing(state) == (
        "quiet since 2026-03-02T12:00:00Z (40.0 posts an hour are usual; such a silence comes once in 9 weeks),"
        " 1,200 of 5,000 left until 2026-03-02T13:00:00Z, reads only a part"
    )
    assert standing(SourceState(source=SourceId("q"), health=SourceHealth.READING)) == "reading"
