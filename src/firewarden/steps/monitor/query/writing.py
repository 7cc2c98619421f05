"""Writes the syntax of a query as text that is read back as the same, with brackets wherever two operators meet."""

import re

from firewarden.steps.monitor.query.finding import errors
from firewarden.steps.monitor.query.lexer import QUOTE, Kind, lex
from firewarden.steps.monitor.query.ranges import TIMES
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
    RangeName,
    Saved,
    Tag,
    Term,
    Title,
)
from firewarden.vocabulary.clock import Instant, iso

_LIKE_OPERATOR = re.compile(r"(?:and|or|not|o?near(?:/\d+)?f?)|-.*|~\d*", re.IGNORECASE | re.DOTALL)


def written(node: Node) -> str:
    match node:
        case And():
            return " AND ".join(_bracketed(part) for part in node.parts)
        case Or():
            return " OR ".join(_bracketed(part) for part in node.parts)
        case Not():
            return f"NOT {_bracketed(node.part, Not)}"
        case Near():
            name = "ONEAR" if node.ordered else "NEAR"
            return f"{_bracketed(node.left)} {name}/{node.distance} {_bracketed(node.right)}"
        case Title():
            return f"title:{written(node.part)}" if _alone(node.part) else f"title:({written(node.part)})"
        case _:
            return _leaf(node)


def _leaf(node: Node) -> str:
    match node:
        case Term():
            return node.text if not node.quoted and bare(node.text) else quoted(node.text)
        case Cased():
            return f"{{{node.text}}}"
        case Loose():
            return f'"{" ".join(part.text for part in node.parts)}"~{node.distance}'
        case Tag():
            return node.text
        case Saved():
            return f"${node.name}"
        case Field():
            values = [value if bare(value) else quoted(value) for value in node.values]
            return f"{node.name}:{values[0]}" if len(values) == 1 else f"{node.name}:({' OR '.join(values)})"
        case Range():
            return f"{node.name}:{_limits(node)}"
        case _:
            raise AssertionError(node)


def bare(text: str) -> bool:
    """Whether it is read as one word when it stands alone, outside of quotation marks."""
    lexemes, findings = lex(text)
    alone = [lexeme.kind for lexeme in lexemes] == [Kind.WORD, Kind.END] and not errors(findings)
    return alone and lexemes[0].text == text and not _LIKE_OPERATOR.fullmatch(text)


def quoted(text: str) -> str:
    return f'"{re.sub(f"[{QUOTE}]", " ", text)}"'


def _bracketed(node: Node, inside: type[Not] | None = None) -> str:
    joins = isinstance(node, And | Or | Near) or (isinstance(node, Not) and inside is Not)
    return f"({written(node)})" if joins else written(node)


def _alone(node: Node) -> bool:
    return isinstance(node, Term | Cased | Saved)


def _limits(node: Range) -> str:
    if node.name in TIMES:
        at = node.low if node.name is RangeName.SINCE else (node.high or 0) + 1
        return iso(Instant(int(at or 0)))
    low, high = ("*" if limit is None else f"{limit}" for limit in (node.low, node.high))
    return f"[{low} TO {high}]"
