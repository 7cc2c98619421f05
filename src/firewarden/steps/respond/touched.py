"""What of a text rests on a fact, and what of it nothing stands behind any more once that fact has changed.

Nobody writes down which sentence was taken from which fact, so it is read from the text: by the numbers, dates, names,
places and statements that the statement check matches to facts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from firewarden.steps.respond.checking.background import Background, Reading, Sentence
from firewarden.steps.respond.checking.facts import NEAR, says_unknown
from firewarden.steps.respond.checking.items import items_in
from firewarden.steps.respond.checking.names import names_in
from firewarden.steps.respond.checking.report import check
from firewarden.steps.respond.checking.sheet import COVERED, Fact, Sheet, names_of, stems_of
from firewarden.text.private import places
from firewarden.vocabulary.finding import Code, Finding, KnownFact, Weight
from firewarden.vocabulary.incident import FactStatus

BACKED = frozenset(
    {Code.NUMBER, Code.DATE, Code.NAME, Code.PLACE, Code.DISPUTED, Code.UNBACKED, Code.CAUSE, Code.CONTRADICTION}
    | {Code.PROMISE}
)
"""What a confirmed fact can settle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Characters `start` to `end` say what the fact of this number says, confirmed or not."""

    start: int
    end: int
    fact: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """`lost`: what rested on the fact and now needs a look, as the check says it. `answered`: sentences that call
    unknown what the fact now says. `rests`: what says the same as the fact as it is now."""

    lost: tuple[Finding, ...] = ()
    answered: tuple[tuple[int, int], ...] = ()
    rests: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.answered or self.rests)


def touched(text: str, before: KnownFact | None, number: int, background: Background) -> Touched:
    """`background` has the fact sheet as it is; `before` is how fact `number` was, None: it was not there.

    Raises KeyError for a zone that does not exist."""
    now = replace(background, kind=None)
    then = replace(now, facts=tuple(_earlier(now.facts, number, before)))
    rests = tuple((one.start, one.end) for one in resting(text, now) if one.fact == number)
    rested = [one for one in resting(text, then) if one.fact == number]
    return Touched(
        lost=tuple(_lost(text, then, now)) if rests or rested else (),
        answered=tuple(_answered(text, number, now)),
        rests=rests,
    )


def all_touched(
    text: str, history: Mapping[int, tuple[KnownFact, ...]], background: Background
) -> dict[int, tuple[Touched, ...]]:
    """For every fact that the text rests on, rested on or calls unknown. `history`: what a fact was once confirmed to
    say, by its number, where that is not what it is confirmed to say now."""
    now = replace(background, kind=None)
    former = {-place: one for place, one in enumerate((one for rows in history.values() for one in rows), start=1)}
    aside = tuple(replace(one, number=mark) for mark, one in former.items())
    rests = resting(text, replace(now, facts=(*now.facts, *aside)))
    found: dict[int, tuple[Touched, ...]] = {}
    for mark in sorted({one.fact for one in rests if one.fact < 0}, reverse=True):
        before = former[mark]
        found[before.number] = (*found.get(before.number, ()), touched(text, before, before.number, now))
    for fact in now.facts:
        if fact.number not in found:
            spans = tuple((one.start, one.end) for one in rests if one.fact == fact.number)
            one = Touched(answered=tuple(_answered(text, fact.number, now)), rests=spans)
            found |= {fact.number: (one,)} if one else {}
    return found


def resting(text: str, background: Background) -> tuple[Rest, ...]:
    """Everything in the text that some fact of the sheet says, in the order of the text. Where several facts have the
    same number, the one that speaks of the same matter is meant."""
    if not text.strip():
        return ()
    reading = Reading(text, background.language)
    sheet = Sheet(background, reading.words)
    found = [*_items(reading, sheet), *_names(reading, sheet), *_sentences(reading, sheet)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.fact)))


def _earlier(facts: tuple[KnownFact, ...], number: int, before: KnownFact | None) -> Iterator[KnownFact]:
    yield from (fact for fact in facts if fact.number != number)
    if before is not None:
        yield before


def _lost(text: str, then: Background, now: Background) -> Iterator[Finding]:
    """What the check finds with the sheet of now, and did not find with that of then."""
    known = {(one.code, one.start, one.end) for one in check(text, then).findings}
    for finding in check(text, now).findings:
        counts = finding.code in BACKED and (finding.weight is Weight.CONFIRM or finding.code is Code.UNBACKED)
        if counts and (finding.code, finding.start, finding.end) not in known:
            yield finding


def _answered(text: str, number: int, now: Background) -> Iterator[tuple[int, int]]:
    fact = next((one for one in now.facts if one.number == number), None)
    if fact is None or fact.status is not FactStatus.CONFIRMED or not text.strip():
        return
    reading = Reading(text, now.language)
    stems = frozenset(stems_of(fact.text, reading.words))
    for sentence in reading.sentences:
        if says_unknown(reading, sentence) and len(_stems(reading, sentence) & stems) >= 2:
            yield sentence.start, sentence.end


def _items(reading: Reading, sheet: Sheet) -> Iterator[Rest]:
    contacts = [(found.start, found.end) for found in places(reading.text)]
    for item in items_in(reading, sheet.now):
        sentence = reading.sentence_at(item.start)
        ours = any(first <= item.start and item.end <= last for first, last in contacts)
        if ours or item.relative or reading.match("next_update", sentence):
            continue
        first, last = max(sentence.start, item.start - NEAR), min(sentence.end, item.end + NEAR)
        nearby = frozenset(stems_of(reading.text[first:last], reading.words))
        yield from _best(item.start, item.end, nearby, [fact for fact in sheet.facts if fact.holds(item)])


def _names(reading: Reading, sheet: Sheet) -> Iterator[Rest]:
    for name in names_in(reading, sheet.own_names):
        words = names_of((reading.text[name.start : name.end],))
        sentence = reading.sentence_at(name.start)
        holders = [fact for fact in sheet.facts if words <= fact.names]
        yield from _best(name.start, name.end, _stems(reading, sentence), holders)


def _best(start: int, end: int, nearby: frozenset[str], holders: list[Fact]) -> Iterator[Rest]:
    most = max((len(nearby & fact.stems) for fact in holders), default=0)
    for fact in holders:
        if len(nearby & fact.stems) == most:
            yield Rest(start=start, end=end, fact=fact.known.number)


def _sentences(reading: Reading, sheet: Sheet) -> Iterator[Rest]:
    """Sentences that say what a fact says in most of their words."""
    for sentence in reading.sentences:
        stems = _stems(reading, sentence)
        if says_unknown(reading, sentence) or len(stems) < 2:
            continue
        near = [fact for fact in sheet.facts if len(stems & fact.stems) >= max(2, COVERED * len(stems))]
        yield from _best(sentence.start, sentence.end, stems, near)


def _stems(reading: Reading, sentence: Sentence) -> frozenset[str]:
    return frozenset(stems_of(reading.text[sentence.start : sentence.end], reading.words))
