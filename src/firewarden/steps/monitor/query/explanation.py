"""Why a post matches a query or not: the query's parts as a tree, each with a sentence and its places.

Slow and for people; the answer is the same as the matcher's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from firewarden.steps.monitor.query.evaluation import in_range
from firewarden.steps.monitor.query.fieldkeys import field_values
from firewarden.steps.monitor.query.linting import sound
from firewarden.steps.monitor.query.nearness import Place as TokenPlace
from firewarden.steps.monitor.query.nearness import covering, near_pairs
from firewarden.steps.monitor.query.scene import legible_parts, line_of, tokens_of, wall_of
from firewarden.steps.monitor.query.syntax import And, Cased, Field, Near, Node, Not, Or, Range, Span, Tag, Term, Words
from firewarden.steps.monitor.query.wording import Check, Wording, wording_of
from firewarden.text.tokens import tags_in
from firewarden.vocabulary.post import Post


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters `start` up to `end` of the post's title or text, as they were received."""

    field: Literal["title", "text"]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One part of the query: `span` and `source` say which, `places` where the post has it."""

    span: Span
    source: str
    matched: bool
    sentence: str
    places: tuple[Place, ...] = ()
    parts: "tuple[Explanation, ...]" = ()
    negated: bool = False

    def highlights(self) -> list[Place]:
        """What to mark in the post: places of all that made it match, sorted, each once."""
        return sorted(set(_marked(self)))


def explain(text: str, post: Post) -> Explanation:
    """Raises QueryError for a query with errors."""
    root = sound(text)
    return _Reader(text, post).explain(root)


def _marked(part: Explanation) -> Iterator[Place]:
    if not part.matched or part.negated:
        return
    yield from part.places
    if not part.places:
        for below in part.parts:
            yield from _marked(below)


class _Reader:
    def __init__(self, query: str, post: Post) -> None:
        self.query, self.post = query, post
        self.tokens = tokens_of(post, located=True)
        self.wall = wall_of(self.tokens)
        self.starts = {(tag.first, tag.last): tag.start for tag in self.tokens.tags}
        """A tag starts with its sign, before its first word."""

    def explain(self, node: Node) -> Explanation:
        match node:
            case Term() | Cased() | Tag():
                return self._words(node)
            case Field():
                return self._field(node)
            case Range():
                return self._range(node)
            case And() | Or():
                return self._group(node)
            case Not():
                return self._not(node)
            case Near():
                return self._near(node)

    def _words(self, node: Words) -> Explanation:
        found = self._token_places(node)
        source = self._source(node)
        if found:
            times = "once" if len(found) == 1 else f"{len(found)} times"
            return self._told(node, f"{source} is there {times}.", True, places=self._places(found))
        wording = wording_of(node)
        if wording and wording.check is Check.TOKENS and self._has_atom(wording):
            return self._told(node, f"{source} is there, but not spelled in this way.", False)
        return self._told(node, f"{source} is not there.", False)

    def _has_atom(self, wording: Wording) -> bool:
        parts = legible_parts(self.post)
        if wording.tag:
            return any(wording.atom in tags_in(part) for part in parts)
        return wording.atom in line_of(parts)

    def _field(self, node: Field) -> Explanation:
        values = list(field_values(self.post, node.name))
        if not values:
            return self._told(node, f"The post does not say its {node.name}.", False)
        matched = not set(values).isdisjoint(node.values)
        told = f"{node.name} is {', '.join(values)}; asked for is {' or '.join(node.values)}."
        return self._told(node, told, matched)

    def _range(self, node: Range) -> Explanation:
        number = self.post.author.followers if self.post.author else None
        if number is None:
            return self._told(node, f"The post does not say how many {node.name} its author has.", False)
        low, high = "any" if node.low is None else node.low, "any" if node.high is None else node.high
        told = f"The author has {number} {node.name}; asked for is {low} to {high}."
        return self._told(node, told, in_range(self.post, node))

    def _group(self, node: And | Or) -> Explanation:
        parts = tuple(self.explain(part) for part in node.parts)
        there = sum(part.matched for part in parts)
        hold = f"{there} of {len(parts)} parts {'holds' if there == 1 else 'hold'}"
        if isinstance(node, Or):
            return self._told(node, f"{hold}; one is enough.", there > 0, parts=parts)
        return self._told(node, f"{hold}; all have to.", there == len(parts), parts=parts)

    def _not(self, node: Not) -> Explanation:
        part = self.explain(node.part)
        told = "This must not hold, but it does." if part.matched else "This must not hold, and it does not."
        return self._told(node, told, not part.matched, parts=(part,), negated=True)

    def _near(self, node: Near) -> Explanation:
        left, right = self.explain(node.left), self.explain(node.right)
        pairs = self._pairs(node)
        words = "1 word" if node.distance == 1 else f"{node.distance} words"
        if pairs:
            told = f"Both are there with at most {words} between them."
        elif left.matched and right.matched:
            order = ", in this order" if node.ordered else ""
            told = f"Both are there, but never with at most {words} between them{order}."
        else:
            told = "One of the two is missing." if left.matched or right.matched else "Both are missing."
        places = self._places(sorted({place for pair in pairs for place in pair}))
        return self._told(node, told, bool(pairs), parts=(left, right), places=places)

    def _pairs(self, node: Near) -> list[tuple[TokenPlace, TokenPlace]]:
        left, right = self._token_places(node.left), self._token_places(node.right)
        return list(near_pairs(left, right, node.distance, ordered=node.ordered, wall=self.wall))

    def _token_places(self, node: Node) -> list[TokenPlace]:
        match node:
            case Term() | Cased() | Tag():
                wording = wording_of(node)
                return list(wording.places(self.tokens)) if wording else []
            case Or():
                return sorted({place for part in node.parts for place in self._token_places(part)})
            case Near():
                return sorted({covering(pair) for pair in self._pairs(node)})
            case _:
                return []

    def _places(self, found: Sequence[TokenPlace]) -> tuple[Place, ...]:
        words = self.tokens.words
        return tuple(
            Place(self._field_of(first), self.starts.get((first, last), words[first].start), words[last].end)
            for first, last in found
        )

    def _field_of(self, token: int) -> Literal["title", "text"]:
        return "title" if self.wall is not None and token < self.wall else "text"

    def _source(self, node: Node) -> str:
        return self.query[node.span.start : node.span.end]

    def _told(
        self,
        node: Node,
        sentence: str,
        matched: bool,
        *,
        places: tuple[Place, ...] = (),
        parts: tuple[Explanation, ...] = (),
        negated: bool = False,
    ) -> Explanation:
        return Explanation(
            span=node.span,
            source=self._source(node),
            matched=matched,
            sentence=sentence,
            places=places,
            parts=parts,
            negated=negated,
        )
