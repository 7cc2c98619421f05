"""Draws sentences with personal data from the phrases, formats and carriers of one part, each with the place of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import people
import telling


@dataclass(frozen=True, slots=True)
class Sample:
    """`start` and `end` are those of the personal data in `text`, in characters."""

    kind: str
    country: str
    text: str
    start: int
    end: int


def samples(part: str, each: int, seed: int) -> Iterator[Sample]:
    """`each` of every kind in every country that has it."""
    chance = Random(f"{part} {seed}")
    for country, language in people.COUNTRIES.items():
        phrases = _phrases(part, language)
        carriers = telling.CARRIERS[part][language].split(";")
        for kind in telling.KINDS:
            for _ in range(each):
                drawn = people.drawn(kind, country, part, chance)
                if drawn is not None:
                    phrase, value = chance.choice(phrases[kind]), drawn.value
                    if "{pin}" in phrase:
                        phrase, value = phrase.replace("{pin}", "{}"), f"{chance.randint(1000, 999_999)}"
                    phrase = phrase.replace("{id}", people.ID_NAMES[country])
                    yield _placed(kind, country, chance.choice(carriers), phrase, value)


def harmless(part: str) -> list[str]:
    lines = telling.HARMLESS[part].replace("\n", ";").split(";")
    return [line.strip() for line in lines if line.strip()]


def _placed(kind: str, country: str, carrier: str, phrase: str, value: str) -> Sample:
    before, after = phrase.split("{}")
    head, tail = carrier.split("{}")
    start = len(head) + len(before)
    return Sample(kind, country, head + before + value + after + tail, start, start + len(value))


def _phrases(part: str, language: str) -> dict[str, list[str]]:
    found = {}
    for line in telling.PHRASES[part][language].strip().splitlines():
        kind, _, phrases = line.strip().partition(": ")
        found[kind] = phrases.split("; ")
    return found
