"""`firewarden backtest`: a rule over a file, and sentences for what cannot be used."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.cli.calling import firewarden

START = datetime(2024, 3, 4, tzinfo=UTC)
CALM = "Acme is open on Sunday"
ANGRY = "Acme lied to us, this is a terrible, disgusting, shameful company"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Three weeks, one post an hour, with an hour of anger on the last day."""
    posts = [(START + timedelta(hours=n), CALM) for n in range(24 * 20)]
    posts += [(START + timedelta(days=20, minutes=n), ANGRY) for n in range(40)]
    posts += [(START + timedelta(days=20, hours=1 + n), CALM) for n in range(20)]
    path = tmp_path / "talk.jsonl"
    lines = [{"id": str(n), "created_at": at.isoformat(), "text": text} for n, (at, text) in enumerate(posts)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


@pytest.fixture
def crises(tmp_path: Path) -> Path:
    path = tmp_path / "crises.csv"
    rows = ["name,start,end,known_at"]
    rows += ["Anger,2024-03-24T00:00Z,2024-03-25T00:00Z,2024-03-24T02:00Z", "Nothing,2024-03-10,2024-03-11,"]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def said_of(*arguments: object) -> dict[str, Any]:
    result = firewarden("backtest", *arguments, "--brand", "Acme", "--json")
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_hits_false_alarms_and_lead_are_told(talk: Path, crises: Path):
    found = said_of(talk, "--rule", "tone", "--set", "minutes=60", "--crises", crises)

    assert [(one["crisis"], one["at"]) for one in found["alerts"]] == [("Anger", "2024-03-24T00:20:00Z")]
    assert (found["hits"], found["false_alarms"], found["mentions"]) == (1, 0, 540)
    assert found["crises"] == [{"name": "Anger", "lead_minutes": 100.0}, {"name": "Nothing", "lead_minutes": None}]
    assert 0.3 < found["alerts_per_week"] < 0.36


def test_tripwire_asks_a_query_and_a_surge_its_budget(talk: Path):
    wire = said_of(talk, "--rule", "tripwire", "--set", "query=tone:negative AND disgusting")
    surge = said_of(talk, "--rule", "hostile", "--budget", "1")

    assert [one["crisis"] for one in wire["alerts"]] == [None]
    assert surge["alerts"][0]["at"] == "2024-03-24T00:05:00Z"


def test_people_get_a_table(talk: Path, crises: Path):
    result = firewarden("backtest", talk, "--brand", "Acme", "--rule", "tone", "--crises", crises)

    assert result.returncode == 0, result.stderr
    assert "1 of 2 crises, 0 false alarms" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rule", "tone", "--set", "most=3"), "A tone rule has no setting most. It has minutes, least, z."),
        (("--rule", "tone", "--set", "least=many"), "The settings of the rule cannot be used"),
        (("--rule", "tripwire"), "Say what should trip it"),
        (("--rule", "tripwire", "--set", "query=acme AND ("), "cannot be used"),
    ],
)
def test_what_cannot_be_used_is_said(talk: Path, arguments: tuple[str, ...], said: str):
    result = firewarden("backtest", talk, "--brand", "Acme", *arguments)

    assert (result.returncode, "Traceback" in result.stderr) == (2, False)
    assert said in result.stderr


def test_crises_that_end_before_they_start_are_named(talk: Path, tmp_path: Path):
    path = tmp_path / "wrong.csv"
    path.write_text("name,start,end\nA,2024-03-10,2024-03-09\n", "utf-8")
    result = firewarden("backtest", talk, "--brand", "Acme", "--rule", "reach", "--crises", path)

    assert (result.returncode, result.stderr.count("line 2: it ends before it starts")) == (2, 1)
