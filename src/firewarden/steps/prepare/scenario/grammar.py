"""Phrases with slots: `{port}` is filled from the words, `{late|delayed}` is either, `{5-40}` a number in between.

An alternative may be empty and may hold slots again: `{|so }tired of {delay}`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from firewarden.steps.prepare.scenario.chance import Chance
from firewarden.vocabulary.errors import BadInput

GIVEN = frozenset(("@", "topic", "echo", "clock", "weekday", "tag", "brand", "handle", "text", "sentence"))
"""Slots that the play fills itself."""

_RANGE = re.compile(r"(\d{1,6})-(\d{1,6})")
_DEEPEST = 12
_OTHER = 8
"""Tries to give a slot another meaning than its neighbors have."""


@dataclass(frozen=True, slots=True)
class Slot:
    name: str


@dataclass(frozen=True, slots=True)
class Range:
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Either:
    ways: tuple["Phrase", ...]


Phrase = tuple[str | Slot | Range | Either, ...]
Words = Mapping[str, tuple[Phrase, ...]]


def compile_phrase(text: str) -> Phrase:
    """Raises BadInput for braces that do not fit together."""
    phrase, end = _until(text, 0, "")
    if end != len(text):
        raise BadInput(f"A closing brace has no opening one before it: {text!r}.")
    return phrase


def slots_in(phrase: Phrase) -> set[str]:
    """Names of all slots, also those inside alternatives."""
    found: set[str] = set()
    for part in phrase:
        if isinstance(part, Slot):
            found.add(part.name)
        elif isinstance(part, Either):
            for way in part.ways:
                found |= slots_in(way)
    return found


def say(phrase: Phrase, words: Words, given: dict[str, str], chance: Chance) -> str:
    """One of the texts a phrase can become. Every slot has to be in `words` or `given`.

    What a slot became is put into `given`: in one text a slot means one thing, and two slots mean two.
    """
    out: list[str] = []
    _fill(phrase, words, given, chance, out)
    return "".join(out)


def _fill(phrase: Phrase, words: Words, given: dict[str, str], chance: Chance, out: list[str]) -> None:
    for part in phrase:
        if type(part) is str:
            out.append(part)
        elif type(part) is Slot:
            ready = given.get(part.name)
            if ready is None:
                ready = given[part.name] = _filled(words[part.name], words, given, chance)
            out.append(ready)
        elif type(part) is Either:
            _fill(chance.pick(part.ways), words, given, chance, out)
        elif type(part) is Range:
            out.append(str(chance.between(part.low, part.high)))


def _filled(ways: tuple[Phrase, ...], words: Words, given: dict[str, str], chance: Chance) -> str:
    text = ""
    for _ in range(_OTHER):
        out: list[str] = []
        _fill(chance.pick(ways), words, given, chance, out)
        text = "".join(out)
        if text not in given.values():
            break
    return text


def _until(text: str, at: int, closing: str) -> tuple[Phrase, int]:
    """The phrase from `at` to one of the `closing` signs or the end."""
    parts: list[str | Slot | Range | Either] = []
    start = at
    while at < len(text) and text[at] not in (closing or "}"):
        if text[at] == "{":
            parts.append(text[start:at])
            part, at = _braces(text, at)
            parts.append(part)
            start = at
        else:
            at += 1
    parts.append(text[start:at])
    return tuple(part for part in parts if part != ""), at


def _braces(text: str, opening: int) -> tuple[Slot | Range | Either, int]:
    ways: list[Phrase] = []
    at = opening
    while True:
        way, at = _until(text, at + 1, "|}")
        ways.append(way)
        if at >= len(text):
            raise BadInput(f"A brace that opens is never closed: {text!r}.")
        if text[at] == "}":
            break
    at += 1
    if len(ways) > 1:
        return Either(tuple(ways)), at
    name = text[opening + 1 : at - 1].strip()
    found = _RANGE.fullmatch(name)
    if found:
        return Range(int(found[1]), int(found[2])), at
    if not name or "{" in name:
        raise BadInput(f"Braces hold the name of a slot, numbers like 5-40, or words with | between: {text!r}.")
    return Slot(name), at


def endless_slot(words: Words) -> str | None:
    """The name of a slot that leads back to itself, if there is one."""
    for name in words:
        seen, layer = {name}, {name}
        for _ in range(_DEEPEST):
            layer = {slot for inner in layer for phrase in words.get(inner, ()) for slot in slots_in(phrase)}
            if name in layer:
                return name
            layer -= seen
            seen |= layer
    return None
