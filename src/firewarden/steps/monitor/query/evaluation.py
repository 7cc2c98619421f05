"""Turns the syntax of a query into a test of a scene and the atoms without which it cannot be true."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick

from firewarden.steps.monitor.query.atoms import Atoms, Clause
from firewarden.steps.monitor.query.fieldkeys import in_range
from firewarden.steps.monitor.query.finding import QueryError
from firewarden.steps.monitor.query.nearness import Place, covering, loose_places, near_pairs
from firewarden.steps.monitor.query.scene import Scene
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
    Words,
)
from firewarden.steps.monitor.query.wording import Check, Wording, wording_of

Test: TypeAlias = Callable[[Scene], bool]

FEW_PIECES = 4
"""Up to so many pieces of text are looked for one by one."""


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
        case Near() | Loose():
            return _build_near(node, atoms)
        case Not() | Title() | Saved():
            return _build_around(node, atoms)


def _build_around(node: Not | Title | Saved, atoms: Atoms) -> Built:
    match node:
        case Not(part=Not(part=doubly)):
            return build(doubly, atoms)
        case Not():
            inner = build(node.part, atoms)
            return Built(test=lambda scene: not inner.test(scene), cost=inner.cost)
        case Title():
            return _build_title(build(node.part, atoms), atoms)
        case Saved():
            return build(node.part, atoms)


def _build_words(node: Words, atoms: Atoms) -> Built:
    wording = _worded(node)
    clause = frozenset((atoms.wording(wording),))
    there = found_any(clause, atoms)
    match wording.check:
        case Check.NONE:
            return Built(test=there, needs=(clause,), sure=True)
        case Check.LINE:
            return Built(test=lambda scene: there(scene) and wording.in_line(scene.line), needs=(clause,), cost=10)
        case Check.TOKENS:
            return Built(test=lambda scene: there(scene) and wording.within(scene.tokens), needs=(clause,), cost=100)


def _build_field(node: Field, atoms: Atoms) -> Built:
    clause = frozenset(atoms.value(node.name, value) for value in node.values)
    return Built(test=found_any(clause, atoms), needs=(clause,), sure=True, cost=1)


def _build_and(parts: list[Built]) -> Built:
    test = _all_of([part.test for part in sorted(parts, key=lambda part: part.cost)])
    needs = tuple(clause for part in parts for clause in part.needs)
    return Built(test=test, needs=needs, cost=sum(part.cost for part in parts))


def _all_of(tests: Sequence[Test]) -> Test:
    def test(scene: Scene) -> bool:
        for each in tests:  # noqa: SIM110 -- half the time of all() with a generator
            if not each(scene):
                return False
        return True

    return test


def _build_or(parts: list[Built], atoms: Atoms) -> Built:
    if all(part.sure for part in parts):
        clause: Clause = frozenset().union(*(part.needs[0] for part in parts))
        return Built(test=found_any(clause, atoms), needs=(clause,), sure=True, cost=1)
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


def found_any(clause: Clause, atoms: Atoms) -> Test:
    """A test whether the post has one of the atoms."""
    pieces = [atoms.pieces[atom] for atom in sorted(clause) if atom >= 0]
    other = frozenset(atom for atom in clause if atom < 0)
    if not pieces:
        return lambda scene: not other.isdisjoint(scene.hits)
    if len(pieces) == 1 and not other:
        piece = pieces[0]
        return lambda scene: piece in scene.line
    in_line = _search(pieces)
    if not other:
        return lambda scene: in_line(scene.line)
    return lambda scene: not other.isdisjoint(scene.hits) or in_line(scene.line)


def _search(pieces: Sequence[str]) -> Callable[[str], bool]:
    if len(pieces) > FEW_PIECES:
        find = AhoCorasick(pieces).find_matches_as_indexes
        return lambda line: bool(find(line))

    def search(line: str) -> bool:
        for piece in pieces:  # noqa: SIM110
            if piece in line:
                return True
        return False

    return search


def _build_title(inner: Built, atoms: Atoms) -> Built:
    """What stands in the title stands in the post, so the atoms are the same. No title: not true, whatever is asked."""

    def test(scene: Scene) -> bool:
        title = scene.titled(atoms.tags)
        return title is not None and inner.test(title)

    return Built(test=test, needs=inner.needs, cost=inner.cost + 20)


def _build_near(node: Near | Loose, atoms: Atoms) -> Built:
    places = _build_places(node, atoms)
    needs = tuple(clause for part in parts_beside(node) for clause in build(part, atoms).needs)
    there = _all_of([found_any(clause, atoms) for clause in needs])

    def test(scene: Scene) -> bool:
        return there(scene) and next(iter(places(scene)), None) is not None

    return Built(test=test, needs=needs, cost=50)


def parts_beside(node: Near | Loose) -> Sequence[Node]:
    return node.parts if isinstance(node, Loose) else (node.left, node.right)


def _build_places(node: Node, atoms: Atoms) -> Callable[[Scene], Iterable[Place]]:
    match node:
        case Term() | Cased() | Tag():
            wording = _worded(node)
            return lambda scene: scene.places(wording)
        case Or():
            parts = [_build_places(part, atoms) for part in node.parts]
            return lambda scene: [place for part in parts for place in part(scene)]
        case Saved():
            return _build_places(node.part, atoms)
        case Loose():
            wordings, reach = [_worded(part) for part in node.parts], node.distance
            return lambda scene: loose_places(wordings, scene.places, reach, scene.wall)
        case Near():
            left, right = _build_places(node.left, atoms), _build_places(node.right, atoms)
            distance, ordered = node.distance, node.ordered
            return lambda scene: (
                covering(pair)
                for pair in near_pairs(left(scene), right(scene), distance, ordered=ordered, wall=scene.wall)
            )
        case _:
            raise QueryError("Only words, phrases and #tags can stand beside NEAR.")


def _worded(node: Words) -> Wording:
    wording = wording_of(node)
    if wording is None:
        raise QueryError(f"There is no word in “{node.text}” to look for.")
    return wording
