"""Every number, date, hour, code, name and place of a text held against the fact sheet; and claims open there."""

from collections.abc import Iterator
from re import Match

from firewarden.steps.respond.checking.background import Background, Reading, Sentence
from firewarden.steps.respond.checking.items import Item, Now, items_in
from firewarden.steps.respond.checking.names import names_in
from firewarden.steps.respond.checking.sheet import COVERED, Fact, Sheet, same, stems_of
from firewarden.text.private import places
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import NOTHING, Said, say

HINT = say("Confirm it on the fact sheet with its source, or take it out.")
STATES = {FactStatus.DISPUTED: say("disputed"), FactStatus.UNKNOWN: say("not confirmed")}
NEAR = 45
"""Characters on each side of a number that say what it counts."""


def against_facts(
    reading: Reading, sheet: Sheet, background: Background, ahead: list[tuple[int, int]]
) -> Iterator[Finding]:
    """`ahead`: places that speak of our own next update or promise, whose hours nobody can confirm yet."""
    contacts = [(found.start, found.end) for found in places(reading.text)]
    earlier = [
        item
        for said in background.said_before
        for item in items_in(Reading(said.text, reading.words.language), sheet.now)
    ]
    earlier += [
        Item(0, 0, Code.DATE, frozenset({Now(said.at, background.zone).day()})) for said in background.said_before
    ]
    items = items_in(reading, sheet.now)
    for item in items:
        if _inside(item.start, item.end, contacts) or _of_our_own(reading, item, ahead):
            continue
        sentence = reading.sentence_at(item.start)
        if reading.match("correction", sentence) and any(same(item, old) for old in earlier):
            continue
        if says_unknown(reading, sentence) and any(fact.holds(item) for fact in sheet.facts):
            continue
        finding = _judged(reading, sheet, item, sentence)
        if finding is not None:
            yield finding
    coded = [(item.start, item.end) for item in items]
    for name in names_in(reading, sheet.known_names):
        if not _inside(name.start, name.start + 1, contacts) and not any(
            a < name.end and name.start < b for a, b in coded
        ):
            yield _unconfirmed(
                sheet,
                reading.text[name.start : name.end],
                name.code,
                (name.start, name.end),
                open_fact=_naming(sheet, reading, name.start, name.end),
            )


def open_claims(reading: Reading, sheet: Sheet) -> Iterator[Finding]:
    """Sentences that say as a fact what the sheet has as disputed or unknown. Where we take back our own words, and
    quote them, they are not said again."""
    for sentence in reading.sentences:
        if reading.match("correction", sentence) and any(
            sentence.start <= first and last <= sentence.end for first, last in reading.quotes
        ):
            continue
        if says_unknown(reading, sentence) or reading.words.pattern("condition").match(sentence.level):
            continue
        stems = frozenset(stems_of(reading.text[sentence.start : sentence.end], reading.words))
        for fact in sheet.open:
            shared = stems & fact.stems
            question = reading.words.pattern("asks").match(fact.known.text.lower())
            if question or len(shared) < 2 or len(shared) < COVERED * len(fact.stems):
                continue
            if any(len(shared & other.stems) >= len(shared) for other in sheet.confirmed):
                continue
            yield Finding(
                code=Code.DISPUTED,
                weight=Weight.CONFIRM,
                message=say(
                    "This says what fact {number} says, and that is {state}: “{fact}”",
                    number=fact.known.number,
                    state=STATES[fact.known.status],
                    fact=fact.known.text,
                ),
                hint=say("Say that it is open, wait for its confirmation, or take it out."),
                start=sentence.start,
                end=sentence.end,
            )


def amounts(reading: Reading, sheet: Sheet) -> Iterator[Finding]:
    """Numbers without a number: hundreds, half, most. A confirmed fact has to say the same word."""
    known = {match[0] for fact in sheet.confirmed for match in _amounts(reading, fact.known.text)}
    for sentence in reading.sentences:
        if says_unknown(reading, sentence) or reading.words.pattern("condition").match(sentence.level):
            continue
        if reading.match("open_promise", sentence):
            continue
        for match in _amounts(reading, sentence.level):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if match[0] in known or reading.in_quotes(start, end):
                continue
            words = reading.text[start:end]
            yield _unconfirmed(sheet, words, Code.NUMBER, (start, end), open_fact=None)


def _amounts(reading: Reading, text: str) -> Iterator[Match[str]]:
    return reading.words.pattern("amount").finditer(text.lower())


def unbacked(reading: Reading, sheet: Sheet, spoken_for: list[tuple[int, int]]) -> Iterator[Finding]:
    """The net under all other checks: each sentence that is no part of a statement, that no other check has pointed at
    (`spoken_for`), and of which a confirmed fact says too little. What tells of something that was, or of how many, may
    be a cause or a number in words that no rule knows: it needs confirming. Only for whoever has a fact sheet: without
    one every sentence would be pointed at, and causes, numbers and names are by the other checks."""
    for sentence in reading.sentences if sheet.facts else ():
        if any(first < sentence.end and sentence.start < last for first, last in spoken_for):
            continue
        stems = frozenset(stems_of(reading.text[sentence.start : sentence.end], reading.words))
        if len(stems) < 1 or len(sentence.level.split()) < 3 or sentence.level.endswith("?") or sheet.covering(stems):
            continue
        yield Finding(
            code=Code.UNBACKED,
            weight=Weight.CONFIRM if _tells(reading, sentence) else Weight.WARN,
            message=say("No confirmed fact says this sentence."),
            hint=HINT,
            start=sentence.start,
            end=sentence.end,
        )


def _tells(reading: Reading, sentence: Sentence) -> bool:
    if says_unknown(reading, sentence) or reading.match("owned", sentence) or reading.match("correction", sentence):
        return False
    if reading.words.pattern("condition").match(sentence.level):
        return False
    found = reading.match("amount", sentence) or reading.match("happened", sentence)
    if found is None:
        return False
    at = sentence.start + found.start()
    return not reading.in_quotes(at, at + 1)


def says_unknown(reading: Reading, sentence: Sentence) -> bool:
    return reading.match("unknown", sentence) is not None


def _judged(reading: Reading, sheet: Sheet, item: Item, sentence: Sentence) -> Finding | None:
    found = reading.text[item.start : item.end]
    holders = [fact for fact in sheet.confirmed if fact.holds(item)]
    nearby = frozenset(
        stems_of(
            reading.text[max(sentence.start, item.start - NEAR) : min(sentence.end, item.end + NEAR)], reading.words
        )
    )
    rival = _rival(sheet, item, holders, nearby)
    if rival is None and (holders or item.relative):
        return None
    if rival is not None:
        return _finding(
            item,
            say(
                "{found} does not go with fact {number}: “{fact}”",
                found=found,
                number=rival.known.number,
                fact=rival.known.text,
            ),
            HINT,
        )
    return _unconfirmed(
        sheet,
        found,
        item.code,
        (item.start, item.end),
        open_fact=_holding(sheet, item),
        meant=_alike(sheet, item, nearby),
    )


def _rival(sheet: Sheet, item: Item, holders: list[Fact], nearby: frozenset[str]) -> Fact | None:
    """A confirmed fact on the very matter that has another number or date where this one stands."""
    if not holders and not item.relative:
        return None
    kind = item_kind(item)
    best = max((len(nearby & fact.stems) for fact in holders), default=0)
    for fact in sheet.confirmed:
        shared = len(nearby & fact.stems)
        others = [other for other in fact.items if item_kind(other) == kind]
        if fact not in holders and others and shared >= 2 and shared >= best + 2:
            return fact
    return None


def item_kind(item: Item) -> str:
    return min(item.keys).partition(":")[0]


def _of_our_own(reading: Reading, item: Item, ahead: list[tuple[int, int]]) -> bool:
    if not _inside(item.start, item.end, ahead):
        return False
    if item.code is Code.DATE or item.unit:
        return True
    before = reading.level_plain[max(0, item.start - 8) : item.start].split()
    return bool(before) and before[-1] in ("at", "by", "um", "bis", "alle", "ore", "las", "às", "as", "à")


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _holding(sheet: Sheet, item: Item) -> Fact | None:
    return next((fact for fact in sheet.open if fact.holds(item)), None)


def _naming(sheet: Sheet, reading: Reading, start: int, end: int) -> Fact | None:
    words = reading.text[start:end].casefold()
    return next((fact for fact in sheet.open if words in fact.known.text.casefold()), None)


def _alike(sheet: Sheet, item: Item, nearby: frozenset[str]) -> Fact | None:
    """The confirmed fact that may be meant."""
    kind = item_kind(item)
    near = [
        fact for fact in sheet.confirmed if nearby & fact.stems and any(item_kind(one) == kind for one in fact.items)
    ]
    return max(near, key=lambda fact: len(nearby & fact.stems), default=None)


def _unconfirmed(
    sheet: Sheet, found: str, code: Code, span: tuple[int, int], *, open_fact: Fact | None, meant: Fact | None = None
) -> Finding:
    hint: Said = HINT if sheet.facts else NOTHING
    if open_fact is not None:
        message = say(
            "“{found}” stands in fact {number}, which is {state}.",
            found=found,
            number=open_fact.known.number,
            state=STATES[open_fact.known.status],
        )
    else:
        message = say("No confirmed fact says {found}.", found=found)
        if meant is not None:
            hint = say("Fact {number} says: “{fact}”", number=meant.known.number, fact=meant.known.text)
    return Finding(code=code, weight=Weight.CONFIRM, message=message, hint=hint, start=span[0], end=span[1])


def _finding(item: Item, message: Said, hint: Said) -> Finding:
    return Finding(code=item.code, weight=Weight.CONFIRM, message=message, hint=hint, start=item.start, end=item.end)
