"""NEAR/5, NEAR/5f, ONEAR and ~5 of other tools."""

import re

from firewarden.steps.monitor.query.dialects.manner import NOWHERE
from firewarden.steps.monitor.query.dialects.tree import Group, Nearby, Tree, node_of
from firewarden.steps.monitor.query.parser import MAX_LOOSE
from firewarden.steps.monitor.query.syntax import Loose, Tag, Term


def nearby(left: Tree, right: Tree, operator: str, usual: int) -> Tree:
    """`usual` is the distance where none is written. SENTENCE has none: `pruning` knows it by -1."""
    match = re.fullmatch(r"(O?NEAR|SENTENCE)(?:/(\d+)(f?))?", operator)
    name, number, forward = match.groups() if match else ("NEAR", None, "")
    if name == "SENTENCE":
        return Nearby(left, right, -1)
    distance = int(number[:6]) if number else usual
    return Nearby(left, right, distance, name == "ONEAR" or bool(forward))


def loosened(part: Tree, distance: int) -> Tree:
    """~ behind a phrase means its words, behind (a AND b) the two; behind anything else nothing."""
    node = node_of(part)
    if isinstance(node, Term) and node.quoted:
        words = node.text.split()
        if 2 <= len(words) <= MAX_LOOSE and distance <= 100:
            return Loose(span=NOWHERE, parts=tuple(Term(span=NOWHERE, text=each) for each in words), distance=distance)
        return part
    if not isinstance(part, Group) or part.either:
        return part
    words_only = [node for each in part.parts if isinstance(node := node_of(each), Term | Tag)]
    if 2 < len(part.parts) == len(words_only) <= MAX_LOOSE and not any(" " in each.text for each in words_only):
        terms = tuple(Term(span=NOWHERE, text=each.text) for each in words_only)
        return Loose(span=NOWHERE, parts=terms, distance=min(distance, 100))
    joined = part.parts[0]
    for each in part.parts[1:]:
        joined = Nearby(joined, each, distance)
    return joined
