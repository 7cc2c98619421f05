"""Turns the syntax of a query into a test of a scene and the atoms without which it cannot be true."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from firewarden.steps.monitor.query.finding import QueryError
from firewarden.steps.monitor.query.frequent import COMMON_WORDS
from firewarden.steps.monitor.query.nearness import Place, covering, near_pairs
from firewarden.steps.monitor.query.scene import Scene
from firewarden.steps.monitor.query.syntax import (
    And,
    Cased,
    Field,
    FieldName,
    Near,
    Node,
    Not,
    Or,
    Range,
    Tag,
    Term,
    Words,
)
from firewarden.steps.monitor.query.wording import Check, Wording, wording_of
from firewarden.vocabulary.post import Post

Test: TypeAlias = Callable[[Scene], bool]
Clause: TypeAlias = frozenset[int]
"""Atoms of which at least one must be found."""

_FIELD_SHARE = {
    FieldName.AUTHOR: 0.0001,
    FieldName.SITE: 0.05,
    FieldName.LANG: 0.4,
    FieldName.KIND: 0.5,
    FieldName.HAS: 0.4,
}


@dataclass(slots=True)
class Atoms:
    """Everything that is looked for, each once. Pieces of text count up from 0, tags and field
    values down from -1."""

    texts: dict[bytes, int] = field(default_factory=dict)
    tags: dict[bytes, int] = field(default_factory=dict)
    fields: dict[tuple[FieldName, str], int] = field(default_factory=dict)
    _shares: dict[int, float] = field(default_factory=dict)

    def wording(self, wording: Wording) -> int:
        if wording.tag:
            atom = self.tags.setdefault(wording.atom, self._next())
        else:
            atom = self.texts.setdefault(wording.atom, len(self.texts))
        if atom not in self._shares:
            self._shares[atom] = _text_share(wording.atom)
        return atom

    def value(self, name: FieldName, value: str) -> int:
        atom = self.fields.setdefault((name, value), self._next())
        self._shares[atom] = _FIELD_SHARE[name]
        return atom

    def _next(self) -> int:
        return -1 - len(self.tags) - len(self.fields)

    def share(self, clause: Clause) -> float:
        """A guess at the share of posts in which one of these atoms is found."""
        return sum(self._shares[atom] for atom in clause)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """`needs`: each clause holds whenever the test does. `sure`: there is one clause, and it alone
    decides. `cost` orders the tests of an AND, cheapest first."""

    test: Test
    needs: tuple[Clause, ...] = ()
    sure: bool = False
    cost: int = 0


def build(node: Node, atoms: Atoms) -> Built:
    """Raises QueryError where lint has an error: a wording without words."""
    match node:
        case Term() | Cased() | Tag():
            return _build_words(node, atoms)
        case Field():
            return _build_field(node, atoms)
        case Range():
            return Built(test=lambda scene: in_range(scene.post, node), cost=1)
        case And():
            return _build_and([build(part, atoms) for part in node.parts])
        case Or():
            return _build_or([build(part, atoms) for part in node.parts], atoms)
        case Not(part=Not(part=doubly)):
            return build(doubly, atoms)
        case Not():
            inner = build(node.part, atoms)
            return Built(test=lambda scene: not inner.test(scene), cost=inner.cost)
        case Near():
            return _build_near(node, atoms)


def in_range(post: Post, node: Range) -> bool:
    """An unknown number is in no range."""
    number = post.author.followers if post.author else None
    if number is None:
        return False
    return (node.low is None or node.low <= number) and (node.high is None or number <= node.high)


def _build_words(node: Words, atoms: Atoms) -> Built:
    wording = _worded(node)
    atom = atoms.wording(wording)
    needs = (frozenset((atom,)),)
    match wording.check:
        case Check.NONE:
            return _found_any(needs[0])
        case Check.LINE:
            return Built(test=lambda scene: atom in scene.hits and wording.in_line(scene.line), needs=needs, cost=10)
        case Check.TOKENS:
            return Built(test=lambda scene: atom in scene.hits and wording.within(scene.tokens), needs=needs, cost=100)


def _build_field(node: Field, atoms: Atoms) -> Built:
    return _found_any(frozenset(atoms.value(node.name, value) for value in node.values))


def _build_and(parts: list[Built]) -> Built:
    tests = [part.test for part in sorted(parts, key=lambda part: part.cost)]
    needs = tuple(clause for part in parts for clause in part.needs)

    def test(scene: Scene) -> bool:
        for each in tests:  # noqa: SIM110 -- half the time of all() with a generator
            if not each(scene):
                return False
        return True

    return Built(test=test, needs=needs, cost=sum(part.cost for part in parts))


def _build_or(parts: list[Built], atoms: Atoms) -> Built:
    if all(part.sure for part in parts):
        return _found_any(frozenset().union(*(part.needs[0] for part in parts)))
    tests = [part.test for part in sorted(parts, key=lambda part: part.cost)]
    needs: tuple[Clause, ...] = ()
    if all(part.needs for part in parts):
        needs = (frozenset().union(*(min(part.needs, key=atoms.share) for part in parts)),)

    def test(scene: Scene) -> bool:
        for each in tests:  # noqa: SIM110
            if each(scene):
                return True
        return False

    return Built(test=test, needs=needs, cost=sum(part.cost for part in parts))


def _found_any(clause: Clause) -> Built:
    """True as soon as one of the atoms was found."""
    missing = clause.isdisjoint
    return Built(test=lambda scene: not missing(scene.hits), needs=(clause,), sure=True)


def _build_near(node: Near, atoms: Atoms) -> Built:
    places = _build_places(node, atoms)
    needs = build(node.left, atoms).needs + build(node.right, atoms).needs

    def test(scene: Scene) -> bool:
        if any(clause.isdisjoint(scene.hits) for clause in needs):
            return False
        return next(iter(places(scene)), None) is not None

    return Built(test=test, needs=needs, cost=50)


def _build_places(node: Node, atoms: Atoms) -> Callable[[Scene], Iterable[Place]]:
    match node:
        case Term() | Cased() | Tag():
            wording = _worded(node)
            atom = atoms.wording(wording)
            return lambda scene: scene.places(wording, atom) if atom in scene.hits else ()
        case Or():
            parts = [_build_places(part, atoms) for part in node.parts]
            return lambda scene: [place for part in parts for place in part(scene)]
        case Near():
            left, right = _build_places(node.left, atoms), _build_places(node.right, atoms)
            distance, ordered = node.distance, node.ordered
            return lambda scene: (
                covering(pair)
                for pair in near_pairs(
                    list(left(scene)), list(right(scene)), distance, ordered=ordered, wall=scene.wall
                )
            )
        case _:
            raise QueryError("Only words, phrases and #tags can stand beside NEAR.")


def _worded(node: Words) -> Wording:
    wording = wording_of(node)
    if wording is None:
        raise QueryError(f"There is no word in “{node.text}” to look for.")
    return wording


def _text_share(piece: bytes) -> float:
    share = 1.0
    for word in piece.split():
        share *= 0.3 if word.decode(errors="ignore") in COMMON_WORDS else 2.0 ** -min(len(word), 14)
    return share
