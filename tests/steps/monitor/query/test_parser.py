import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.monitor.query.parser import MAX_LENGTH, parse
from firewarden.steps.monitor.query.syntax import (
    And,
    Cased,
    Field,
    Loose,
    Near,
    Node,
    Not,
    Or,
    Range,
    Saved,
    Span,
    Tag,
    Term,
    Title,
    every_node,
)
from tests.text.strange import PIECES

QUERY_PIECES = (
    *("AND", "OR", "NOT", "NEAR/3", "ONEAR/2", "NEAR", "near/3", "and", "(", ")", '"', "“", "{", "}", "[", "]", "|"),
    *("/*", "*/", "lang:", "kind:", "followers:", "site:", "foo:", "[1 TO 5]", "[5 TO 1]", "en", "(a OR b)", "~3"),
    *("title:", "rating:", "since:", "2026-01-31", "url:", "thread:", "$name", "$", "~2", '"a b"~2', "<<<", ">>>"),
    *("united", "air*", "a?", "*", "?", "#fail", "@united", "-x", "$", '"a b"', " ", " ", " "),
)
query_texts = st.lists(st.sampled_from((*QUERY_PIECES, *PIECES)) | st.characters(), max_size=15).map("".join)


def shape(node: Node | None) -> str:
    assert node is not None
    match node:
        case Term():
            return f'"{node.text}"' if node.quoted else node.text
        case Cased():
            return f"{{{node.text}}}"
        case Tag():
            return f"<{node.text}>"
        case Field():
            return f"{node.name}={'|'.join(node.values)}"
        case Near():
            return f"{'ONEAR' if node.ordered else 'NEAR'}{node.distance}({shape(node.left)}, {shape(node.right)})"
        case _:
            return compound(node)


def compound(node: Node) -> str:
    match node:
        case Range():
            return f"{node.name}={node.low}..{node.high}"
        case And():
            return f"AND({', '.join(map(shape, node.parts))})"
        case Or():
            return f"OR({', '.join(map(shape, node.parts))})"
        case Not():
            return f"NOT({shape(node.part)})"
        case Loose():
            return f"~{node.distance}({', '.join(map(shape, node.parts))})"
        case Title():
            return f"TITLE({shape(node.part)})"
        case Saved():
            return f"${node.name}({shape(node.part)})"
        case _:
            raise AssertionError(node)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("united", "united"),
        ("united airlines", "AND(united, airlines)"),
        ('"united airlines"', '"united airlines"'),
        ("“united airlines”", '"united airlines"'),
        ("a AND b OR c AND d", "OR(AND(a, b), AND(c, d))"),
        ("a OR b c", "OR(a, AND(b, c))"),
        ("NOT a b", "AND(NOT(a), b)"),
        ("a AND NOT b", "AND(a, NOT(b))"),
        ("a NOT (b OR c)", "AND(a, NOT(OR(b, c)))"),
        ("NOT NOT a", "a"),
        ("NOT a NEAR/3 b", "NOT(NEAR3(a, b))"),
        ("(a OR b) NEAR/5 c d", "AND(NEAR5(OR(a, b), c), d)"),
        ("a ONEAR/0 b", "ONEAR0(a, b)"),
        ("(a NEAR/1 b) NEAR/2 c", "NEAR2(NEAR1(a, b), c)"),
        ("{BT} #fail @united", "AND({BT}, <#fail>, <@united>)"),
        ("#fail!", "<#fail!>"),
        ("@united.bsky.social", "<@united.bsky.social>"),
        ("a/* or b */ c", "AND(a, c)"),
        ("a /* b", "a"),
        ("lang:EN author:@United", "AND(lang=en, author=united)"),
        ('author:"Jane Doe"', "author=jane doe"),
        ("kind:(reply OR quote)", "kind=reply|quote"),
        ("kind:(reply|quote) has:image", "AND(kind=reply|quote, has=image)"),
        ("Lang: en-US", "lang=en"),
        ("site:https://www.BBC.co.uk/news", "site=bbc.co.uk"),
        ("followers:[1000 TO *]", "followers=1000..None"),
        ("10:30 http://x.org :)", "AND(10:30, http://x.org, :)"),
        ("wendy's AT&T C++", "AND(wendy's, AT&T, C++)"),
        ("（a OR b）c", "AND(OR(a, b), c)"),
        ('"late refund"~5', "~5(late, refund)"),
        ("“AT&T down”~0 NEAR/2 now", "NEAR2(~0(AT&T, down), now)"),
        ("title:united late", "AND(TITLE(united), late)"),
        ('title:("a b" OR c)', 'TITLE(OR("a b", c))'),
        ("rating:1 hour:[22 TO 6]", "AND(rating=1..1, hour=22..6)"),
        ("rating:[* TO 2.5]", "rating=None..2.5"),
        ("since:1970-01-02", "since=86400000000..None"),
        ("until:1970-01-01T00:00:01", "until=None..999999"),
        ("since:1970-01-01T02:00+02:00", "since=0..None"),
        ("url:https://www.Example.org/Help/?a=1", "url=example.org/help"),
        ("url:/help/", "url=/help"),
        ("link:(a.org OR b.org)", "link=a.org|b.org"),
        ("thread:bluesky:3kAbc", "thread=bluesky:3kAbc"),
        ("tone:Negative reason:data-leak", "AND(tone=negative, reason=data-leak)"),
        ("$TSLA", "$TSLA"),
        ("a$b $", "AND(a$b, $)"),
        ("or near and", "AND(or, near, and)"),
    ],
)
def test_queries_are_read_into_their_syntax(text: str, tree: str) -> None:
    assert shape(parse(text).root) == tree


def test_parts_know_their_characters() -> None:
    text = 'a AND ("b c" OR #d)'
    parsed = parse(text)
    assert parsed.root is not None
    assert [text[node.span.start : node.span.end] for node in every_node(parsed.root)] == [
        text.removesuffix(")") + ")",
        "a",
        '"b c" OR #d',
        '"b c"',
        "#d",
    ]


def test_a_saved_query_stands_for_its_text() -> None:
    saved = {"brand": "united OR delta", "trouble": "$brand AND late"}
    assert shape(parse("$trouble NOT spam", saved).root) == (
        "AND($trouble(AND($brand(OR(united, delta)), late)), NOT(spam))"
    )
    assert shape(parse("$brand NEAR/3 late", saved).root) == "NEAR3($brand(OR(united, delta)), late)"


@pytest.mark.parametrize(
    ("saved", "code", "sentence"),
    [
        ({}, "unknown-saved", "No saved query is called $a. For a stock symbol write capitals, $A."),
        ({"a": "$a"}, "saved-cycle", "Saved queries go round in a circle: $a > $a. Take one of them out."),
        (
            {"a": "x $b", "b": "$c", "c": "$b OR y"},
            "saved-cycle",
            "Saved queries go round in a circle: $b > $c > $b. Take one of them out.",
        ),
        (
            {"a": "late AND"},
            "unsound-saved",
            "The saved query $a has an error: Something is missing after AND. Write a word there, or take AND out.",
        ),
        (
            {"a": "$b"},
            "unsound-saved",
            "The saved query $a has an error: No saved query is called $b. For a stock symbol write capitals, $B.",
        ),
    ],
)
def test_saved_queries_that_cannot_be_written_out(saved: dict[str, str], code: str, sentence: str) -> None:
    assert [(found.code, found.message) for found in parse("$a", saved).findings] == [(code, sentence)]


def test_saved_queries_are_written_out_within_bounds() -> None:
    chain = {f"s{number}": f"$s{number + 1}" for number in range(7)} | {"s7": "late"}
    assert [found.code for found in parse("$s3", chain).findings] == []
    assert [found.code for found in parse("$s0", chain).findings] == ["too-long"]
    doubling = {f"s{number}": f"$s{number + 1} OR $s{number + 1}" for number in range(4)} | {"s4": "late " * 900}
    assert [found.code for found in parse("$s0", doubling).findings] == ["too-long"]
    many = parse("$s4 " * 20, doubling)
    assert {found.code for found in many.findings} == {"too-long"}


def test_one_field_behind_the_other_does_not_nest() -> None:
    assert {found.code for found in parse("a:" * 20_000).findings} == {"unknown-field"}
    assert {found.code for found in parse("title:" * 8_000).findings} == {"not-words-in-title"}


@pytest.mark.parametrize("text", ["", "   ", "/* only a comment */"])
def test_an_empty_query_has_no_root(text: str) -> None:
    assert parse(text).root is None
    assert [finding.code for finding in parse(text).findings] == ["empty"]


def test_a_query_that_is_too_long_is_not_read() -> None:
    parsed = parse("a " * MAX_LENGTH)
    assert (parsed.root, [finding.code for finding in parsed.findings]) == (None, ["too-long"])


@pytest.mark.parametrize(
    "text", ["(" * 5000, "a NEAR/1 " * 2000 + "a", "NOT " * 5000, "a OR " * 5000, "(a " * 500 + ")" * 500]
)
def test_deep_and_long_queries_end_in_an_answer(text: str) -> None:
    assert parse(text).findings != ()


@given(query_texts)
def test_no_text_breaks_the_parser(text: str) -> None:
    parsed = parse(text)
    spans: list[Span] = [finding.span for finding in parsed.findings]
    if parsed.root:
        spans += [node.span for node in every_node(parsed.root)]
    assert [span for span in spans if not 0 <= span.start <= span.end <= len(text)] == []
