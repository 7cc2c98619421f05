"""How much of one text stands in another, whatever names, numbers and greetings were changed between them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firewarden.text.level import level
from firewarden.text.words import URL

Shingle = tuple[str, ...]

_WORDS, _PAIRS = 3, 2
_HANDLE = re.compile(r"(?<![\w&])@\w[\w.-]*(?:@[\w.-]+)?")
_WORD = re.compile(r"\w+(?:'\w+)*")
_GREETS = (
    r"(?:[hH](?:i|ey|ello|iya|ola|allo)|[dD]ear|[gG]ood (?:morning|afternoon|evening|day)|[gG]reetings"
    r"|[bB]uen[oa]s(?: d[ií]as| tardes| noches)?|[eE]stimad[oa]s?|[qQ]uerid[oa]s?"
    r"|[bB]onjour|[bB]onsoir|[sS]alut|[cC]h(?:er|ère)"
    r"|[gG]uten (?:Tag|Morgen|Abend)|[mM]oin|[sS]ervus|[lL]iebe[rs]?|[sS]ehr geehrte[rs]?"
    r"|[oO]l[aá]|[oO]i|[bB]om dia|[bB]oa (?:tarde|noite)|[pP]rezad[oa]"
    r"|[cC]iao|[bB]uon(?:giorno|asera)|[sS]alve|[gG]entile|[cC]ar[oa])\b"
)
_GREETING = re.compile(
    rf"^\W*{_GREETS}(?: (?:there|again|all|everyone|zusammen))?(?:[ ,]+(?:[A-ZÀ-Þ][\w.'-]*|#))*[\s,!.:-]*"
)
_CALLED = re.compile(r",\s+[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?(?=\s*[.!?,])")
_SIGNED = re.compile(r"\s*(?:[\^~*/–—-]\s?[A-Za-z]{1,12}\.?|\(\d/\d\)|\b\d/\d)\s*$")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text for comparing: its masked words and their runs."""

    words: tuple[str, ...]
    fives: frozenset[Shingle]
    counts: Counter[Shingle]
    """How often each word and each pair of neighbors stands in it, weighed: a word changed breaks two pairs, so words
    count three where pairs count two."""


def masked(text: str, names: Iterable[str] = ()) -> list[str]:
    """Words in lower case without accents: links, handles, the greeting, names that people are called by, and initials
    at the end are left out; numbers stand as `#`."""
    plain = _HANDLE.sub(" ", URL.sub(" ", text)).replace("&amp;", "&").replace("’", "'").strip()
    for name in names:
        if name.strip():
            plain = re.sub(rf"\b{re.escape(name.strip())}\b", "", plain, flags=re.IGNORECASE)
    plain = level(_CALLED.sub(" ", _GREETING.sub("", _SIGNED.sub("", plain))))
    return ["#" if any(map(str.isdigit, word)) else word for word in _WORD.findall(plain)]


def wording(text: str, names: Iterable[str] = ()) -> Wording:
    """The masked text, ready to be compared."""
    words = tuple(masked(text, names))
    counts: Counter[Shingle] = Counter()
    counts.update({word: _WORDS * count for word, count in Counter((word,) for word in words).items()})
    counts.update({pair: _PAIRS * count for pair, count in Counter(pairwise(words)).items()})
    return Wording(words, shingles(words), counts)


def shingles(words: Sequence[str], width: int = 5) -> frozenset[Shingle]:
    """All runs of `width` words; a shorter text is one run of all its words."""
    if len(words) <= width:
        return frozenset([tuple(words)]) if words else frozenset()
    return frozenset(zip(*(words[i:] for i in range(width)), strict=False))


def jaccard(one: frozenset[Shingle], other: frozenset[Shingle]) -> float:
    """0..1: what both have of what either has; 0 for two empty sets."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def contained(one: Wording, other: Wording) -> float:
    """0..1: how much of the shorter text's words and pairs of neighbors stand in the longer one."""
    few, many = sorted((one.counts, other.counts), key=len)
    shared = sum(min(count, many.get(what, 0)) for what, count in few.items())
    shorter = min(one.counts.total(), other.counts.total())
    return shared / shorter if shorter else 0.0
