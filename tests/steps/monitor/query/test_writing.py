"""What is written out is read back as the same query."""

import pytest
from hypothesis import HealthCheck, assume, given, settings

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query import errors_of
from firewarden.steps.monitor.query.linting import sound
from firewarden.steps.monitor.query.writing import written
from firewarden.vocabulary.post import Post
from tests.steps.monitor.query.oracle import Tree, posts, query, trees
from tests.steps.monitor.query.oracle import written as random_text


@pytest.mark.parametrize(
    "text",
    [
        'united AND ("late again" OR {BT}) AND NOT #fail',
        "NOT (NOT united)",
        "(a1 NEAR/3 b1) ONEAR/0 c1",
        '"refund never"~5',
        'title:("united airlines" OR late)',
        "title:united AND url:/help AND lang:(en OR de)",
        "rating:[1 TO 2] AND followers:[* TO 9] AND since:2026-01-01T00:00:00Z AND until:2026-02-01T14:00:00Z",
        '"or" AND "-x" AND "AND"',
    ],
)
def test_a_query_is_written_as_a_person_would(text: str) -> None:
    assert written(sound(text)) == text


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees, posts)
def test_what_is_written_means_the_same(tree: Tree, one: Post) -> None:
    text = random_text(tree)
    assume(not errors_of(text))
    again = written(sound(text))
    assert Matcher([query(again)]).match(one) == Matcher([query(text)]).match(one)
