"""The fact sheet, made ready to be asked: which fact says this, and is it confirmed?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from firewarden.steps.respond.checking.background import Background, Reading
from firewarden.steps.respond.checking.items import Item, Now, items_in
from firewarden.steps.respond.checking.words import Words, words_of
from firewarden.text.fold import fold, plain
from firewarden.text.tongue import binds
from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.incident import FactStatus

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
STEM = 6
"""Letters of a word that are compared: *delayed* meets *delays*."""
SUFFIX = re.compile(r"(?:ings?|edly|ed|es|s|en|er|e|n|ly|os|as|o|a|i)$")
COVERED = 0.6
"""Share of a sentence's words that a fact must have to be what it says, or the other way round."""


@dataclass(frozen=True)
class Fact:
    known: KnownFact
    items: tuple[Item, ...]
    stems: frozenset[str]
    names: frozenset[str]

    @property
    def confirmed(self) -> bool:
        return self.known.status is FactStatus.CONFIRMED

    def holds(self, item: Item) -> bool:
        return any(same(item, other) for other in self.items)


class Sheet:
    """All facts of an incident, in the language of the text."""

    def __init__(self, background: Background, words: Words) -> None:
        self.now = Now(background.now, background.zone)
        self.words = words
        self.facts = tuple(self._fact(fact) for fact in background.facts)
        self.confirmed = tuple(fact for fact in self.facts if fact.confirmed)
        self.open = tuple(fact for fact in self.facts if not fact.confirmed)
        self.own_names = names_of((*background.ours, background.account, *background.accounts))
        self.known_names = self.own_names.union(*(fact.names for fact in self.confirmed))

    def _fact(self, fact: KnownFact) -> Fact:
        reading = Reading(fact.text, self.words.language)
        stems = frozenset(stems_of(fact.text, self.words))
        return Fact(
            fact,
            tuple(_with_year(item, self.now.year) for item in items_in(reading, self.now)),
            stems,
            names_of((fact.text,)),
        )

    def covering(self, stems: frozenset[str]) -> Fact | None:
        """The confirmed fact that says at least `COVERED` of these words."""
        if not stems:
            return None
        best = max(self.confirmed, key=lambda fact: len(stems & fact.stems), default=None)
        return best if best is not None and len(stems & best.stems) >= COVERED * len(stems) else None


def same(one: Item, other: Item) -> bool:
    """A day without a year is that day of any year that the `other` names."""
    return any(_equal(mine, theirs) for mine in one.keys for theirs in other.keys)


def _equal(one: str, other: str) -> bool:
    if one == other:
        return True
    return one[2:6] == "----" and one[:2] == other[:2] and one[6:] == other[6:]


def _with_year(item: Item, year: int) -> Item:
    """A fact that names no year means this one."""
    more = {key.replace("d:----", f"d:{year}").replace("m:----", f"m:{year}") for key in item.keys}
    return replace(item, keys=item.keys | more)


def stems_of(text: str, words: Words) -> list[str]:
    """What a text is about: its words without those that bind, without endings, words of one meaning made one."""
    found = (_stem(match[0], words.language) for match in WORD.finditer(text))
    return [stem for stem in found if stem]


@lru_cache(20_000)
def _stem(written: str, language: str) -> str:
    """Empty for a word that says nothing of what a text is about."""
    words, word = words_of(language), fold(written).removesuffix("'s")
    if "'" in word and word.index("'") <= 2:
        word = word[word.index("'") + 1 :]
    if len(word) < 3 or word in words.empties or binds(word, language) or word in words.numerals:
        return ""
    if word in words.month_numbers or word in words.weekday_numbers or word in words.magnitudes:
        return ""
    for first, forms in words.meanings:
        if word.startswith(forms):
            return f"={first}"
    bare = plain(word)
    return (SUFFIX.sub("", bare) if len(bare) > 4 else bare.rstrip("s") if len(bare) > 3 else bare)[:STEM]


def names_of(texts: Iterable[str]) -> frozenset[str]:
    """All their words, as names are compared: whole, without case and accents."""
    return frozenset(
        plain(fold(part)).removesuffix("'s")
        for text in texts
        for part in re.findall(r"[\w'’]+", text.replace("@", " "))
    )
