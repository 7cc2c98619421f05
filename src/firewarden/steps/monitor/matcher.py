"""Finds the queries that a post matches. All queries are compiled into one automaton.

Each query is guarded by the rarest of the atoms it cannot do without, and looked at only where that
was found: the cost of a post grows with what is found in it, not with the number of queries.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import BytesAhoCorasick

from firewarden.steps.monitor.query.atoms import Atoms, Guard, choose_guards
from firewarden.steps.monitor.query.evaluation import Built, build
from firewarden.steps.monitor.query.fieldkeys import field_values
from firewarden.steps.monitor.query.finding import Finding, QueryError
from firewarden.steps.monitor.query.known import NOTHING_KNOWN, Known
from firewarden.steps.monitor.query.linting import sound
from firewarden.steps.monitor.query.saved import saved_among
from firewarden.steps.monitor.query.scene import Scene, legible_parts, line_of
from firewarden.steps.monitor.query.syntax import FieldName
from firewarden.text.tokens import tags_in
from firewarden.vocabulary.ids import BrandId, QueryId
from firewarden.vocabulary.plan import Query
from firewarden.vocabulary.post import Post

RESIDUAL_LIMIT = 50
"""So many queries may have nothing that can be looked up; each costs time on every post."""


@dataclass(slots=True)
class _Watch:
    """Queries to look at when an atom was found: alone, with a piece of text, or with another atom."""

    alone: list[int] = field(default_factory=list)
    with_piece: list[tuple[str, int]] = field(default_factory=list)
    with_atom: dict[int, list[int]] = field(default_factory=dict)


class Matcher:
    """Immutable once made; the answers of one query never depend on the others."""

    def __init__(self, queries: Sequence[Query]) -> None:
        """Raises QueryError, which lists the findings, when a query cannot be used."""
        atoms = Atoms()
        built = list(_built(queries, atoms))
        guards = choose_guards([each.needs for each in built], atoms)
        self._ids = tuple(query.id for query in queries)
        self._tests = tuple(None if each.sure else each.test for each in built)
        self._residual = [number for number, guard in enumerate(guards) if guard is None]
        if len(self._residual) > RESIDUAL_LIMIT:
            raise _too_many_residual([queries[number] for number in self._residual])
        self._watches: dict[int, _Watch] = defaultdict(_Watch)
        for number, guard in enumerate(guards):
            if guard:
                self._index(number, guard)
        watched = sorted({atom for guard in guards if guard for atom in guard.first | guard.second})
        self._texts = [atom for atom in watched if atom >= 0]
        self._automaton = _automaton(atoms.pieces[atom] for atom in self._texts)
        self._tags = atoms.tags
        self._tag_automaton = _automaton(atoms.tags)
        self._fields = {name: _values(atoms, name) for name in sorted({name for name, _ in atoms.fields})}

    def match(self, post: Post, known: Known = NOTHING_KNOWN) -> tuple[QueryId, ...]:
        """In the order in which the queries were given; `known` is what was found out about the post since."""
        line, hits = self._look(post, known)
        numbers = self._candidates(line, hits)
        if not numbers:
            return ()
        scene = Scene(post, line, hits)
        tests, ids = self._tests, self._ids
        return tuple([ids[number] for number in numbers if (test := tests[number]) is None or test(scene)])

    def candidates(self, post: Post) -> list[int]:
        """Numbers of the queries that are looked at for this post, matched or not."""
        return self._candidates(*self._look(post, NOTHING_KNOWN))

    def _look(self, post: Post, known: Known) -> tuple[str, set[int]]:
        """The line of tokens, and the atoms found: watched pieces of text, tags, field values."""
        parts = legible_parts(post)
        line = line_of(parts)
        hits: set[int] = set()
        if self._automaton and (found := self._automaton.find_matches_as_indexes(line.encode(), overlapping=True)):
            texts = self._texts
            hits = {texts[place] for place, _, _ in found}
        if self._tag_automaton:
            for part in parts:
                # Most posts have no tag that anybody asks for, and seeing that is faster than listing all.
                if not part.isascii() or self._tag_automaton.find_matches_as_indexes(part.encode()):
                    hits.update(self._tag_hits(part))
        if self._fields:
            hits.update(self._field_hits(post, known))
        return line, hits

    def _candidates(self, line: str, hits: set[int]) -> list[int]:
        numbers = list(self._residual)
        for atom in self._watches.keys() & hits:
            watch = self._watches[atom]
            numbers += watch.alone
            for piece, number in watch.with_piece:
                if piece in line:
                    numbers.append(number)
            if watch.with_atom:
                for other in watch.with_atom.keys() & hits:
                    numbers += watch.with_atom[other]
        return sorted(set(numbers)) if len(numbers) > 1 else numbers

    def _index(self, number: int, guard: Guard) -> None:
        for atom in guard.first:
            watch = self._watches[atom]
            for other in guard.second:
                watch.with_atom.setdefault(other, []).append(number)
            if guard.piece:
                watch.with_piece.append((guard.piece, number))
            elif not guard.second:
                watch.alone.append(number)

    def _tag_hits(self, part: str) -> Iterator[int]:
        for tag in tags_in(part):
            if (atom := self._tags.get(tag)) is not None:
                yield atom

    def _field_hits(self, post: Post, known: Known) -> Iterator[int]:
        for name, atoms in self._fields.items():
            for value in field_values(post, name, known):
                if (atom := atoms.get(value)) is not None:
                    yield atom


def _built(queries: Sequence[Query], atoms: Atoms) -> Iterator[Built]:
    problems: list[str] = []
    findings: list[Finding] = []
    saved = {
        brand: saved_among((each.name, each.text) for each in queries if each.brand == brand)
        for brand in _brands(queries)
    }
    for query in queries:
        try:
            yield build(sound(query.text, saved.get(query.brand)), atoms)
        except QueryError as problem:
            problems.append(f"{query.name}: {problem}")
            findings += problem.findings
    if problems:
        raise QueryError("\n".join(problems), findings)


def _brands(queries: Iterable[Query]) -> set[BrandId]:
    """Those with a query that may name another one; of the others no names are needed."""
    return {query.brand for query in queries if "$" in query.text}


def _automaton(patterns: Iterable[str]) -> BytesAhoCorasick | None:
    encoded = [pattern.encode() for pattern in patterns]
    return BytesAhoCorasick(encoded) if encoded else None


def _values(atoms: Atoms, name: FieldName) -> dict[str, int]:
    return {value: atom for (each, value), atom in atoms.fields.items() if each is name}


def _too_many_residual(queries: list[Query]) -> QueryError:
    names = ", ".join(query.name for query in queries[:5])
    return QueryError(
        f"{len(queries)} queries have nothing that can be looked up, and {RESIDUAL_LIMIT} are allowed, because each "
        f"has to be tried on every post: {names} and others. Combine them by AND with a word, a #tag or a field."
    )
