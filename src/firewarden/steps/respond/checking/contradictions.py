"""What goes against our own earlier words, or turns a confirmed fact into its opposite."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firewarden.steps.respond.checking.background import Background, Reading, Sentence
from firewarden.steps.respond.checking.facts import item_kind
from firewarden.steps.respond.checking.items import Item, items_in
from firewarden.steps.respond.checking.sheet import COVERED, Sheet, same, stems_of
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said, say

ENOUGH = 0.5
"""Share of the shorter claim's words that both have."""
_STOP = re.compile(r"[:;]\s+")


@dataclass(frozen=True)
class Claim:
    start: int
    end: int
    text: str
    stems: frozenset[str]
    denies: bool
    counts: tuple[Item, ...]


def contradictions(reading: Reading, sheet: Sheet, background: Background) -> Iterator[Finding]:
    """A sentence that says it corrects what we said is none."""
    old = [
        claim for said in background.said_before for claim in _claims(Reading(said.text, reading.words.language), sheet)
    ]
    facts = [
        claim for fact in sheet.confirmed for claim in _claims(Reading(fact.known.text, reading.words.language), sheet)
    ]
    for claim in _claims(reading, sheet):
        said = next((other for other in old if _against(claim, other)), None)
        fact = next((other for other in facts if claim.denies != other.denies and _against(claim, other)), None)
        backed = _backed(claim, facts)
        if said is not None:
            message = say("Earlier we published: “{said}”", said=said.text)
            yield _finding(claim, message, Weight.WARN if backed else Weight.CONFIRM)
        elif fact is not None and not backed:
            yield _finding(claim, say("A confirmed fact says the opposite: “{fact}”", fact=fact.text), Weight.CONFIRM)


def _backed(claim: Claim, facts: list[Claim]) -> bool:
    """Do the confirmed facts say so, in the same sense and with the same numbers?"""
    near = [fact for fact in facts if len(claim.stems & fact.stems) >= 2]
    alike = [fact for fact in near if fact.denies == claim.denies]
    if not alike:
        return False
    said = frozenset[str]().union(*(fact.stems for fact in (near if claim.denies else alike)))
    known = [item for fact in facts for item in fact.counts]
    counted = all(any(same(item, other) for other in known) for item in claim.counts)
    return counted and len(claim.stems & said) >= COVERED * len(claim.stems)


def _finding(claim: Claim, message: Said, weight: Weight) -> Finding:
    hint = say("If it has changed, say so: “Earlier we said …; that was wrong.”")
    return Finding(code=Code.CONTRADICTION, weight=weight, message=message, hint=hint, start=claim.start, end=claim.end)


def _claims(reading: Reading, sheet: Sheet) -> list[Claim]:
    items = items_in(reading, sheet.now)
    return [
        _claim(reading, part, items)
        for sentence in reading.sentences
        if not reading.match("unknown", sentence)
        and not reading.match("correction", sentence)
        and not reading.match("next_update", sentence)
        and not reading.words.pattern("condition").match(sentence.level)
        for part in _apart(sentence)
    ]


def _apart(sentence: Sentence) -> Iterator[Sentence]:
    """What stands before and behind a colon or semicolon claims by itself: a "not" of one says nothing of the other."""
    start = 0
    for stop in (*_STOP.finditer(sentence.level), None):
        end = stop.start() if stop else len(sentence.level)
        if sentence.level[start:end].strip():
            yield Sentence(sentence.start + start, sentence.start + end, sentence.level[start:end])
        start = stop.end() if stop else end


def _claim(reading: Reading, sentence: Sentence, items: list[Item]) -> Claim:
    text = reading.text[sentence.start : sentence.end]
    denies = reading.match("negation", sentence) or reading.words.pattern("nobody").search(sentence.level)
    return Claim(
        sentence.start,
        sentence.end,
        text.rstrip("."),
        frozenset(stems_of(text, reading.words)),
        denies is not None,
        tuple(
            item
            for item in items
            if sentence.start <= item.start < sentence.end and item_kind(item) not in "dmtcx" and not item.unit
        ),
    )


def _against(new: Claim, old: Claim) -> bool:
    """Opposite claims on the same, or another number of the same. Groups of one meaning weigh double: "nobody was "
    "hurt"
    and "two were injured" share one word."""
    shared = new.stems & old.stems
    weight = len(shared) + sum(stem.startswith("=") for stem in shared)
    least = min(len(new.stems), len(old.stems))
    if weight < 2 or weight < ENOUGH * least:
        return False
    if new.denies != old.denies:
        return True
    if new.denies or not new.counts or not old.counts:
        return False
    return len(shared) >= 2 and not any(same(one, other) for one in new.counts for other in old.counts)
