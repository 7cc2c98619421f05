"""Settings of a source, as people type them."""

import pytest

from firewarden.net.settings import number, several
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.plan import Source


def told(**settings: str) -> Source:
    return Source(id=SourceId("s"), connector="c", name="S", settings=settings)


def test_number_is_read_and_kept_within_its_limits() -> None:
    said = {"3": 3.0, " 2.5 ": 2.5, "": 7.0, "-4": 1.0, "inf": 9.0, "nan": 1.0}
    assert {text: number(told(days=text), "days", 7, 1, 9) for text in said} == said
    assert number(told(), "days", 7, 1, 9) == 7


def test_word_is_no_number() -> None:
    with pytest.raises(ConfigError) as caught:
        number(told(days="all"), "days", 7, 1, 9)
    assert str(caught.value) == "'days' should be a number between 1 and 9."


def test_several_are_parted_by_spaces_commas_or_lines() -> None:
    assert several(told(places="a.example, b.example\nc.example a.example"), "places", 3) == (
        *("a.example", "b.example"),
        "c.example",
    )
    assert several(told(places="a.example/1,2 b.example"), "places", 3, commas=False) == ("a.example/1,2", "b.example")
    assert several(told(), "places", 3, "d.example") == ("d.example",)


@pytest.mark.parametrize(("said", "count"), [("", 0), ("a b c d", 4)])
def test_none_or_too_many_are_refused(said: str, count: int) -> None:
    with pytest.raises(ConfigError) as caught:
        several(told(places=said), "places", 3)
    assert str(caught.value) == f"'places' should hold between 1 and 3 entries; it has {count}."
