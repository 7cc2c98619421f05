"""Twice the text is at most twice the work, whatever the text. Work is counted in calls, not in seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query import QueryError, lint, wording
from firewarden.steps.monitor.query.dialects import Dialect, Network, imported, outward
from tests.steps.monitor.query.oracle import post, query
from tests.steps.monitor.query.test_parser import QUERY_PIECES

STEADY = 10_000
"""Calls that any text may cost; above, they may double and a little more with the text."""
MOST = 2.3


def calls(work: Callable[[], object]) -> int:
    """Calls of functions, those written in C too; tables that are made once for all texts are made before."""
    work()
    count = 0

    def step(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    for cached in (wording._wording, wording._tag_wording, wording._wild, wording._line_pattern):
        cached.cache_clear()
    before = sys.getprofile()
    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def answer(text: str) -> int:
    """Characters of all findings."""
    return sum(len(finding.message) + len(finding.fix or "") for finding in lint(text))


SHAPES = [
    *(
        "a ",
        "a OR ",
        "a AND ",
        "NOT ",
        "NOT a ",
        "(",
        ")",
        "(a ",
        "((a)) ",
        '"',
        '"a b"~2 ',
        '"a" ',
        "{",
        "{A} ",
        "[",
        "| ",
    ),
    *(
        "a NEAR/2 ",
        "a NEAR ",
        "(a NEAR/2 b) ",
        "a OR b c ",
        "lang:",
        "lang:en ",
        "foo:",
        "title:",
        "title:(",
        "kind:(a|",
    ),
    *(
        "/*",
        "/* a */ ",
        "<<<",
        "$a ",
        "$",
        "*a ",
        "a* ",
        "ab? ",
        "#a* ",
        "~",
        "~5 ",
        "\\ ",
        "rating:[1 TO 2] ",
        "since:1 ",
    ),
    *(
        "-a ",
        "or ",
        "the ",
        "united airlines ",
        "東京",
        "👩\u200d🚀",
        "é ",
        "url:/a ",
        "thread:",
        "followers:[2 TO 1] ",
    ),
    '"*a *b ',
]


@pytest.mark.parametrize("shape", SHAPES)
def test_lint_takes_twice_as_long_for_twice_the_text(shape: str) -> None:
    once, twice = shape * (2_000 // len(shape)), shape * (4_000 // len(shape))
    assert calls(lambda: lint(twice)) <= MOST * calls(lambda: lint(once)) + STEADY
    assert answer(twice) <= MOST * answer(once) + STEADY


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dialect", [Dialect.BRANDWATCH, Dialect.X])
def test_an_import_takes_twice_as_long_for_twice_the_text(shape: str, dialect: Dialect) -> None:
    once, twice = shape * (1_000 // len(shape)), shape * (2_000 // len(shape))
    assert calls(lambda: imported(twice, dialect)) <= MOST * calls(lambda: imported(once, dialect)) + STEADY


@pytest.mark.parametrize(
    "shape", ["united{0} OR ", "(united{0} NEAR/3 late) OR ", '"late refund{0}"~3 OR ', "lang:en OR "]
)
def test_building_and_asking_take_twice_as_long_for_twice_the_query(shape: str) -> None:
    def text(size: int) -> str:
        return "".join(shape.format(number) for number in range(size)) + "late"

    for work in (lambda size: Matcher([query(text(size))]), lambda size: outward(text(size), Network.X)):
        assert calls(lambda: work(200)) <= MOST * calls(lambda: work(100)) + STEADY  # noqa: B023


@pytest.mark.parametrize(
    "asked", ["x1 NEAR/9 x2", '"x1 x2"~9', "(x1 ONEAR/3 x2) NEAR/9 x3", "title:x1 OR xxx*y", "{X1}"]
)
def test_matching_takes_twice_as_long_for_twice_the_post(asked: str) -> None:
    matcher = Matcher([query(asked)])
    once, twice = post("x1 y xxxxz " * 1_000 + "x2 x3"), post("x1 y xxxxz " * 2_000 + "x2 x3")
    assert calls(lambda: matcher.match(twice)) <= MOST * calls(lambda: matcher.match(once)) + STEADY


def test_a_post_costs_the_same_beside_ten_and_a_thousand_queries() -> None:
    shapes = ('"late refund{0}"~3', "title:problem{0}", "problem{0} AND url:example.org/{0}", "link:site{0}.com")
    few, many = (
        Matcher([query(shape.format(number), number) for number in range(size) for shape in shapes])
        for size in (10, 1_000)
    )
    about = post("a late flight, see https://other.com/a", title="Shares", url="https://example.org/x")
    few.match(about), many.match(about)
    assert many.candidates(about) == []
    assert calls(lambda: many.match(about)) == calls(lambda: few.match(about))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(QUERY_PIECES) | st.characters(), min_size=1, max_size=6).map("".join))
def test_no_repetition_takes_more_than_linear_time(piece: str) -> None:
    once, twice = piece * 60, piece * 120
    assert calls(lambda: lint(twice)) <= MOST * calls(lambda: lint(once)) + STEADY
    assert answer(twice) <= MOST * answer(once) + STEADY
    try:
        built = calls(lambda: Matcher([query(once)])), calls(lambda: Matcher([query(twice)]))
    except QueryError:
        return
    assert built[1] <= MOST * built[0] + STEADY
