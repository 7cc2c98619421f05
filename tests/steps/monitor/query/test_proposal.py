import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query import lint, propose
from firewarden.text.fold import clean
from firewarden.vocabulary.errors import BadInput
from tests.steps.monitor.query.oracle import post, query
from tests.text.strange import strange_texts


@pytest.mark.parametrize(
    ("name", "handles", "excluded", "proposed"),
    [
        ("Spotify", [], [], "Spotify"),
        ("United Airlines", [], [], '"United Airlines" OR unitedairlines'),
        (
            "United Airlines",
            ["@united", "united.bsky.social"],
            ["man united", "football"],
            '("United Airlines" OR unitedairlines OR @united OR @united.bsky.social) NOT ("man united" OR football)',
        ),
        ("Target", ["target"], ["on target"], '(Target OR @target) NOT "on target"'),
        ("Wendy's", [], [], '"Wendy\'s" OR wendys'),
        ("Nestlé", [], [], "Nestle"),
        ("AT&T", ["att"], [], '"AT&T" OR @att'),
        ("Marks & Spencer", [], [], '"Marks & Spencer" OR "Marks and Spencer" OR marksspencer'),
        ("東京電力", [], [], '"東京電力"'),
        ("Or", [], [], '"Or"'),
        ('"Air" *Max*', [], [""], '"Air Max" OR airmax'),
        ("!", ["bang"], ["#wow"], "@bang NOT #wow"),
        ("Acme", ['ß"', "Straße", "José"], [], "Acme OR @Straße OR @José"),
        ("Acme", ["united\x1cـ"], [], "Acme"),
        ("ـ#united", [], [], '"#united"'),
    ],
)
def test_a_query_is_proposed(name: str, handles: list[str], excluded: list[str], proposed: str) -> None:
    assert propose(name, handles, excluded) == proposed


@pytest.mark.parametrize("name", ["", "!!!", "https://example.org"])
def test_nothing_can_be_proposed_without_a_word(name: str) -> None:
    with pytest.raises(BadInput, match="There is no word"):
        propose(name, ["@"], ["x"])


@given(strange_texts, st.lists(strange_texts, max_size=2), st.lists(strange_texts, max_size=2))
def test_proposals_have_no_errors(name: str, handles: list[str], excluded: list[str]) -> None:
    try:
        proposed = propose(name, handles, excluded)
    except BadInput:
        return
    assert [finding for finding in lint(proposed) if finding.severity == "error"] == []


@given(strange_texts)
def test_proposals_find_the_name(name: str) -> None:
    assume("://" not in clean(name) and "www." not in clean(name).lower())
    try:
        proposed = propose(name)
    except BadInput:
        return
    assert Matcher([query(proposed)]).match(post(f"about {name} today")) == ("q0",)
