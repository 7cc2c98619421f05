"""Another tool's query as it was read: parts of ours, joined, with what was lost still in its place."""

from dataclasses import dataclass
from typing import TypeAlias

from firewarden.steps.monitor.query.dialects.manner import Changed, Lost, Read
from firewarden.steps.monitor.query.syntax import Node


@dataclass(frozen=True, slots=True)
class Group:
    """`either`: one of the parts is enough, else all have to hold."""

    parts: "tuple[Tree, ...]"
    either: bool
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Negated:
    part: "Tree"


@dataclass(frozen=True, slots=True)
class Nearby:
    left: "Tree"
    right: "Tree"
    distance: int
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Titled:
    part: "Tree"
    source: str


Tree: TypeAlias = Read | Group | Negated | Nearby | Titled


def node_of(tree: Tree) -> Node | None:
    """The part, where it is a single one that was not lost."""
    if isinstance(tree, Changed):
        return tree.node
    return None if isinstance(tree, Lost | Group | Negated | Nearby | Titled) else tree
