"""Phrases that claim danger, harm, crime or a journalist's question. A claim, never a finding; doubt means no hazard.

A phrase does not count behind a negation or a supposition, in a joke, or (for deaths) of an animal or a battery.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick

from firewarden.enrichers.words import folded, tokens
from firewarden.vocabulary.mention import Hazard

_NEAR = 12
_BEFORE = 4
_LAUGHING = "😂 🤣 😹 😆 lol lmao lmfao rofl haha hahaha hahahaha jaja jajaja kkk kkkk kkkkk rsrs mdr ptdr hihi"
_LAUGHTER = frozenset(_LAUGHING.split())
_SOBER = frozenset({Hazard.LEGAL, Hazard.REGULATOR, Hazard.JOURNALIST})
"""Reported in a laugh they are reported all the same."""

_NONE: frozenset[Hazard] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`near`: one of these must stand within twelve words; empty when the phrase is enough."""

    hazard: Hazard
    lang: str
    near: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Words of one language that take a claim back: `unless` before it, `animal` anywhere near a death."""

    unless: frozenset[str]
    animal: frozenset[str]


def claimed(row: list[str], lang: str | None) -> frozenset[Hazard]:
    """The hazards a text claims. `row` are its tokens; without a language every language is tried."""
    finder, rules = _finder()
    text = f" {' '.join(row)} "
    matches = finder.find_matches_as_indexes(text, overlapping=True)
    if not matches:
        return _NONE
    joking = not _LAUGHTER.isdisjoint(row)
    found = set[Hazard]()
    for number, start, end in matches:
        for rule in rules[number]:
            if rule.hazard in found or (joking and rule.hazard not in _SOBER):
                continue
            if rule.lang in (lang, "en" if lang == "hi" else lang) or lang is None:
                first = text.count(" ", 0, start + 1) - 1
                last = text.count(" ", 0, end - 1)
                if _stands(rule, row, first, last):
                    found.add(rule.hazard)
    return frozenset(found) if found else _NONE


def _stands(rule: Rule, row: list[str], first: int, last: int) -> bool:
    """Whether the phrase in row[first:last] is said of what it seems to be said of, and not taken back."""
    around = row[max(0, first - _NEAR) : last + _NEAR]
    if rule.near and rule.near.isdisjoint(around):
        return False
    context = _contexts()[rule.lang]
    before = _clause(row[max(0, first - _BEFORE) : first])
    if rule.hazard is not Hazard.JOURNALIST and not context.unless.isdisjoint(before):
        return False
    return rule.hazard is not Hazard.DEATH or context.animal.isdisjoint(around)


def _clause(before: list[str]) -> list[str]:
    """What stands since the last full stop."""
    for i in range(len(before) - 1, -1, -1):
        if before[i][0] in ".!?;\n":
            return before[i + 1 :]
    return before


@cache
def _finder() -> tuple[AhoCorasick, list[list[Rule]]]:
    table: dict[str, list[Rule]] = {}
    for line in _lines("hazards"):
        hazard, lang, phrase, *near = line.split("\t")
        rule = Rule(hazard=Hazard(hazard), lang=lang, near=frozenset(_spellings(near[0].split(), lang) if near else ()))
        for spelling in _spellings([" ".join(tokens(phrase))], lang):
            table.setdefault(f" {spelling} ", []).append(rule)
    return AhoCorasick(list(table)), list(table.values())


@cache
def _contexts() -> dict[str, Context]:
    sets: dict[str, dict[str, frozenset[str]]] = {}
    for line in _lines("hazard_context"):
        lang, kind, words = line.split("\t")
        sets.setdefault(lang, {})[kind] = frozenset(_spellings(words.split(), lang))
    return {lang: Context(**kinds) for lang, kinds in sets.items()}


def _spellings(texts: Iterable[str], lang: str) -> set[str]:
    """As written, and as people write in a hurry: without accents."""
    texts = list(texts)
    hurried = (" ".join(folded(word, lang) for word in text.split()) for text in texts if not text.isascii())
    return {*texts, *hurried}


def _lines(name: str) -> list[str]:
    return files("firewarden.enrichers").joinpath(f"data/{name}.tsv").read_text("utf-8").splitlines()
