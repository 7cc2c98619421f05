"""`firewarden analyze`: a file in, reports out, and sentences for what cannot be read."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.cli.calling import firewarden
from tests.pipeline.recording import write_recording

from firewarden.reports.analysis_json import schema

pytestmark = pytest.mark.xdist_group("analyze")
Document = dict[str, Any]


def checked(text: str) -> Document:
    """An analysis that obeys its schema, whose numbers add up and whose evidence can be looked up."""
    found: Document = json.loads(text)
    jsonschema.validate(found, schema())
    rejected = sum(row["count"] for row in found["rejected"])
    assert found["posts_read"] == found["accepted"] + found["duplicates"] + rejected
    named = [key for signal in found["signals"] for key in signal["evidence"]]
    named += [key for one in found["incidents"] for part in one["statements"] for key in part["evidence"]]
    named += [quote["post_id"] for one in found["narratives"] for quote in one["quotes"]]
    assert set(named) - set(found["posts"]) == set()
    return found


def analysis(*arguments: object, given: str = "") -> Document:
    result = firewarden("analyze", *arguments, "--json", "-", given=given)
    assert (result.returncode, result.stdout[:1]) == (0, "{"), result.stderr
    return checked(result.stdout)


def lines(*rows: dict[str, object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def post(number: int, text: str = "Acme is late", minute: int = 0, **more: object) -> dict[str, object]:
    return {"id": str(number), "created_at": f"2026-03-02T10:{minute:02}:00Z", "text": text, **more}


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recording") / "storm.jsonl"
    write_recording(path, posts_a_day=150)
    return path


def test_analyze_of_one_calm_post_ends_well_without_an_incident() -> None:
    found = analysis("-", "--brand", "Acme", given=lines(post(1)))
    assert [found[name] for name in ("posts_read", "accepted", "mentions", "signals", "incidents")] == [1, 1, 1, [], []]


def test_analyze_counts_duplicates_and_broken_lines() -> None:
    given = lines(post(1), post(2, "nothing of theirs", minute=1), post(1)) + "{broken\n"
    found = analysis("-", "--brand", "Acme", given=given)
    assert [found[name] for name in ("posts_read", "accepted", "duplicates", "mentions")] == [4, 2, 1, 1]
    assert [row["count"] for row in found["rejected"]] == [1]


def test_analyze_finds_the_storm_and_writes_every_report(recording: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("report.html", "report.md", "report.json")]
    options = [part for pair in zip(("--html", "--markdown", "--json"), files, strict=True) for part in pair]
    result = firewarden("analyze", recording, "--brand", "Acme", *options)
    assert result.returncode == 0, result.stderr
    found = checked(files[2].read_text("utf-8"))
    assert found["posts_read"] == 1005
    assert [one["opened_at"][:10] for one in found["incidents"]][:1] == ["2024-03-08"]
    page = files[0].read_text("utf-8")
    assert (page[:15].lower(), "http://" in page or "<script src" in page) == ("<!doctype html>", False)
    assert files[1].read_text("utf-8").splitlines()[0].startswith("# ")
    assert "Acme" in result.stdout
    assert [f"Wrote {file}" in result.stderr.replace("\n", "") for file in files] == [True, True, True]


def test_analyze_quiet_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text(lines(post(1)))
    result = firewarden("analyze", file, "--brand", "Acme", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_analyze_reads_csv_with_columns_named_by_hand() -> None:
    table = io.StringIO()
    csv.writer(table).writerows([["a", "b", "c"], ["2026-03-02T10:00:00Z", "Acme is late", "Zenith is late"]])
    named = ["--map", "created_at=a", "--map", "text=c"]
    assert analysis("-", "--brand", "Zenith", *named, given=table.getvalue())["mentions"] == 1
    assert analysis("-", "--brand", "Acme", *named, given=table.getvalue())["mentions"] == 0


def test_analyze_takes_only_the_lines_where_a_column_holds_a_value() -> None:
    given = lines(post(1, shop="Wien"), post(2, minute=1, shop="Graz"), post(3, minute=2))
    found = analysis("-", "--brand", "Acme", "--where", "shop=Wien", given=given)
    assert (found["mentions"], found["posts_read"]) == (1, 1)


@pytest.mark.parametrize(
    "coverage",
    [
        "2026-03-02T11:00Z,2026-03-02T13:00Z\n",
        "hour,posts\n2026-03-02T10:00Z,1\n2026-03-02T13:00Z,1\n",
        "hour,posts\n2026-03-02T10:00Z,1\n2026-03-02T11:00Z,0\n2026-03-02T12:00Z,0\n2026-03-02T13:00Z,1\n",
    ],
)
def test_analyze_marks_hours_that_were_not_captured(tmp_path: Path, coverage: str) -> None:
    file = tmp_path / "coverage.csv"
    file.write_text(coverage)
    given = lines(post(1), post(2) | {"created_at": "2026-03-02T13:30:00Z"})
    found = analysis("-", "--brand", "Acme", "--coverage", file, given=given)
    assert [(point["at"][11:13], point.get("gap", False)) for point in found["series"]] == [
        ("10", False),
        ("11", True),
        ("12", True),
        ("13", False),
    ]


@pytest.mark.parametrize(("minutes", "points"), [("5", 12), ("15", 4), ("60", 1)])
def test_analyze_gives_the_series_in_steps_as_asked(minutes: str, points: int) -> None:
    given = lines(post(1), post(2, minute=59))
    found = analysis("-", "--brand", "Acme", "--bin", minutes, given=given)
    assert (found["bin_minutes"], len(found["series"])) == (int(minutes), points)
    assert sum(point["mentions"] or 0 for point in found["series"]) == 2


def test_analyze_takes_several_files_as_one_stream(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text(lines(post(1), post(3, minute=20)))
    two.write_text(lines(post(2, minute=10)))
    found = analysis(one, two, "--brand", "Acme")
    assert (found["posts_read"], found["mentions"]) == (3, 3)


@pytest.mark.parametrize(
    ("arguments", "given", "sentence"),
    [
        (["--brand", "Acme"], '{"a": 1, "b": 2}\n', "no column holds"),
        (["--brand", "Acme", "--query", "acme AND"], lines(post(1)), "Something is missing after AND."),
        (["--brand", "Acme", "--map", "text"], lines(post(1)), "text"),
        (["--brand", "Acme", "--bin", "7"], lines(post(1)), "'7' is not one of '5', '15', '60'"),
        ([], lines(post(1)), "Missing option '--brand'"),
    ],
)
def test_analyze_refuses_with_a_sentence_and_code_2(arguments: list[str], given: str, sentence: str) -> None:
    result = firewarden("analyze", "-", *arguments, given=given)
    assert (result.returncode, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_analyze_names_a_column_to_give_by_hand() -> None:
    result = firewarden("analyze", "-", "--brand", "Acme", given='{"a": 1, "b": 2}\n')
    assert result.stderr.rstrip().endswith("Say which one does: --map text=COLUMN.") or (
        result.stderr.rstrip().endswith("Say which one does: --map created_at=COLUMN.")
    )


def test_analyze_of_a_file_that_is_not_there_ends_with_code_2(tmp_path: Path) -> None:
    result = firewarden("analyze", tmp_path / "none.jsonl", "--brand", "Acme")
    assert (result.returncode, result.stdout) == (2, "")
    assert str(tmp_path / "none.jsonl") in result.stderr
    assert "Traceback" not in result.stderr


def test_analyze_says_where_a_report_cannot_be_written_before_it_reads(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "report.html"
    result = firewarden("analyze", tmp_path / "none.jsonl", "--brand", "Acme", "--html", target, "--quiet")
    said = f"{target} cannot be written: there is no folder {target.parent}. Nothing was read.\n"
    assert (result.returncode, result.stderr) == (2, said)
