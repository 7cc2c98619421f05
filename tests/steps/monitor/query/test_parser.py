import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.monitor.query.parser import MAX_LENGTH, parse
from firewarden.steps.monitor.query.syntax import (
    And,
    Cased,
    Field,
    Near,
    Node,
    Not,
    Or,
    Range,
    Span,
    Tag,
    Term,
    every_node,
)
from tests.text.strange import PIECES

QUERY_PIECES = (
    *("AND", "OR", "NOT", "NEAR/3", "ONEAR/2", "NEAR", "near/3", "and", "(", ")", '"', "“", "{", "}", "[", "]", "|"),
    *("/*", "*/", "lang:", "kind:", "followers:", "site:", "foo:", "[1 TO 5]", "[5 TO 1]", "en", "(a OR b)", "~3"),
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
        case Range():
            return f"{node.name}={node.low}..{node.high}"
        case And():
            return f"AND({', '.join(map(shape, node.parts))})"
        case Or():
            return f"OR({', '.join(map(shape, node.parts))})"
        case Not():
            return f"NOT({shape(node.part)})"
        case Near():
            return f"{'ONEAR' if node.ordered else 'NEAR'}{node.distance}({shape(node.left)}, {shape(node.right)})"


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
