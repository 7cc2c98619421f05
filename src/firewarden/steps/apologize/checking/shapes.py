"""How a sentence is built, for the learned part: its clauses, its little words in order, the letters of its words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

Sorts = Sequence[tuple[str, ...]]
"""The kinds of each word of a sentence."""
BREAKS = {*",;:.!?-", "and", "but", "because", "which", "that", "who", "when", "if", "while", "so"}
"""A clause begins with any of these."""
_LITTLE = (
    "a an the this that these those we us our i my me you your they them their he she it its his her who which what "
    "when where why how if but and or so because as at by for from in into of on onto to with without about after "
    "before since until than then though although while whereas not no never nor is are was were be been being am "
    "have has had do does did will would shall should can could may might must ought there here any some all every "
    "each only just even still yet also too very more most less least own same other another such one two"
)
LITTLE = frozenset(_LITTLE.split())
"""Words that stay as they are where others are known by their ending alone."""
OURS = {"we", "i", "we've", "we'd", "i've", "i'd", "we're", "i'm"}
NEVER = {"not", "no", "never", "nobody", "nothing", "none", "nor"}
LETTERS, GAP = (3, 4, 5), 5
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got|get|gets)(?: \w+)? \w+(?:ed|en|t|n)\b")
_ENDS = ("ly", "ing", "ed", "s")


def clauses(words: Sequence[str], sorts: Sorts) -> Iterator[str]:
    """Who does it, whether it is done or suffered or denied, and what kinds of words stand together in one clause."""
    for start, end in _edges(words):
        clause = words[start:end]
        kinds = sorted({kind for some in sorts[start:end] for kind in some})
        doer = f"{_doer(clause)}{_suffered(clause)}"
        denied = "not" if any(word in NEVER or word.endswith("n't") for word in clause) else "so"
        yield f"{doer} {denied} {'you' if 'you' in kinds else ''}"
        yield doer
        yield denied
        for at, kind in enumerate(kinds):
            yield f"{doer} {kind}"
            yield f"{denied} {kind}"
            yield f"{clause[0]} {kind}"
            for other in kinds[at + 1 :]:
                yield f"{kind}/{other}"


def _edges(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, word in enumerate(words):
        if word in BREAKS and at > start:
            yield start, at
            start = at
    if start < len(words):
        yield start, len(words)


def _doer(clause: Sequence[str]) -> str:
    return "we" if any(word in OURS for word in clause) else "by" if "by" in clause else "-"


def _suffered(clause: Sequence[str]) -> str:
    return "<" if _PASSIVE.search(" ".join(clause)) else ">"


def skeleton(words: Sequence[str]) -> Iterator[str]:
    """Three and four in a row, of little words and of the endings of others."""
    bones = ["^", "^", *map(_bone, words), "$"]
    for at in range(len(bones) - 2):
        yield " ".join(bones[at : at + 3])
        if at + 3 < len(bones):
            yield " ".join(bones[at : at + 4])


@cache
def _bone(word: str) -> str:
    if word in LITTLE or not word[0].isalpha():
        return word
    return "*" + next((end for end in _ENDS if word.endswith(end)), "")


def gaps(stems: Sequence[str]) -> Iterator[str]:
    """Two stems with one to four words between them."""
    for at, one in enumerate(stems):
        for other in stems[at + 2 : at + 1 + GAP]:
            yield f"{one}~{other}"


def letters(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from _letters(word)


@cache
def _letters(word: str) -> tuple[str, ...]:
    edged = f"<{word}>"
    return tuple(edged[at : at + size] for size in LETTERS for at in range(max(1, len(edged) - size + 1)))
