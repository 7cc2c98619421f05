"""The few words that tell best what some posts are about and others are not. For display.

Candidates are whole clauses of three to seven words, words, and pairs and triples of words that stand beside different
neighbours (accessor variety: Feng, Chen, Deng, Zheng 2004), so that no splinter of a text shared a thousand times is
taken for a phrase. They are rated by the log odds of the posts that hold them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from firewarden.measure.odds import odds_z
from firewarden.steps.assess.terms import binds, opened
from firewarden.vocabulary.mention import Mention

_CLAUSE_ENDS = re.compile(r"[.,!?;:()\[\]\"“”«»„\n…—–]+|\s[-|/]\s|\bRT\b")
_WORD = re.compile(r"\w[\w'’]*")
_LEADS = frozenset(("and", "but", "so", "or", "y", "pero", "e", "mas", "et", "mais", "und", "aber", "ma"))
"""Words that tie a clause to the one before."""

_SHORTEST_WORD = 4
_WIDEST, _CLAUSE = 3, range(3, 8)
_NEIGHBOURS = 3
"""Different words before, and after, a phrase that is more than a splinter."""

_PART, _FEWEST = 0.03, 3
"""Of the posts, and posts, that must hold a phrase."""

_CLEAR = 1.96


@dataclass(slots=True)
class _Use:
    """How a candidate is used: as written, by how many posts, and what stands around it."""

    written: Counter[str] = field(default_factory=Counter)
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    clause: bool = False

    @property
    def stands_alone(self) -> bool:
        return self.clause or (len(self.before) >= _NEIGHBOURS and len(self.after) >= _NEIGHBOURS)


class Talk:
    """Some mentions, counted once, so that any part of them can be held against the rest."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._counts = Counter[str]()
        self._mentions = 0
        for text, times in Counter(mention.post.text for mention in mentions).items():
            self._mentions += times
            for phrase in _candidates(text):
                self._counts[phrase] += times

    def telling(self, part: Sequence[Mention], limit: int) -> tuple[str, ...]:
        """What `part` of these mentions says and the rest does not, most telling first, as most people write it. At
        least half of the words of each phrase are new; single words stand in where there is no phrase. Empty where
        nothing stands out."""
        uses = _uses(part)
        chosen: list[str] = []
        spent: set[str] = set()
        rated = [phrase for _, phrase in sorted(self._rated(uses, len(part)))]
        for phrase in [phrase for phrase in rated if " " in phrase] or rated:
            words = _telling(phrase)
            new = [word for word in words if word not in spent]
            if new and len(new) >= len(words) / 2:
                chosen.append(uses[phrase].written.most_common(1)[0][0])
                spent.update(words)
            if len(chosen) == limit:
                break
        return tuple(chosen)

    def _rated(self, uses: Mapping[str, _Use], part: int) -> Iterator[tuple[float, str]]:
        """Several telling words tell more than one: z grows with the root of their number, up to three."""
        least, rest = max(_FEWEST, _PART * part), self._mentions - part
        for phrase, use in uses.items():
            posts = use.written.total()
            if posts >= least and use.stands_alone:
                z = odds_z(posts, part, self._counts[phrase] - posts, rest)
                if z > _CLEAR:
                    yield -z * sqrt(min(_WIDEST, len(_telling(phrase)))), phrase


def holds(mention: Mention, phrase: str) -> bool:
    """Whether its text has these words in a row, however they are written."""
    return f" {phrase.lower()} " in f" {' '.join(_WORD.findall(opened(mention.post.text))).lower()} "


def _uses(mentions: Sequence[Mention]) -> dict[str, _Use]:
    uses: defaultdict[str, _Use] = defaultdict(_Use)
    for text, times in Counter(mention.post.text for mention in mentions).items():
        for phrase, found in _candidates(text).items():
            use = uses[phrase]
            use.written[found.written] += times
            use.before.add(found.before)
            use.after.add(found.after)
            use.clause |= found.clause
    return uses


class _Found(NamedTuple):
    """A candidate as written, the words beside it (edges are commas), and whether it is a whole clause."""

    written: str
    before: str
    after: str
    clause: bool


@lru_cache(maxsize=2_000)
def _candidates(text: str) -> dict[str, _Found]:
    """By their folded form. Remembered, because the same mentions are held against each other again and again."""
    found: dict[str, _Found] = {}
    for clause in _CLAUSE_ENDS.split(opened(text)):
        words = _WORD.findall(clause)
        while words and words[0].lower() in _LEADS:
            del words[0]
        low = [word.lower() for word in words]
        binding = [binds(word) for word in low]
        whole = len(words) in _CLAUSE and binding.count(False) > 1
        for start, end in _spans(low, binding):
            if not (whole and end - start == len(low)):
                before = low[start - 1] if start else f",{text[:9]}"
                after = low[end] if end < len(low) else f",{text[-9:]}"
                found[" ".join(low[start:end])] = _Found(" ".join(words[start:end]), before, after, False)
        if whole:
            found[" ".join(low)] = _Found(" ".join(words), "", "", True)
    return found


def _spans(words: Sequence[str], binding: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Of one to three words, no binding word at either end."""
    for start, first in enumerate(words):
        if binding[start]:
            continue
        if len(first) >= _SHORTEST_WORD:
            yield start, start + 1
        for end in range(start + 2, min(start + _WIDEST, len(words)) + 1):
            if not binding[end - 1]:
                yield start, end


def _telling(phrase: str) -> list[str]:
    return [word for word in phrase.split() if not binds(word)]
