"""What an edit changed: word by word for people, and whether it left the substance alone."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from firewarden.steps.respond.approval.touches import WORDS
from firewarden.vocabulary.finding import Code, Finding, Weight

PIECE = re.compile(r"\s+|[^\W_]+(?:[’'.,:-][^\W_]+)*|[^\s]")
WEIGHTY = re.compile(
    r"\d[\d.,:]*|\b[^\W\d_]*[^\W\d_a-zà-öø-ÿ][^\W_]*\b"
    r"|\b(?:no|not|never|none|nobody|nothing|without|un\w+|in\w+able|cannot|\w+n[’']t|nicht\w*|nie\w*|kein\w*|ohne|nunca"
    r"|sin|sans|jamais|pas|ne|non|senza|n[ãa]o|sem)\b"
)
"""Numbers, words with a capital or of another script, and words that turn a sentence into its contrary."""
LONGEST = 2000
"""Pieces; of longer texts the comparison leaves out what stands everywhere, else it takes too long."""


class Change(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one change befell."""

    change: Change
    words: str


def changed_words(before: str, after: str) -> tuple[Run, ...]:
    """The two texts as one: without the GONE runs it is `after`, without the NEW ones `before`."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    found: list[Run] = []
    for _tag, i, j, k, m in _matched(old, new):
        if old[i:j] == new[k:m]:
            found.append(Run(Change.SAME, "".join(old[i:j])))
            continue
        found += [Run(change, "".join(run)) for change, run in ((Change.GONE, old[i:j]), (Change.NEW, new[k:m])) if run]
    return tuple(found)


def same_substance(
    before: str, after: str, limit: int, found_before: Sequence[Finding], found_after: Sequence[Finding]
) -> bool:
    """At most `limit` characters typed or taken out, and the same numbers, names, negations, touchy words and findings.
    It cannot see every change of meaning (*safe* became *unsafe* it sees, *may* became *must* it does not): on each
    path somebody reads every character anew all the same."""
    if limit < 1 or _typed(before, after) > limit:
        return False
    return _substance(before, found_before) == _substance(after, found_after)


def _substance(text: str, findings: Sequence[Finding]) -> tuple[Counter[object], ...]:
    return (
        Counter(match[0].rstrip(".,:") for match in WEIGHTY.finditer(text)),
        Counter(match[0].casefold() for pattern in WORDS.values() for match in pattern.finditer(text)),
        Counter(_point(text, finding) for finding in findings),
    )


def _point(text: str, finding: Finding) -> tuple[Code, str]:
    """What a warning points at may be a whole sentence, in which any edit is one."""
    words = "" if finding.weight is Weight.WARN else " ".join(text[finding.start : finding.end].split())
    return finding.code, words


def _typed(before: str, after: str) -> int:
    pairs = SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if len(before) < LONGEST else ()
    if not pairs and before != after:
        return max(len(before), len(after))
    return sum((j - i) + (m - k) for tag, i, j, k, m in pairs if tag != "equal")


def _matched(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    longest = max(len(old), len(new))
    return list(SequenceMatcher(None, old, new, autojunk=longest > LONGEST).get_opcodes())
