"""Searches that know words alone: each alternative of a query becomes a search of its own."""

from itertools import product
from typing import TypeAlias

from firewarden.steps.monitor.query.dialects.searching import plain_words
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
    Tag,
    Term,
    Title,
)
from firewarden.steps.monitor.query.wording import wording_of
from firewarden.steps.monitor.query.writing import written
from firewarden.vocabulary.said import Said, say

MOST_SEARCHES = 20

Ways: TypeAlias = list[tuple[str, ...]]
"""Each is a list of words that all have to be there; one of them is enough."""


class Alternatives:
    """None for a part stands for: everything. `tags`: hashtags instead of words; `signs`: # and @ count."""

    def __init__(self, network: str, *, tags: bool, signs: bool) -> None:
        self.network, self.tags, self.signs = network, tags, signs
        self.weaker: list[Said] = []

    def ways(self, node: Node) -> Ways | None:
        match node:
            case Term() | Cased() | Tag():
                text = self.hashtag(node) if self.tags else self.words(node)
                return None if text is None else [(text,)]
            case Or():
                return self.any_of(node, lossy=self.tags)
            case And() | Loose():
                return self.all_of([*node.parts], node)
            case Near():
                return self.all_of([node.left, node.right], node)
            case Title() | Saved():
                return self.ways(node.part)
            case Not() | Field() | Range():
                return None

    def any_of(self, node: Or, *, lossy: bool) -> Ways | None:
        """`lossy`: what can be asked of it, and it is said what cannot."""
        each = [(part, self.ways(part)) for part in node.parts]
        found = [way for _, ways in each for way in ways or []]
        lost = [part for part, ways in each if ways is None]
        if not found or (lost and not lossy):
            return None
        for part in lost:
            self.missed(part)
        return _unique(found)

    def some_of(self, node: Node) -> Ways | None:
        """Fewer alternatives, where not all can be asked."""
        match node:
            case Or():
                return self.any_of(node, lossy=True)
            case And():
                return next((ways for part in node.parts if (ways := self.some_of(part))), None)
            case Saved():
                return self.some_of(node.part)
            case _:
                return None

    def all_of(self, parts: list[Node], node: Node) -> Ways | None:
        each = [(part, self.ways(part)) for part in parts]
        found = [ways for _, ways in each if ways is not None]
        for part, ways in each:
            if ways is None and found:
                self.too_much(part)
        if not found:
            return None
        size = 1
        for ways in found:
            size *= len(ways)
        if self.tags or size > MOST_SEARCHES:
            if len(found) > 1:
                self.too_much(node)
            return min(found, key=len)
        if isinstance(node, Near | Loose):
            self.too_much(node)
        return _unique([tuple(word for way in ways for word in way) for ways in product(*found)])

    def words(self, node: Term | Cased | Tag) -> str | None:
        if isinstance(node, Tag):
            return node.text if self.signs else node.text[1:]
        return plain_words(node)

    def hashtag(self, node: Term | Cased | Tag) -> str | None:
        """The words as one; a handle is none."""
        wording = wording_of(node)
        if wording is None or node.text.startswith(("@", "＠")) or set(node.text) & set("*?"):
            return None
        joined = wording.line.replace(" ", "").lstrip("#")
        return joined if joined.isalnum() and not joined.isdecimal() else None

    def too_much(self, part: Node) -> None:
        message = say(
            "{network} cannot search for “{part}”: it gives more, and that is looked through here.",
            network=self.network,
            part=written(part),
        )
        if message not in self.weaker:
            self.weaker.append(message)

    def missed(self, part: Node) -> None:
        self.weaker.append(
            say(
                "{network} cannot search for “{part}”; posts that only this finds do not arrive.",
                network=self.network,
                part=written(part),
            )
        )


def searches(root: Node, alternatives: Alternatives) -> list[str]:
    """One on each line; of an OR that cannot be asked whole, what can."""
    ways = alternatives.ways(root) or alternatives.some_of(root)
    return list(dict.fromkeys(" ".join(way) for way in ways or []))


def _unique(ways: Ways) -> Ways:
    return list(dict.fromkeys(tuple(dict.fromkeys(way)) for way in ways))
