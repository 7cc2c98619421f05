"""The report of the check: components, score, findings in the order of the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from firewarden.steps.apologize.checking.defects import defects_of
from firewarden.steps.apologize.checking.languages import rules_for
from firewarden.steps.apologize.checking.learned import english
from firewarden.steps.apologize.checking.parts import NAMES, Parts, parts_of
from firewarden.steps.apologize.checking.reading import Reading, Span, read
from firewarden.steps.apologize.checking.scoring import Specificity, agency, score_of, specificity
from firewarden.steps.apologize.checking.weighing import weighed
from firewarden.steps.apologize.checking.wording import DEFECTS, MISSING, UNSPECIFIC
from firewarden.text.tongue import tongue
from firewarden.vocabulary.finding import Code, Component, Finding, Report, Weight

LEARNED = "en"
"""The language in which weights were learned; the others have rules alone."""
SHOWN = 80
"""Characters of the text that a message quotes."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the rules found in a text."""

    reading: Reading
    parts: Parts
    defects: dict[Code, tuple[Span, ...]]
    exact: Specificity

    @property
    def agency(self) -> float | None:
        return agency(self.parts, self.defects)

    @property
    def score(self) -> int:
        return score_of(self.parts, frozenset(self.defects), self.exact)


def find(text: str, language: str | None = None) -> Findings:
    """`language` as two letters; without one it is guessed. One that is not known is read as English."""
    ruled = by_rules(text, language)
    if ruled.reading.rules.language != LEARNED:
        return ruled
    parts, defects = weighed(ruled.reading, ruled.parts, ruled.defects, english())
    return Findings(ruled.reading, parts, defects, specificity(ruled.reading, parts))


def by_rules(text: str, language: str | None = None) -> Findings:
    """What the patterns find, and nothing learned."""
    reading = read(text, rules_for(language or tongue(text)))
    parts = parts_of(reading)
    return Findings(reading, parts, defects_of(reading, parts), specificity(reading, parts))


def check(text: str, language: str | None = None) -> Report:
    """Of a whole text that is meant as an apology. Warnings alone: an apology is never refused by a machine."""
    found = find(text, language)
    placed = sorted(_undoing(text, found), key=lambda one: (not one.end, one.start))
    return Report(
        components=tuple(Component(name=name, spans=found.parts[name]) for name in NAMES),
        score=found.score,
        findings=(*placed, *_missing(found)),
    )


def _undoing(text: str, found: Findings) -> Iterator[Finding]:
    for code, spans in found.defects.items():
        message, hint = DEFECTS[code]
        for start, end in spans:
            said = message.filled(words=_shown(text[start:end])) if end else message
            yield Finding(code=code, weight=Weight.WARN, message=said, hint=hint, start=start, end=end)


def _missing(found: Findings) -> Iterator[Finding]:
    for name, (code, message, hint) in MISSING.items():
        if not found.parts[name]:
            yield Finding(code=code, weight=Weight.WARN, message=message, hint=hint)
    if not found.exact.whole:
        message, hint = UNSPECIFIC
        yield Finding(code=Code.UNSPECIFIC, weight=Weight.WARN, message=message, hint=hint)


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
