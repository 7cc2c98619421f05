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
        ("x1 OR NOT x2", "Posts either with “x1”, or other than those with “x2”."),
    ],
)
def test_queries_are_read_back_in_plain_words(text: str, sentence: str) -> None:
    assert describe(text) == sentence


def test_a_query_with_errors_is_not_described() -> None:
    with pytest.raises(QueryError):
        describe("united AND")
