import pytest
from hypothesis import given

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query import QueryError, describe, errors_of, explain, lint
from firewarden.steps.monitor.query.linting import sound
from tests.steps.monitor.query.oracle import post, query
from tests.steps.monitor.query.test_parser import query_texts

FINDINGS = [
    # query, code, severity, the characters it is about, what to write instead
    ("", "empty", "error", "", None),
    ("(united", "unbalanced-bracket", "error", "(", None),
    ("united)", "unbalanced-bracket", "error", ")", ""),
    ('"united airlines', "unbalanced-quote", "error", '"united airlines', '"united airlines"'),
    ("a /* b", "unclosed-comment", "error", "/* b", "/* b */"),
    ("united AND", "missing-part", "error", "AND", None),
    ("OR united", "missing-part", "error", "OR", None),
    ("united NEAR/3", "missing-part", "error", "NEAR/3", None),
    ("united ()", "missing-part", "error", "()", ""),
    ("united | delta", "stray-sign", "error", "|", " OR "),
    ("united }", "stray-sign", "error", "}", ""),
    ("united [1 TO 2]", "stray-sign", "error", "[1 TO 2]", None),
    ("(" * 60 + "x" + ")" * 60, "too-deep", "error", "(", None),
    ("xa OR xb AND xc", "mixed-and-or", "warning", "xa OR xb AND xc", "xa OR (xb AND xc)"),
    ("xa xb OR xc", "mixed-and-or", "warning", "xa xb OR xc", "(xa xb) OR xc"),
    ("xa OR xb NEAR/3 xc", "or-beside-near", "warning", "xa OR xb NEAR/3 xc", "xa OR (xb NEAR/3 xc)"),
    ("xa NEAR/1 xb NEAR/2 xc", "near-beside-near", "error", "xa NEAR/1 xb NEAR/2 xc", "(xa NEAR/1 xb) NEAR/2 xc"),
    ("xa NEAR/3 (xb AND xc)", "not-words-in-near", "error", "xb AND xc", None),
    ("xa NEAR/3 (xb OR NOT xc)", "not-words-in-near", "error", "NOT xc", None),
    ("xa NEAR/3 lang:en", "not-words-in-near", "error", "lang:en", None),
    ("xa NEAR xb", "near-distance", "error", "NEAR", "NEAR/5"),
    ("xa NEAR/500 xb", "near-distance", "error", "NEAR/500", "AND"),
    ("united or delta", "lower-case-operator", "warning", "or", "OR"),
    ("united near/5 late", "lower-case-operator", "warning", "near/5", "NEAR/5"),
    ("united -football", "minus", "warning", "-football", "NOT football"),
    ('"united"~5', "tilde", "error", "~5", ""),
    ("(united late)~5", "tilde", "error", "~5", None),
    ('"united late"~', "near-distance", "error", "~", "~5"),
    ('"united late"~500', "near-distance", "error", "~500", "~5"),
    ("united near/5f late", "lower-case-operator", "warning", "near/5f", "ONEAR/5"),
    ("united <<<our name>>>", "other-dialect", "error", "<<<our name>>>", "/*our name*/"),
    ("united $terms", "unknown-saved", "error", "$terms", "$TERMS"),
    ("late title:lang:en", "not-words-in-title", "error", "title:", None),
    ("late title:(lang:en)", "not-words-in-title", "error", "title:(lang:en)", None),
    ("late NEAR/3 title:united", "not-words-in-near", "error", "title:united", None),
    ("late rating:[5 TO 1]", "reversed-range", "error", "[5 TO 1]", "[1 TO 5]"),
    ("late rating:[1 TO 9]", "bad-range", "error", "[1 TO 9]", None),
    ("late rating:best", "bad-range", "error", "best", None),
    ("late hour:24", "bad-range", "error", "24", None),
    ("late since:yesterday", "bad-range", "error", "yesterday", None),
    ("late since:2026-02-30", "bad-range", "error", "2026-02-30", None),
    ("late until:", "bad-range", "error", "until:", None),
    (
        "late since:2026-02-01 until:2026-01-01",
        "reversed-range",
        "error",
        "since:2026-02-01 until:2026-01-01",
        None,
    ),
    ("late tone:bad", "unknown-value", "error", "bad", None),
    ("late tone:neg", "unknown-value", "error", "neg", "negative"),
    ("late country:germany", "unknown-value", "error", "germany", None),
    ("late replyto:@united", "unknown-value", "error", "@united", None),
    ("late tone:negative", "known-later", "warning", "tone:negative", None),
    ("late reason:fraud", "known-later", "warning", "reason:fraud", None),
    ("late cluster:n1", "known-later", "warning", "cluster:n1", None),
    ("late country:de", "known-later", "warning", "country:de", None),
    ("late thread:bluesky:3kabc", "known-in-part", "hint", "thread:bluesky:3kabc", None),
    ("late link:bit.ly", "known-in-part", "hint", "link:bit.ly", None),
    ("language:en late", "unknown-field", "error", "language:", "lang:"),
    ("*lines", "leading-wildcard", "error", "*lines", "lines"),
    ('"united * late"', "leading-wildcard", "error", '"united * late"', None),
    ("un*", "short-wildcard", "error", "un*", None),
    ("a?", "short-wildcard", "error", "a?", None),
    ("#unit*", "tag-wildcard", "error", "#unit*", "#unit"),
    ("@unit?", "tag-wildcard", "error", "@unit?", "@unit"),
    ("{BT*}", "useless-wildcard", "error", "{BT*}", "{BT}"),
    ('"what happened?"', "question-mark", "warning", '"what happened?"', '"what happened"'),
    ('""', "empty-phrase", "error", '""', ""),
    ("united $", "empty-phrase", "error", "$", ""),
    ("https://united.com", "empty-phrase", "error", "https://united.com", ""),
    ("{}", "empty-phrase", "error", "{}", ""),
    ("lag:en", "unknown-field", "error", "lag:", "lang:"),
    ("x kind:retweet", "unknown-value", "error", "retweet", "repost"),
    ("x has:(image OR vidoe)", "unknown-value", "error", "vidoe", "video"),
    ("x lang:english", "unknown-value", "error", "english", None),
    ("x author:unit*", "unknown-value", "error", "unit*", None),
    ("x site:", "unknown-value", "error", "site:", None),
    ("x followers:[50 TO 5]", "reversed-range", "error", "[50 TO 5]", "[5 TO 50]"),
    ("x followers:[10k-20k]", "bad-range", "error", "[10k-20k]", "[10000 TO 20000]"),
    ("x followers:500", "bad-range", "error", "followers:500", "followers:[500 TO *]"),
    ("NOT football", "purely-negative", "error", "NOT football", None),
    ("NOT football AND NOT soccer", "purely-negative", "error", "NOT football AND NOT soccer", None),
    ("united OR NOT football", "not-indexed", "warning", "NOT football", None),
    ("followers:[9 TO *]", "not-indexed", "warning", "followers:[9 TO *]", None),
    ("united OR the", "common-word", "warning", "the", None),
    ("united airlines late", "loose-words", "hint", "united airlines late", '"united airlines late"'),
    ('"united airlines"', "one-word", "hint", '"united airlines"', '("united airlines" OR unitedairlines)'),
]


@pytest.mark.parametrize(("text", "code", "severity", "about", "fix"), FINDINGS)
def test_lint_says_what_is_wrong_and_where(text: str, code: str, severity: str, about: str, fix: str | None) -> None:
    found = [finding for finding in lint(text) if finding.code == code]
    assert [(f.severity, text[f.span.start : f.span.end], f.fix) for f in found] == [(severity, about, fix)]


@pytest.mark.parametrize(("text", "code", "fix"), [(row[0], row[1], row[4]) for row in FINDINGS if row[4] is not None])
def test_a_suggested_fix_settles_the_finding(text: str, code: str, fix: str) -> None:
    finding = next(finding for finding in lint(text) if finding.code == code)
    fixed = text[: finding.span.start] + fix + text[finding.span.end :]
    assert [finding.code for finding in lint(fixed) if finding.code == code] == []


@pytest.mark.parametrize(
    "text",
    [
        "spotify",
        '("united airlines" OR unitedairlines OR @united) NOT ("manchester united" OR football)',
        "(delay* OR cancel*) NEAR/5 (refund OR compensation)",
        "overbooked AND lang:en AND kind:(post OR reply) AND followers:[1000 TO *] AND has:image",
        "{BT} AND broadband",
        "東京電力 OR #東京電力",
        "🔥 AND spotify",
        "AT&T OR C++ OR $TSLA",
        '"on time" AND delta',
        "site:bbc.co.uk OR author:jo",
        '"or" AND "and"',
        "NOT (NOT united)",
        '"refund never"~5 AND rating:[1 TO 2] AND hour:[22 TO 6]',
        "title:(united OR delta) AND since:2026-01-01 AND until:2026-02-01T14:00",
        "url:example.org/help AND source:feed-1",
        "$TSLA",
    ],
)
def test_lint_has_nothing_to_say_about_good_queries(text: str) -> None:
    assert lint(text) == []


def test_findings_come_in_the_order_of_their_characters() -> None:
    assert [finding.code for finding in lint("#a* *b c:d")] == ["tag-wildcard", "leading-wildcard", "unknown-field"]


def test_errors_of_lists_only_what_makes_a_query_unusable() -> None:
    assert errors_of("united or delta") == []
    assert errors_of("united AND") == ["Something is missing after AND. Write a word there, or take AND out."]


def test_the_deepest_queries_are_read_by_everything() -> None:
    """What nests as deep as it may must not end in a stack that is too deep."""
    inner = "x1"
    for number in range(19):
        inner = f"(a{number} OR b{number} c{number} NOT {inner})"
    assert errors_of(inner) == []
    assert describe(inner).startswith("Posts either with “a18”")
    assert explain(inner, post("a18 late")).matched
    assert Matcher([query(inner)]).match(post("a18 late")) == ("q0",)


def test_an_unsound_query_is_refused_with_its_findings() -> None:
    with pytest.raises(QueryError) as refused:
        sound("united AND")
    assert str(refused.value) == (
        "The query “united AND” cannot be used. Something is missing after AND. Write a word there, or take AND out."
    )
    assert [finding.code for finding in refused.value.findings] == ["missing-part"]


def test_the_deepest_nonsense_is_answered() -> None:
    nonsense = "(a NEAR/1 b NEAR/1 c NEAR/1 d NEAR/1 e NEAR/1 NOT " * 100
    assert lint(nonsense) != []


@given(query_texts)
def test_lint_answers_every_text(text: str) -> None:
    findings = lint(text)
    assert [finding for finding in findings if not 0 <= finding.span.start <= finding.span.end <= len(text)] == []
    assert (errors_of(text) == []) == (not any(finding.severity == "error" for finding in findings))
