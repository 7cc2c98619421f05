"""Text on pictures that we drew: a notice of three lines in DejaVu Sans, and a gray shape without a word."""

from pathlib import Path

import pytest

from firewarden.enrichers import pictures
from firewarden.enrichers.pictures import MOST_PIXELS, Tesseract, installed

HERE = Path(__file__).parent / "pictures"
NOTICE, SHAPE = (HERE / "notice.png").read_bytes(), (HERE / "shape.png").read_bytes()


@pytest.mark.tesseract
def test_a_notice_is_read_line_by_line() -> None:
    reader = installed()
    assert reader is not None
    found = reader.read(NOTICE)

    assert found is not None
    assert found.text.splitlines()[:2] == ["Recall of the Ebren heater", "Stop using it at once: fire danger"]
    if "deu" in reader.languages:
        assert found.text.splitlines()[2:] == ["Rückruf: Überhitzung möglich"]
    assert 0.8 < found.confidence <= 1


@pytest.mark.tesseract
@pytest.mark.parametrize(
    "picture", [SHAPE, NOTICE[:200], b"", b"\xff\xd8\xff" + b"x" * 500], ids=["shape", "cut", "none", "broken"]
)
def test_where_nothing_is_written_nothing_is_read(picture: bytes) -> None:
    reader = installed()
    assert reader is not None
    assert reader.read(picture) is None


def test_a_picture_that_would_fill_the_memory_is_left_alone() -> None:
    header = b"\x89PNG\r\n\x1a\n" + bytes(8) + (MOST_PIXELS).to_bytes(4) + (2).to_bytes(4)
    assert Tesseract("/nonexistent/would-fail", ("eng",)).read(header) is None


def test_without_the_program_there_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PROGRAM", "firewarden-has-no-such-program")
    assert installed() is None


def test_a_program_that_fails_reads_nothing() -> None:
    assert Tesseract("/nonexistent/tesseract", ("eng",)).read(NOTICE) is None


def test_what_it_is_not_sure_of_is_left_out() -> None:
    head = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"
    rows = [
        "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96\tFire",
        "5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t12\tx~",
        "5\t1\t1\t1\t2\t1\t0\t0\t9\t9\t80\tdanger",
    ]
    found = pictures._text_of("\n".join([head, *rows]))
    assert found is not None
    assert (found.text, found.confidence) == ("Fire\ndanger", 0.864)
