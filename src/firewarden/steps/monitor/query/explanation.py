"""Why a post matches a query or not: the query's parts as a tree, each with a sentence and its places.

Slow and for people; the answer is the same as the matcher's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from firewarden.steps.monitor.query.fieldkeys import field_values, in_range, number_of
from firewarden.steps.monitor.query.known import NOTHING_KNOWN, Known
from firewarden.steps.monitor.query.linting import Texts, sound
from firewarden.steps.monitor.query.nearness import Place as TokenPlace
from firewarden.steps.monitor.query.nearness import covering, loose_places, near_pairs
from firewarden.steps.monitor.query.scene import legible_parts, line_of, title_alone, tokens_of, wall_of
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
    Span,
    Tag,
    Term,
    Title,
    Words,
)
from firewarden.steps.monitor.query.wording import Check, Wording, wording_of
from firewarden.text.tokens import tags_in
from firewarden.vocabulary.clock import Instant, iso
from firewarden.vocabulary.post import Post


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters `start` up to `end` of the post's title or text, as they were received."""

    field: Literal["title", "text"]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One part of the query: `span` and `source` say which, `places` where the post has it.

    Inside of a saved query they are about its own text.
    """

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


def explain(text: str, post: Post, saved: Texts | None = None, known: Known = NOTHING_KNOWN) -> Explanation:
    """Raises QueryError for a query with errors."""
    root = sound(text, saved)
    return _Reader(text, post, known).explain(root)


def _marked(part: Explanation) -> Iterator[Place]:
    if not part.matched or part.negated:
        return
    yield from part.places
    if not part.places:
        for below in part.parts:
            yield from _marked(below)


MOST_SHOWN = 6
"""Values of a post that a sentence names."""


def _moved(part: Explanation) -> Explanation:
    """What was found in the title read as a text is in the title."""
    places = tuple(Place("title", place.start, place.end) for place in part.places)
    return replace(part, places=places, parts=tuple(map(_moved, part.parts)))


def _shown(name: RangeName, limit: float | None) -> str:
    if limit is None:
        return "any"
    if name in (RangeName.SINCE, RangeName.UNTIL):
        return iso(Instant(int(limit)))
    return str(limit)


class _Reader:
    def __init__(self, query: str, post: Post, known: Known) -> None:
        self.query, self.post, self.known = query, post, known
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
            case Near():
                return self._near(node)
            case Loose():
                return self._loose(node)
            case Not() | Title() | Saved():
                return self._around(node)

    def _around(self, node: Not | Title | Saved) -> Explanation:
        match node:
            case Not():
                return self._not(node)
            case Title():
                return self._title(node)
            case Saved():
                part = _Reader(node.text, self.post, self.known).explain(node.part)
                told = f"The saved query {node.name} {'holds' if part.matched else 'does not hold'}."
                return self._told(node, told, part.matched, parts=(part,))

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
        values = sorted(set(field_values(self.post, node.name, self.known)), key=len)
        if not values:
            return self._told(node, f"The post does not say its {node.name}.", False)
        matched = not set(values).isdisjoint(node.values)
        shown = ", ".join(values[:MOST_SHOWN]) + (", ..." if len(values) > MOST_SHOWN else "")
        told = f"{node.name} is {shown}; asked for is {' or '.join(node.values)}."
        return self._told(node, told, matched)

    def _range(self, node: Range) -> Explanation:
        number = number_of(self.post, node.name)
        if number is None:
            missing = f"how many {node.name} its author has" if node.name is RangeName.FOLLOWERS else "its rating"
            return self._told(node, f"The post does not say {missing}.", False)
        low, high = (_shown(node.name, limit) for limit in (node.low, node.high))
        asked = f"asked for is {low} to {high}"
        match node.name:
            case RangeName.FOLLOWERS:
                told = f"The author has {number} followers; {asked}."
            case RangeName.RATING | RangeName.HOUR:
                told = f"{node.name} is {number:g}; {asked}."
            case RangeName.SINCE:
                told = f"It was written at {_shown(node.name, number)}; asked for is {low} or later."
            case RangeName.UNTIL:
                end = _shown(node.name, (node.high or 0) + 1)
                told = f"It was written at {_shown(node.name, number)}; asked for is before {end}."
        return self._told(node, told, in_range(self.post, node))

    def _loose(self, node: Loose) -> Explanation:
        parts = tuple(self.explain(part) for part in node.parts)
        found = self._token_places(node)
        words = "1 other word" if node.distance == 1 else f"{node.distance} other words"
        if found:
            told = f"All are there with at most {words} between them."
        elif all(part.matched for part in parts):
            told = f"All are there, but never with at most {words} between them."
        else:
            told = f"{sum(part.matched for part in parts)} of {len(parts)} words are there; all have to be."
        return self._told(node, told, bool(found), parts=parts, places=self._places(found))

    def _title(self, node: Title) -> Explanation:
        if not self.post.title:
            return self._told(node, "The post has no title.", False)
        part = _Reader(self.query, title_alone(self.post), self.known).explain(node.part)
        part = _moved(part)
        told = "The title has it." if part.matched else "The title does not have it."
        return self._told(node, told, part.matched, parts=(part,))

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
            case Saved():
                return self._token_places(node.part)
            case Loose():
                wordings = [wording for part in node.parts if (wording := wording_of(part))]
                found = loose_places(wordings, lambda one: one.places(self.tokens), node.distance, self.wall)
                return sorted(set(found))
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
