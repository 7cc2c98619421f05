"""What a query language of another tool is like, as far as it differs from ours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from firewarden.steps.monitor.query.syntax import Node, Span
from firewarden.vocabulary.said import Said, say

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Lost:
    """A part that has no place in our language, and why."""

    source: str
    why: Said


@dataclass(frozen=True, slots=True)
class Changed:
    """What stands for a part here, and how it differs from the original."""

    node: Node
    how: Said


Read: TypeAlias = Node | Lost | Changed
FieldReader: TypeAlias = Callable[[str], "Node | Said | Changed"]
"""From the value as it was written (without quotation marks) to its part, or why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """`wild` are the wildcards it has; `near` the distance of NEAR without a number; `minus`: -word excludes."""

    name: str
    fields: Mapping[str, FieldReader]
    wild: str = "*?"
    near: int = 5
    minus: bool = False
    plus: bool = False
    """+word and ++Word ask for a spelling."""
    sentence: bool = False
    mixing: bool = True
    """AND and OR may stand side by side without brackets."""
    titles: frozenset[str] = frozenset()
    """Fields behind which words stand that must be in the title."""
    anywhere: Mapping[str, Said] = field(default_factory=dict)
    """Fields for a part of the text, which here become words of the whole text; and how that differs."""
    missing: Mapping[str, Said] = field(default_factory=dict)
    """Fields for which we have nothing, and why."""


NOT_NEAR = say("Some words had to stand near each other or in one sentence; here both may stand anywhere.")
NOT_CARRIED = say("posts do not carry it.")
NO_PLACE = say("no source says where a post comes from.")
NO_PERSON = say("posts say nothing about the person, and nothing is inferred.")
NOT_WHOM = say("posts say which post they answer, not whose.")
NOT_OUR_KEY = say("ids of that tool are not the keys of posts here; replyto: and thread: take those.")
READ_LATER = say("it is found out only after a post has matched; use it as a filter on mentions.")
NO_COUNTS = say("likes, shares and reach are counted later than a post is matched.")
NO_IMAGES = say("pictures are not looked into while matching.")


def missing(**names: Said) -> dict[str, Said]:
    """Reasons by names in small letters; a value stands for all names in its key, joined by two underscores."""
    return {name.lower(): why for names_, why in names.items() for name in names_.split("__")}
