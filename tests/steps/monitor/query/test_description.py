import pytest

from firewarden.steps.monitor.query import QueryError, describe


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("united", "Posts with “united”."),
        ('"united airlines" OR @united', "Posts with the phrase “united airlines” or the handle @united."),
        ("#fail", "Posts with the hashtag #fail."),
        ("delay* AND {BT}", "Posts with words like “delay*” and with “BT” in exactly these capitals."),
        ("united NOT (football OR soccer)", "Posts with “united”, except those with “football” or “soccer”."),
        (
            "(late OR delay) NEAR/5 united",
            "Posts with any of “late” or “delay” near “united” (at most 5 words between).",
        ),
        ("late ONEAR/1 united", "Posts with “late” followed by “united” (at most 1 word between)."),
        ("x1 lang:(en OR de)", "Posts with “x1” and in the language en or de."),
        (
            "x1 kind:review has:(image OR link)",
            "Posts with “x1” and that are reviews and that carry an image or a link.",
        ),
        ("x1 author:jo site:bbc.co.uk", "Posts with “x1” and by jo and on bbc.co.uk."),
        ("x1 followers:[1000 TO *]", "Posts with “x1” and by authors with 1,000 or more followers."),
        ("x1 followers:[* TO 10]", "Posts with “x1” and by authors with up to 10 followers."),
        ("x1 OR (x2 AND x3)", "Posts either with “x1”, or with “x2” and with “x3”."),
        ('"late refund"~5', "Posts with “late” and “refund” in any order (at most 5 other words between)."),
        ("title:(x1 OR x2)", "Posts whose title is one with “x1” or “x2”."),
        ("x1 rating:[1 TO 2]", "Posts with “x1” and rated 1 to 2."),
        ("x1 rating:1", "Posts with “x1” and rated 1."),
        ("x1 hour:[22 TO 6]", "Posts with “x1” and written in the hours 22 to 6 of UTC."),
        (
            "x1 since:2026-01-01 until:2026-02-01",
            "Posts with “x1” and written at 2026-01-01T00:00:00Z or later and written before 2026-02-01T00:00:00Z.",
        ),
        ("x1 url:example.org/help", "Posts with “x1” and whose address has example.org/help."),
        ("x1 tone:negative", "Posts with “x1” and whose tone was read as negative."),
        ("x1 OR NOT x2", "Posts either with “x1”, or other than those with “x2”."),
    ],
)
def test_queries_are_read_back_in_plain_words(text: str, sentence: str) -> None:
    assert describe(text) == sentence


def test_a_saved_query_is_named() -> None:
    sentence = describe("$brand AND late", {"brand": "united OR delta"})
    assert sentence == "Posts that the saved query brand finds and with “late”."


def test_a_query_with_errors_is_not_described() -> None:
    with pytest.raises(QueryError):
        describe("united AND")
