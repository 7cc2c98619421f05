"""How whole an apology is, from 0 to 100, and how much of the deed it owns.

Weights follow the order that Lewicki, Polin and Lount (2016) found among the components; the numbers are ours.
"""

from dataclasses import dataclass

from firewarden.steps.apologize.checking.parts import Parts
from firewarden.steps.apologize.checking.reading import Reading, Span
from firewarden.vocabulary.finding import Code

WEIGHTS = {
    "responsibility": 30,
    "repair": 25,
    "regret": 12,
    "explanation": 12,
    "repentance": 12,
    "forgiveness": 0,
}
SPECIFIC = 9
"""For naming the act, those harmed and the date: a third each."""
WITHOUT_RESPONSIBILITY, WITH_HARD_DEFECT = 40, 60
"""Nothing above this."""
HARD = frozenset({Code.IF, Code.FEEL, Code.BUT, Code.DARVO})
"""What undoes an apology. SHIFT does so too where no blame is taken at all."""
NEEDS_APPROVAL = frozenset({Code.OVER})


@dataclass(frozen=True, slots=True)
class Specificity:
    act: bool
    harmed: bool
    date: bool

    @property
    def whole(self) -> bool:
        return self.act and self.harmed and self.date

    @property
    def points(self) -> int:
        return SPECIFIC * (self.act + self.harmed + self.date) // 3


def specificity(reading: Reading, parts: Parts) -> Specificity:
    return Specificity(
        act=bool(parts.named),
        harmed=reading.has("harmed", reading.text),
        date=reading.has("date", reading.text),
    )


def is_hard(code: Code, parts: Parts) -> bool:
    return code in HARD or (code is Code.SHIFT and not parts["responsibility"])


def score_of(parts: Parts, codes: frozenset[Code], exact: Specificity) -> int:
    """0..100. Never above 40 without responsibility, never above 60 with a hard defect."""
    points = sum(weight for name, weight in WEIGHTS.items() if parts[name]) + exact.points
    if any(is_hard(code, parts) for code in codes):
        points = min(points, WITH_HARD_DEFECT)
    return points if parts["responsibility"] else min(points, WITHOUT_RESPONSIBILITY)


def agency(parts: Parts, defects: dict[Code, tuple[Span, ...]]) -> float | None:
    """Clauses in which the author is the doer of the harm, by all clauses about the harm; None: there are none."""
    owned = len(parts["responsibility"])
    others = len(defects.get(Code.PASS, ())) + len(defects.get(Code.SHIFT, ()))
    return owned / (owned + others) if owned + others else None
