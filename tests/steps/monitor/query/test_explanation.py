import pytest
from hypothesis import HealthCheck, assume, given, settings

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query import Explanation, Place, QueryError, explain, lint
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
    ],
)
def test_highlights_are_places_in_the_original_text(text: str, about: str, marked: list[str]) -> None:
    places = explain(text, post(about)).highlights()
    assert [about[place.start : place.end] for place in places] == marked


def test_highlights_tell_title_from_text() -> None:
    places = explain("united", post("united", title="On United")).highlights()
    assert places == [Place("text", 0, 6), Place("title", 3, 9)]


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
    quoted = '"' + text.replace('"', " ").replace("*", " ").replace("?", " ") + '"'
    assume(not any(finding.severity == "error" for finding in lint(quoted)))
    about = f"x{text}y {text}"
    places = explain(quoted, post(about)).highlights()
    assert places != []
    assert [place for place in places if not 0 <= place.start < place.end <= len(about)] == []
