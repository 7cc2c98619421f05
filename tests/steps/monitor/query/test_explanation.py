import re

import pytest
from hypothesis import HealthCheck, assume, given, settings

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query import Explanation, Place, QueryError, explain, lint
from firewarden.steps.monitor.query.known import Known
from firewarden.steps.monitor.query.lexer import QUOTE
from firewarden.vocabulary.post import Author, Post
from tests.steps.monitor.query.oracle import Tree, post, posts, query, trees, written
from tests.text.strange import strange_texts


def told(explanation: Explanation) -> list[tuple[str, bool, str]]:
    below = [line for part in explanation.parts for line in told(part)]
    return [(explanation.source, explanation.matched, explanation.sentence), *below]


def test_each_part_of_a_query_is_explained() -> None:
    assert told(explain("united AND (late OR {BT}) NOT lang:de", post("united, bt, united", lang="en"))) == [
        ("united AND (late OR {BT}) NOT lang:de", False, "2 of 3 parts hold; all have to."),
        ("united", True, "united is there 2 times."),
        ("late OR {BT}", False, "0 of 2 parts hold; one is enough."),
        ("late", False, "late is not there."),
        ("{BT}", False, "{BT} is there, but not spelled in this way."),
        ("NOT lang:de", True, "This must not hold, and it does not."),
        ("lang:de", False, "lang is en; asked for is de."),
    ]


@pytest.mark.parametrize(
    ("text", "matched", "sentence"),
    [
        ("late NEAR/1 united", True, "Both are there with at most 1 word between them."),
        ("late NEAR/0 united", False, "Both are there, but never with at most 0 words between them."),
        (
            "late ONEAR/9 united",
            False,
            "Both are there, but never with at most 9 words between them, in this order.",
        ),
        ("late NEAR/3 delta", False, "One of the two is missing."),
        ("ua NEAR/3 delta", False, "Both are missing."),
        ("followers:[5 TO 9]", True, "The author has 7 followers; asked for is 5 to 9."),
        ("followers:[* TO 3]", False, "The author has 7 followers; asked for is any to 3."),
        ("lang:en", False, "The post does not say its lang."),
        ("late NOT united", False, "1 of 2 parts holds; all have to."),
        ('"late united"~1', True, "All are there with at most 1 other word between them."),
        ('"late united"~0', False, "All are there, but never with at most 0 other words between them."),
        ('"late delta"~3', False, "1 of 2 words are there; all have to be."),
        ("hour:[22 TO 6]", True, "hour is 0; asked for is 22 to 6."),
        ("rating:1", False, "The post does not say its rating."),
        (
            "since:2026-01-01",
            False,
            "It was written at 1970-01-01T00:00:00Z; asked for is 2026-01-01T00:00:00Z or later.",
        ),
        (
            "until:1970-01-02",
            True,
            "It was written at 1970-01-01T00:00:00Z; asked for is before 1970-01-02T00:00:00Z.",
        ),
        ("title:united", False, "The post has no title."),
        ("tone:negative", False, "The post does not say its tone."),
        ("NOT late OR delta", False, "0 of 2 parts hold; one is enough."),
    ],
)
def test_explanations_say_why(text: str, matched: bool, sentence: str) -> None:
    explanation = explain(text, post("united is late", author=Author(handle="jo", followers=7)))
    assert (explanation.matched, explanation.sentence) == (matched, sentence)


def test_a_number_that_nobody_knows_is_said_to_be_unknown() -> None:
    explanation = explain("followers:[5 TO 9]", post("united"))
    assert explanation.sentence == "The post does not say how many followers its author has."


@pytest.mark.parametrize(
    ("text", "about", "marked"),
    [
        ("united", "U\u200bnited and UNITED", ["U\u200bnited", "UNITED"]),
        ('"united airlines"', "fly United — Airlines", ["United — Airlines"]),
        ("cafe OR late", "Cafe\u0301 late", ["Cafe\u0301", "late"]),
        ("late NEAR/2 (united OR delta)", "united is late, delta", ["united", "late", "delta"]),
        ("united NOT late", "united", ["united"]),
        ("united AND late", "united", []),
        ("@united", "hey @United!", ["@United"]),
        ("ﬁne", "𝐅ine ﬁne", ["𝐅ine", "ﬁne"]),
        ("東京", "今日は東京都", ["東京"]),
        ("delay*", "delayed", ["delayed"]),
        ('"refund late"~2', "late, no refund; late", ["late, no refund", "refund; late"]),
    ],
)
def test_highlights_are_places_in_the_original_text(text: str, about: str, marked: list[str]) -> None:
    places = explain(text, post(about)).highlights()
    assert [about[place.start : place.end] for place in places] == marked


def test_highlights_tell_title_from_text() -> None:
    places = explain("united", post("united", title="On United")).highlights()
    assert places == [Place("text", 0, 6), Place("title", 3, 9)]


def test_what_stands_in_the_title_is_marked_there() -> None:
    explanation = explain("title:(united OR late)", post("united", title="On United"))
    assert told(explanation) == [
        ("title:(united OR late)", True, "The title has it."),
        ("united OR late", True, "1 of 2 parts holds; one is enough."),
        ("united", True, "united is there once."),
        ("late", False, "late is not there."),
    ]
    assert explanation.highlights() == [Place("title", 3, 9)]


def test_a_saved_query_is_explained_in_its_own_words() -> None:
    explanation = explain("$brand NEAR/1 late", post("united is late"), {"brand": "(delta OR united)"})
    assert told(explanation) == [
        ("$brand NEAR/1 late", True, "Both are there with at most 1 word between them."),
        ("$brand", True, "The saved query brand holds."),
        ("delta OR united", True, "1 of 2 parts holds; one is enough."),
        ("delta", False, "delta is not there."),
        ("united", True, "united is there once."),
        ("late", True, "late is there once."),
    ]
    assert explanation.highlights() == [Place("text", 0, 6), Place("text", 10, 14)]


def test_what_was_found_out_later_is_told() -> None:
    known = Known(tone="negative", reasons=frozenset({"fraud"}))
    explanation = explain("tone:negative AND reason:safety", post("late"), known=known)
    assert told(explanation)[1:] == [
        ("tone:negative", True, "tone is negative; asked for is negative."),
        ("reason:safety", False, "reason is fraud; asked for is safety."),
    ]


def test_a_query_with_errors_is_not_explained() -> None:
    with pytest.raises(QueryError):
        explain("united AND", post("united"))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees, posts)
def test_explanations_agree_with_the_matcher(tree: Tree, one: Post) -> None:
    text = written(tree)
    assert explain(text, one).matched == bool(Matcher([query(text)]).match(one))


@settings(max_examples=100, deadline=None)
@given(strange_texts)
def test_highlights_lie_within_the_text(text: str) -> None:
    quoted = f'"{re.sub(f"[{QUOTE}*?]", " ", text)}"'
    assume(not any(finding.severity == "error" for finding in lint(quoted)))
    about = f"x{text}y {quoted[1:-1]}"
    places = explain(quoted, post(about)).highlights()
    assert places != []
    assert [place for place in places if not 0 <= place.start < place.end <= len(about)] == []
