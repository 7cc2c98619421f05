"""The syntax of a query: what each part is and which characters of the query it stands for."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """From character `start` up to, not including, `end`."""

    start: int
    end: int


class FieldName(StrEnum):
    """Fields that a post has or has not."""

    AUTHOR = "author"
    SITE = "site"
    LANG = "lang"
    KIND = "kind"
    HAS = "has"


class RangeName(StrEnum):
    """Fields that are numbers."""

    FOLLOWERS = "followers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or a phrase, with * and ? as wildcards; `text` is without its quotation marks."""

    span: Span
    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cased:
    """{BT}: upper and lower case count."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """#hashtag or @handle; `text` begins with its sign."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """True when the field has one of the values."""

    span: Span
    name: FieldName
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """True when the number is known and from `low` to `high`, both included; None is open."""

    span: Span
    name: RangeName
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    span: Span
    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    span: Span
    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    span: Span
    part: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """At most `distance` words stand between the two; `ordered`: left comes first."""

    span: Span
    left: "Node"
    right: "Node"
    distance: int
    ordered: bool = False


Words: TypeAlias = Term | Cased | Tag
Node: TypeAlias = Words | Field | Range | And | Or | Not | Near


def parts_of(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, from left to right."""
    match node:
        case And() | Or():
            return node.parts
        case Not():
            return (node.part,)
        case Near():
            return (node.left, node.right)
        case _:
            return ()


def every_node(node: Node) -> list[Node]:
    """The node and all below, from left to right."""
    return [node, *(below for part in parts_of(node) for below in every_node(part))]
