"""What docs/queries.md shows can be typed as it is."""

import re
from pathlib import Path

import pytest

from firewarden.steps.monitor.query import Code, errors_of

PAGE = (Path(__file__).parents[4] / "docs" / "queries.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (`.+?`) \|", PAGE.split("## What binds first")[0], re.MULTILINE)
EXAMPLES = [example for row in ROWS for example in re.findall("`([^`]+)`", row) if "/*" not in example]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_can_be_used(example: str) -> None:
    assert errors_of(example, {"brand": "united"}) == []


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 25


def test_every_finding_is_named() -> None:
    assert [code.value for code in Code if f"`{code.value}`" not in PAGE] == []
