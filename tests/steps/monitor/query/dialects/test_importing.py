"""Queries of other tools: each is read, has no errors, and finds what that tool's documentation says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query import errors_of
from firewarden.steps.monitor.query.dialects import Dialect, imported
from firewarden.steps.monitor.query.parser import MAX_LENGTH
from firewarden.vocabulary.post import Post
from tests.steps.monitor.query.dialects import brandwatch_queries, meltwater_queries, talkwalker_queries, x_queries
from tests.steps.monitor.query.dialects.rows import Row, p, told
from tests.steps.monitor.query.oracle import query
from tests.text.strange import strange_texts

TABLES = {
    Dialect.BRANDWATCH: brandwatch_queries.ROWS,
    Dialect.MELTWATER: meltwater_queries.ROWS,
    Dialect.TALKWALKER: talkwalker_queries.ROWS,
    Dialect.X: x_queries.ROWS,
}
ROWS = [(dialect, row) for dialect, rows in TABLES.items() for row in rows]
PIECES = [
    *(
        "AND",
        "OR",
        "NOT",
        "NEAR/3",
        "NEAR/2f",
        "ONEAR",
        "SENTENCE",
        "-",
        "(",
        ")",
        '"',
        "“",
        "{",
        "}",
        "[",
        "]",
        "~3",
        "^9",
    ),
    *(
        "site:",
        "title:",
        "from:",
        "url:",
        "ingress:",
        "has:",
        "rating:",
        "foo:",
        "[1 TO 5]",
        "minuteOfDay:",
        "<<<",
        ">>>",
    ),
    *("united", "air*", "a?", "*", "++", "#fail", "@united", "$x", '"a b"', " ", " ", " ", "/*", "*/"),
]
foreign_texts = st.lists(st.sampled_from(PIECES) | st.characters() | strange_texts, max_size=15).map("".join)


def test_there_are_two_hundred_queries() -> None:
    assert len(ROWS) >= 200
    assert len({(dialect, row[0]) for dialect, row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("dialect", "row"), ROWS, ids=[f"{dialect}-{row[0]}" for dialect, row in ROWS])
def test_a_query_of_another_tool_finds_what_it_found_there(dialect: Dialect, row: Row) -> None:
    text, matches, misses, left = row
    read = imported(text, dialect)
    assert [told(said) for said in read.not_carried_over] == left
    if not read.query:
        assert matches == []
        return
    assert errors_of(read.query) == []
    matcher = Matcher([query(read.query)])
    found = [bool(matcher.match(each if isinstance(each, Post) else p(each))) for each in (*matches, *misses)]
    assert found == [True] * len(matches) + [False] * len(misses), read.query


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a1 AND country:gbr", "“country:gbr” was left out, so more is found: no source says where a post comes from."),
        ("a1 OR country:gbr", "“country:gbr” was left out, so less is found: no source says where a post comes from."),
        (
            "a1 NOT (b1 OR country:gbr)",
            "“country:gbr” was left out, so more is found: no source says where a post comes from.",
        ),
        (
            "a1 NOT (b1 AND country:gbr)",
            "“country:gbr” was left out, so less is found: no source says where a post comes from.",
        ),
    ],
)
def test_it_is_said_what_leaving_a_part_out_changes(text: str, sentence: str) -> None:
    assert imported(text, Dialect.BRANDWATCH).not_carried_over == (sentence,)


def test_what_cannot_be_read_is_refused_with_a_sentence() -> None:
    deep = imported("(" * 30 + "x1" + ")" * 30, Dialect.X)
    assert (deep.query, deep.not_carried_over) == ("", ("Its brackets are nested too deep to be read.",))
    long = imported("x1 " * MAX_LENGTH, Dialect.X)
    assert (long.query, len(long.not_carried_over)) == ("", 1)
    assert imported("", Dialect.BRANDWATCH).query == ""


@settings(max_examples=300, deadline=None)
@given(foreign_texts, st.sampled_from(list(Dialect)))
def test_no_text_breaks_an_import(text: str, dialect: Dialect) -> None:
    read = imported(text, dialect)
    if read.query:
        assert errors_of(read.query) == []
    else:
        assert read.not_carried_over != ()
