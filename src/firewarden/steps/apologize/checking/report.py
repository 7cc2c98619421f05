"""The report of the check: components, score, findings in the order of the text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
    """All that was found in a text. `perhaps` are defects that may be there, and count for nothing."""

    reading: Reading
    parts: Parts
    defects: dict[Code, tuple[Span, ...]]
    exact: Specificity
    perhaps: dict[Code, tuple[Span, ...]] = field(default_factory=dict)

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
    found = weighed(ruled.reading, ruled.parts, ruled.defects, english())
    return Findings(ruled.reading, found.parts, found.defects, specificity(ruled.reading, found.parts), found.perhaps)


def by_rules(text: str, language: str | None = None) -> Findings:
    """What the patterns find, and nothing learned."""
    reading = read(text, rules_for(language or tongue(text)))
    parts = parts_of(reading)
    return Findings(reading, parts, defects_of(reading, parts), specificity(reading, parts))


def check(text: str, language: str | None = None) -> Report:
    """Of a whole text that is meant as an apology. Warnings alone: an apology is never refused by a machine."""
    found = find(text, language)
    return Report(
        components=tuple(Component(name=name, spans=found.parts[name]) for name in NAMES),
        score=found.score,
        findings=(*_placed(text, found.defects), *_missing(found)),
        perhaps=tuple(_placed(text, found.perhaps)),
    )


def _placed(text: str, defects: Mapping[Code, Sequence[Span]]) -> list[Finding]:
    """In the order of the text; those of the whole last."""
    return sorted(_undoing(text, defects), key=lambda one: (not one.end, one.start))


def _undoing(text: str, defects: Mapping[Code, Sequence[Span]]) -> Iterator[Finding]:
    for code, spans in defects.items():
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
