"""Atoms: what can be found in a post at once for all queries. And which of them to wait for."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from firewarden.steps.monitor.query.frequent import COMMON_WORDS
from firewarden.steps.monitor.query.syntax import FieldName
from firewarden.steps.monitor.query.wording import Wording

Clause: TypeAlias = frozenset[int]
"""Atoms of which at least one must be found."""

MOST_PAIRS = 64
RISKY_SHARE = 0.02
"""A guard that is probably found more often waits together with a second one."""

_FIELD_SHARE = {
    FieldName.AUTHOR: 0.0001,
    FieldName.SITE: 0.05,
    FieldName.LANG: 0.4,
    FieldName.KIND: 0.5,
    FieldName.HAS: 0.4,
    FieldName.URL: 0.01,
    FieldName.LINK: 0.01,
    FieldName.SOURCE: 0.2,
    FieldName.REPLYTO: 0.0001,
    FieldName.THREAD: 0.0001,
    FieldName.TONE: 0.3,
    FieldName.REASON: 0.02,
    FieldName.CLUSTER: 0.01,
    FieldName.COUNTRY: 0.1,
}


@dataclass(slots=True)
class Atoms:
    """Everything that is looked for, each once. Pieces of text count up from 0, tags and field
    values down from -1."""

    pieces: list[str] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)
    tags: dict[str, int] = field(default_factory=dict)
    fields: dict[tuple[FieldName, str], int] = field(default_factory=dict)
    shares: dict[int, float] = field(default_factory=dict)
    """A guess at the share of posts in which each is found."""

    def wording(self, wording: Wording) -> int:
        if wording.tag:
            atom = self.tags.setdefault(wording.atom, self._next())
        else:
            atom = self.texts.setdefault(wording.atom, len(self.texts))
            if atom == len(self.pieces):
                self.pieces.append(wording.atom)
        if atom not in self.shares:
            self.shares[atom] = _text_share(wording.atom)
        return atom

    def value(self, name: FieldName, value: str) -> int:
        atom = self.fields.setdefault((name, value), self._next())
        self.shares[atom] = _FIELD_SHARE[name]
        return atom

    def share(self, clause: Clause) -> float:
        return sum(self.shares[atom] for atom in clause)

    def _next(self) -> int:
        return -1 - len(self.tags) - len(self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A query is looked at where an atom of `first` was found, and with it one of `second` (if not
    empty) or the `piece` of text (if any)."""

    first: Clause
    second: Clause = frozenset()
    piece: str = ""


def choose_guards(needs: Sequence[Collection[Clause]], atoms: Atoms) -> list[Guard | None]:
    """For each query the clauses that are rarest; None for one that needs nothing.

    An atom that many queries need is what the stream is about, and so counts as frequent.
    """
    uses = Counter(atom for clauses in needs for atom in frozenset().union(*clauses))

    def weight(clause: Clause) -> float:
        return sum(atoms.shares[atom] * uses[atom] for atom in clause)

    return [_guard(sorted(set(clauses), key=lambda c: (weight(c), sorted(c))), weight, atoms) for clauses in needs]


def _guard(clauses: Sequence[Clause], weight: Callable[[Clause], float], atoms: Atoms) -> Guard | None:
    if not clauses:
        return None
    first, rest = clauses[0], clauses[1:]
    if weight(first) > RISKY_SHARE:
        return Guard(first=first, second=next((c for c in rest if len(first) * len(c) <= MOST_PAIRS), frozenset()))
    piece = next((atom for clause in rest if len(clause) == 1 for atom in clause if atom >= 0), None)
    return Guard(first=first, piece="" if piece is None else atoms.pieces[piece])


def _text_share(piece: str) -> float:
    share = 1.0
    for word in piece.split():
        share *= 0.3 if word in COMMON_WORDS else 2.0 ** -min(len(word.encode()), 14)
    return share
