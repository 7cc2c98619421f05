"""Takes out of the facts, before they leave the house, whatever could be somebody's.

Names stand as NAME_1 and come back into the answer here; mail addresses, numbers, links and the like are left out and
never come back. Ours (the brand's own names and contacts) are no secret.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firewarden.steps.respond.checking.background import CAPITAL, Reading
from firewarden.steps.respond.checking.names import names_in
from firewarden.steps.respond.checking.sheet import names_of
from firewarden.text.given import GIVEN
from firewarden.text.private import personal_data
from firewarden.vocabulary.finding import KnownFact

LONGEST, MOST = 400, 40
"""Characters of a fact, and facts: what is beyond is not told."""
OUT = "(left out)"
TOKEN = re.compile(r"NAME_\d{1,3}")
_LINK = re.compile(r"(?i)\b(?:https?://|www\.)\S+")
_HANDLE = re.compile(r"(?<![\w.])@\w[\w.-]*(?:@[\w.-]+)?")
_WORD = rf"[{CAPITAL}][\w'’-]*"
_TITLE = r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herrn?|Frau|Monsieur|Madame|M|Mme|Mlle|Señora?|Sra?|Don|Doña|Dona|Signora?|Sig"
_CALLED = re.compile(rf"\b(?:{_TITLE})\.? ({_WORD}(?: {_WORD})*)")
_GIVEN = re.compile(
    rf"(?<![\w'’-])({'|'.join(sorted(GIVEN))})(?:'s|’s)?(?: (?:(?:de|da|van|von|di|del) )?{_WORD})*(?!\w)"
)
_SPACE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Masked:
    """`facts` as they may leave; `names` by what stands for each."""

    facts: tuple[KnownFact, ...]
    names: dict[str, str]

    def restored(self, text: str) -> str:
        """With the names; what stands for none of them stays."""
        return TOKEN.sub(lambda found: self.names.get(found[0], found[0]), text)


def masked(facts: Sequence[KnownFact], ours: Sequence[str], language: str) -> Masked:
    """The source of a fact never leaves."""
    names: dict[str, str] = {}
    told = tuple(replace(fact, text=_told(fact.text, ours, language, names), source="") for fact in facts[:MOST])
    return Masked(told, names)


def _told(text: str, ours: Sequence[str], language: str, names: dict[str, str]) -> str:
    plain = TOKEN.sub(OUT, _SPACE.sub(" ", text))
    plain = _cut(plain, [(one.start, one.end) for one in personal_data(plain, ours)])
    allowed = " ".join(ours).casefold()
    for what in (_LINK, _HANDLE):
        plain = what.sub(lambda found: found[0] if found[0].strip("@.,").casefold() in allowed else OUT, plain)
    parts, done = [], 0
    for start, end in sorted(_names(plain, ours, language)):
        parts += [plain[done:start], _stands_for(plain[start:end], names)]
        done = end
    return "".join([*parts, plain[done:]])[:LONGEST]


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + OUT + text[end:]
    return text


def _names(text: str, ours: Sequence[str], language: str) -> list[tuple[int, int]]:
    """None overlaps another, the longest first of those that would."""
    known = names_of(ours)
    found = [(one.start, one.end) for one in names_in(Reading(text, language), known)]
    found += [match.span(1) for match in _CALLED.finditer(text)]
    found += [match.span() for match in _GIVEN.finditer(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(found), key=lambda span: span[0] - span[1]):
        apart = all(end <= first or last <= start for first, last in kept)
        if apart and not names_of([text[start:end]]) <= known:
            kept.append((start, end))
    return kept


def _stands_for(name: str, names: dict[str, str]) -> str:
    for token, known in names.items():
        if known == name:
            return token
    token = f"NAME_{len(names) + 1}"
    names[token] = name
    return token
