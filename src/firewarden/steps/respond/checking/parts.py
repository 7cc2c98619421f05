"""The parts of a good statement (CERC): we know, we do not know, we are doing, you can do, next update, contact; and
empathy, which helps only where there is information beside it (DiStaso et al. 2015).

A holding statement is written before anything is confirmed: what it knows is that it has heard.

Empathy is a word of what it is like for those it happened to ("we know that you rely on it"), of what it does to us
that it happened to them ("it worries us"), or that they come first ("their safety comes first"). That we take something
seriously speaks of ourselves alone and is none.
"""

from collections.abc import Iterator

from firewarden.steps.respond.checking.background import Reading, Sentence
from firewarden.steps.respond.checking.items import Item, items_in
from firewarden.steps.respond.checking.sheet import Sheet, stems_of
from firewarden.vocabulary.finding import Code, Component, Finding, Weight
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DraftKind

PARTS = ("know", "unknown", "doing", "you_can", "next_update", "contact", "empathy")
MISSING: dict[str, tuple[Code, Said, Said]] = {
    "know": (Code.MISS_KNOW, say("It does not say what we know."), say("Put the confirmed facts first.")),
    "unknown": (
        Code.MISS_UNKNOWN,
        say("It does not say what we do not know."),
        say("“We do not know yet …” keeps others from filling the gap."),
    ),
    "doing": (Code.MISS_DOING, say("It does not say what we are doing."), say("Name one thing that is under way.")),
    "you_can": (
        Code.MISS_YOU_CAN,
        say("It does not say what people can do."),
        say("One thing to do, or that there is nothing to do."),
    ),
    "next_update": (
        Code.MISS_NEXT,
        say("It does not say when we speak again."),
        say("Name an hour, and keep it even with nothing new."),
    ),
    "contact": (Code.MISS_CONTACT, say("It does not say where to ask."), say("A number, an address or a page.")),
    "empathy": (
        Code.MISS_EMPATHY,
        say("It has no word for those it happened to."),
        say("Say in one sentence what it is like for them."),
    ),
}
FIRST = ("know", "doing", "next_update")
ASKED: dict[DraftKind | None, tuple[str, ...]] = {
    DraftKind.STATEMENT: PARTS,
    DraftKind.HOLDING: FIRST,
    DraftKind.APOLOGY: FIRST,
    DraftKind.POST: (),
    DraftKind.UPDATE: (),
    None: (),
}
"""Of an apology the apology check asks the rest."""
INFORMS = ("know", "doing", "you_can", "unknown")


def parts_of(reading: Reading, sheet: Sheet, kind: DraftKind | None) -> tuple[Component, ...]:
    """Spans are sentences. One sentence may be several parts, but it tells what we know only where it is none of what
    we do not know, do, ask or will say; and in a holding statement where it says that we have heard."""
    spans: dict[str, list[tuple[int, int]]] = {name: [] for name in PARTS}
    items = items_in(reading, sheet.now)
    for sentence in reading.sentences:
        found = _parts(reading, sheet, sentence, items)
        if kind is DraftKind.HOLDING and reading.match("aware", sentence):
            found.add("know")
        for name in found:
            spans[name].append((sentence.start, sentence.end))
    return tuple(Component(name=name, spans=tuple(spans[name])) for name in PARTS)


def missing(components: tuple[Component, ...], kind: DraftKind | None) -> Iterator[Finding]:
    asked = ASKED[kind]
    present = {component.name for component in components if component.spans}
    for name in asked:
        if name not in present:
            code, message, hint = MISSING[name]
            yield Finding(code=code, weight=Weight.WARN, message=message, hint=hint)
    if asked and "empathy" in present and not present.intersection(INFORMS):
        yield Finding(
            code=Code.EMPATHY_ALONE,
            weight=Weight.WARN,
            message=say("It feels with people and tells them nothing. That does worse than information alone."),
            hint=say("Add what is known, what is being done, or what they can do."),
        )


def ahead_of(components: tuple[Component, ...]) -> list[tuple[int, int]]:
    """Sentences on our next update."""
    return [span for component in components if component.name == "next_update" for span in component.spans]


def told(reading: Reading, sheet: Sheet, components: tuple[Component, ...]) -> list[tuple[int, int]]:
    """Sentences on what we know that a confirmed fact stands behind. That we know it is no fact: whoever says so of
    what the fact sheet does not have tells it all the same. That we have heard of something is all we say of it."""
    items = items_in(reading, sheet.now)
    known = {span for component in components if component.name == "know" for span in component.spans}
    return [
        (one.start, one.end)
        for one in reading.sentences
        if (one.start, one.end) in known
        and (is_told(reading, sheet, one, items) or reading.match("correction", one) or reading.match("aware", one))
    ]


def _parts(reading: Reading, sheet: Sheet, sentence: Sentence, items: list[Item]) -> set[str]:
    words = reading.words
    found = {name for name in PARTS[1:] if reading.match(name, sentence)}
    if "you_can" in found and "next_update" in found and "unknown" not in found:
        found.discard("you_can")
    if {"contact", "you_can"} <= found and words.pattern("asked").match(sentence.level):
        found.discard("you_can")
    if "unknown" in found:
        found -= {"doing", "empathy"}
    if reading.match("seeking", sentence):
        found.add("doing")
    if (_says_known(reading, sentence) and "empathy" not in found) or (
        not found & {"unknown", "next_update", "you_can", "doing"} and is_told(reading, sheet, sentence, items)
    ):
        found.add("know")
    if reading.match("correction", sentence) and "unknown" not in found:
        found.add("know")
    return found


def _says_known(reading: Reading, sentence: Sentence) -> bool:
    """What we know is not told yet where we say that we will: "at six we will write here what we know"."""
    known, ahead = reading.match("known", sentence), reading.match("next_update", sentence)
    return known is not None and (ahead is None or known.start() < ahead.start())


def is_told(reading: Reading, sheet: Sheet, sentence: Sentence, items: list[Item]) -> bool:
    """It says what a confirmed fact says; without a fact sheet, any sentence with a number or a day does."""
    here = [item for item in items if sentence.start <= item.start < sentence.end and not item.relative]
    if not sheet.facts:
        return bool(here)
    if any(fact.holds(item) for item in here for fact in sheet.confirmed):
        return True
    stems = frozenset(stems_of(reading.text[sentence.start : sentence.end], reading.words))
    return len(stems) >= 2 and any(len(stems & fact.stems) >= max(2, len(stems) / 2) for fact in sheet.confirmed)
