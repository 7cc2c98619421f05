"""Every form of an analysis: valid, complete, and safe with texts that try to be markup."""

import copy
import dataclasses
import json
from io import StringIO
from typing import Any

import jsonschema
import pytest
from rich.console import Console

from firewarden.reports.analysis_json import schema, to_document, to_json
from firewarden.reports.analysis_page import plain, to_html, to_markdown
from firewarden.reports.analysis_terminal import show, sparkline
from firewarden.vocabulary.analysis import SeriesPoint
from firewarden.vocabulary.clock import BIN, Instant
from tests.reports.sample import ANALYSIS, START


def check(document: dict[str, Any]) -> None:
    jsonschema.validate(document, schema(), cls=jsonschema.Draft202012Validator)


def test_json_is_valid_and_reads_back() -> None:
    document = json.loads(to_json(ANALYSIS))

    check(document)
    assert document["schema"] == "firewarden.analysis/1"
    assert document["signals"][0]["at"] == "2026-03-02T10:05:00Z"
    assert document["series"][1] == {
        "at": "2026-03-02T10:05:00Z",
        "mentions": None,
        "negative": None,
        "expected": None,
        "gap": True,
    }


def test_every_evidence_id_resolves() -> None:
    document = to_document(ANALYSIS)
    (incident,) = document["incidents"]
    used = {key for part in incident["statements"] + incident["factors"] for key in part["evidence"]}

    assert used == set(document["posts"])


def test_empty_analysis_is_valid() -> None:
    empty = dataclasses.replace(
        ANALYSIS, period=None, incidents=(), signals=(), narratives=(), series=(), gaps=(), posts={}, notes=()
    )

    check(to_document(empty))
    assert "No post could be read." in to_html(empty)
    assert "No post could be read." in to_markdown(empty)


@pytest.mark.parametrize(
    ("field", "value"), [("posts_read", -1), ("period", "today"), ("bin_minutes", 7), ("surprise", 1)]
)
def test_schema_refuses_what_is_wrong(field: str, value: object) -> None:
    document = copy.deepcopy(to_document(ANALYSIS))
    document[field] = value

    with pytest.raises(jsonschema.ValidationError):
        check(document)


def test_html_escapes_posts_and_loads_nothing() -> None:
    page = to_html(ANALYSIS)

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Brand &amp; Söhne" in page
    assert [tag for tag in ("src=", "<link", "@import", "url(") if tag in page] == []


def test_markdown_escapes_posts() -> None:
    assert plain("<b> **x** | y\n# z") == r"\<b\> \*\*x\*\* \| y \# z"
    assert r"\<script\>alert\(1\)\</script\> \*\*bold\*\* \| pipe" in to_markdown(ANALYSIS)


def test_terminal_shows_the_incident_before_the_arithmetic() -> None:
    console = Console(width=100, record=True, file=StringIO())

    show(ANALYSIS, console)

    text = console.export_text()
    assert text.index("Incident 1") < text.index("Signals") < text.index("Narratives")


def test_sparkline_tells_gap_from_calm() -> None:
    series = tuple(
        SeriesPoint(at=Instant(START + i * BIN), mentions=count, negative=0, expected=None, gap=count is None)
        for i, count in enumerate([0, 8, None, 1])
    )

    assert sparkline(series) == " █·▁"
