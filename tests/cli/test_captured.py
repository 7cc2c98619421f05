"""Which hours were not captured, in both forms of the file."""

from pathlib import Path

import pytest

from firewarden.cli.captured import read_coverage
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.errors import BadInput


def gaps(path: Path, text: str) -> list[tuple[str, str]]:
    from firewarden.vocabulary.clock import iso

    file = path / "coverage.csv"
    file.write_text(text, encoding="utf-8")
    return [(iso(gap.start), iso(gap.end)) for gap in read_coverage(file)]


def test_coverage_reads_intervals(tmp_path: Path) -> None:
    text = "2026-03-02T10:00Z,2026-03-02T11:30Z\n# the zone may be left out\n\n2026-03-03 10:00,2026-03-03 10:01\n"
    assert gaps(tmp_path, text) == [
        ("2026-03-02T10:00:00Z", "2026-03-02T11:30:00Z"),
        ("2026-03-03T10:00:00Z", "2026-03-03T10:01:00Z"),
    ]


def test_coverage_passes_a_header_of_intervals(tmp_path: Path) -> None:
    text = "\ufefffrom,to\n2026-03-02T10:00+01:00,2026-03-02T11:00+01:00\n"
    assert gaps(tmp_path, text) == [("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z")]


def test_coverage_takes_hours_without_posts_and_hours_not_listed(tmp_path: Path) -> None:
    text = "hour_utc,posts\n2026-03-02T10:00Z,5\n2026-03-02T11:00Z,0\n2026-03-02T14:00Z,1\n"
    assert gaps(tmp_path, text) == [
        ("2026-03-02T11:00:00Z", "2026-03-02T12:00:00Z"),
        ("2026-03-02T12:00:00Z", "2026-03-02T14:00:00Z"),
    ]


def test_coverage_of_hours_that_were_all_captured_is_empty(tmp_path: Path) -> None:
    assert gaps(tmp_path, "hour,count\n2026-03-02T10:00Z,1\n2026-03-02T11:00Z,2\n") == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", " is empty. Write lines FROM,TO, or an hour and its number of posts."),
        ("2026-03-02T10:00Z\n", ", line 1: write FROM,TO."),
        ("2026-03-02T10:00Z,2026-03-02T10:00Z\n", ", line 1: it ends before it starts."),
        ("from,to\n2026-03-02T10:00Z,soon\n", ", line 2: 'soon' is no time such as 2026-03-02T10:00Z."),
        ("hour,posts\n2026-03-02T10:00Z,many\n", ", line 2: the second column has to be a number of posts."),
        ("hour,posts\n2026-03-02T10:00Z\n", ", line 2: the second column has to be a number of posts."),
    ],
)
def test_coverage_names_the_line_that_cannot_be_read(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as raised:
        gaps(tmp_path, text)
    assert str(raised.value) == f"{tmp_path / 'coverage.csv'}{sentence}"


def test_coverage_gives_instants(tmp_path: Path) -> None:
    file = tmp_path / "coverage.csv"
    file.write_text("2026-03-02T10:00Z,2026-03-02T11:00Z\n")
    assert [(gap.start, gap.end) for gap in read_coverage(file)] == [
        (from_iso("2026-03-02T10:00:00Z"), from_iso("2026-03-02T11:00:00Z"))
    ]
