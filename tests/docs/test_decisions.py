"""Decision records keep one shape."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "decisions"
RECORDS = sorted(FOLDER.glob("*.md"))
PARTS = ["Context", "Decision", "Consequences", "Alternatives", "Enforced by"]


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_record_has_the_five_parts_in_order(record: Path) -> None:
    assert re.findall(r"^\*\*([A-Z][a-z ]+)\.\*\*", record.read_text(), re.MULTILINE) == PARTS


def test_numbers_run_from_one_without_holes() -> None:
    assert [int(path.name[:4]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))
