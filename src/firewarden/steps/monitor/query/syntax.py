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
    URL = "url"
    LINK = "link"
    SOURCE = "source"
    REPLYTO = "replyto"
    THREAD = "thread"
    TONE = "tone"
    REASON = "reason"
    CLUSTER = "cluster"
    COUNTRY = "country"


class RangeName(StrEnum):
    """Fields that are numbers."""

    FOLLOWERS = "followers"
    RATING = "rating"
    HOUR = "hour"
    SINCE = "since"
    UNTIL = "until"


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
    """True when the number is known and from `low` to `high`, both included; None is open.

    Moments are in microseconds. Hours, of UTC, may go over midnight: `low` is then the greater one.
    """

    span: Span
    name: RangeName
    low: float | None
    high: float | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """ "..."~n: all parts, in any order, with at most `distance` other words between them."""

    span: Span
    parts: tuple[Term, ...]
    distance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """title: the part is looked for in the title alone; a post without a title has none."""

    span: Span
    part: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """$name: the spans inside of `part` are places in `text`, not in the query that names it."""

    span: Span
    name: str
    text: str
    part: "Node"


Words: TypeAlias = Term | Cased | Tag
Node: TypeAlias = Words | Loose | Field | Range | And | Or | Not | Near | Title | Saved


def parts_of(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, from left to right."""
    match node:
        case And() | Or():
            return node.parts
        case Not() | Title() | Saved():
            return (node.part,)
        case Near():
            return (node.left, node.right)
        case _:
            return ()


def every_node(node: Node) -> list[Node]:
    """The node and all below, from left to right, as far as they stand in the same text."""
    if isinstance(node, Saved):
        return [node]
    return [node, *(below for part in parts_of(node) for below in every_node(part))]


def expanded(node: Node) -> list[Node]:
    """The node and all below, those of saved queries too."""
    return [node, *(below for part in parts_of(node) for below in expanded(part))]
