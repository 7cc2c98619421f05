"""Takes what was lost out of a query, and says what that changes."""

from firewarden.steps.monitor.query.dialects.manner import NOT_NEAR, NOWHERE, Changed, Lost
from firewarden.steps.monitor.query.dialects.tree import Group, Nearby, Negated, Titled, Tree
from firewarden.steps.monitor.query.parser import MAX_DISTANCE
from firewarden.steps.monitor.query.syntax import (
    And,
    Field,
    Near,
    Node,
    Not,
    Or,
    Range,
    Title,
    expanded,
)
from firewarden.vocabulary.said import Said, say


class Pruner:
    """`said` grows with each part that is not what it was."""

    def __init__(self) -> None:
        self.said: list[Said] = []

    def whole(self, tree: Tree) -> Node | None:
        node, lost = self.prune(tree, True)
        for each in lost:
            self.tell(say("“{part}” was left out: {why}", part=each.source, why=each.why))
        return node

    def prune(self, tree: Tree, positive: bool) -> tuple[Node | None, list[Lost]]:
        """What is left, and what was lost where nothing is left; `positive`: not under a NOT."""
        match tree:
            case Lost():
                return None, [tree]
            case Changed():
                self.tell(tree.how)
                return tree.node, []
            case Group():
                return self.group(tree, positive)
            case Negated():
                node, lost = self.prune(tree.part, not positive)
                return (None, lost) if node is None else (Not(span=NOWHERE, part=node), [])
            case Nearby():
                return self.near(tree, positive)
            case Titled():
                return self.title(tree, positive)
            case _:
                return tree, []

    def group(self, tree: Group, positive: bool) -> tuple[Node | None, list[Lost]]:
        pruned = [self.prune(part, positive) for part in tree.parts]
        kept = [node for node, _ in pruned if node is not None]
        lost = [each for _, some in pruned for each in some]
        if not kept:
            return None, lost
        self.tell_lost(lost, more=tree.either is not positive)
        if len(kept) == 1:
            return kept[0], []
        return (Or if tree.either else And)(span=NOWHERE, parts=tuple(kept)), []

    def near(self, tree: Nearby, positive: bool) -> tuple[Node | None, list[Lost]]:
        (left, lost_left), (right, lost_right) = (self.prune(each, positive) for each in (tree.left, tree.right))
        if left is None or right is None:
            if left is not None or right is not None:
                self.tell_lost([*lost_left, *lost_right], more=positive)
                return left or right, []
            return None, [*lost_left, *lost_right]
        if 0 <= tree.distance <= MAX_DISTANCE and _has_places(left) and _has_places(right):
            near = Near(span=NOWHERE, left=left, right=right, distance=tree.distance, ordered=tree.ordered)
            return near, []
        self.tell(NOT_NEAR)
        return And(span=NOWHERE, parts=(left, right)), []

    def title(self, tree: Titled, positive: bool) -> tuple[Node | None, list[Lost]]:
        node, lost = self.prune(tree.part, positive)
        if node is None:
            return None, lost
        if any(isinstance(below, Field | Range | Title) for below in expanded(node)):
            return None, [Lost(tree.source, say("a field has no place in the title."))]
        return Title(span=NOWHERE, part=node), []

    def tell_lost(self, lost: list[Lost], *, more: bool) -> None:
        for each in lost:
            if more:
                told = say("“{part}” was left out, so more is found: {why}", part=each.source, why=each.why)
            else:
                told = say("“{part}” was left out, so less is found: {why}", part=each.source, why=each.why)
            self.tell(told)

    def tell(self, said: Said) -> None:
        if said not in self.said:
            self.said.append(said)


def _has_places(node: Node) -> bool:
    """Whether it can stand beside NEAR."""
    if isinstance(node, Or):
        return all(map(_has_places, node.parts))
    return not isinstance(node, And | Not | Field | Range | Title)
