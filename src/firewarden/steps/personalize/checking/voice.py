"""The human voice in three bars: personal, informal, inviting (Liebrecht et al. 2021). No single number.

What is individual helps most; informal words on top of a copied text backfire (Decock et al. 2020).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firewarden.steps.personalize.checking.background import Background, Manner
from firewarden.steps.personalize.checking.copies import WARN_AT, Copy
from firewarden.steps.personalize.checking.justice import Parts
from firewarden.steps.personalize.checking.reading import Reading
from firewarden.text.acts import Act, Span
from firewarden.text.characters import EMOJI
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say

FULL = 3
"""So many marks fill a bar."""
_EMOJI = re.compile(f"{EMOJI}|[:;]-?[)(DP]|!{{2,}}")
_SELF = re.compile(r"\b(?:I|I'm|I'll|I've|me|my|ich|mir|mein\w*|yo|me|mi|je|j'|mon|ma|eu|meu|minha|io|mio|mia)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Each in 0..1."""

    personal: float
    informal: float
    inviting: float


def voice(reading: Reading, found: Parts) -> Voice:
    """Marks counted: name, signature and a person who says I; casual words and emoji; questions and invitations."""
    personal = bool(found["name"]) + bool(found["signature"]) + bool(_SELF.search(reading.text))
    inviting = len(reading.does(Act.INVITES)) + len(found["question"])
    return Voice(personal / FULL, min(1.0, len(casual(reading)) / FULL), min(1.0, inviting / FULL))


def casual(reading: Reading) -> list[Span]:
    """Casual words and emoji, in the order of the text."""
    return sorted([*reading.does(Act.INFORMAL), *(match.span() for match in _EMOJI.finditer(reading.text))])


def voiced(reading: Reading, found: Parts, copy: Copy | None) -> Iterator[Finding]:
    """Where the voice does not fit the brand or the text."""
    background: Background = reading.background
    marks = casual(reading)
    if copy is not None and copy.likeness >= WARN_AT and len(marks) >= FULL - 1:
        yield Finding(
            code=Code.VOICE,
            weight=Weight.WARN,
            message=say("Casual words on a copied text read as false."),
            hint=say("Write it anew for this person, or keep the copy neutral."),
            start=marks[0][0],
            end=marks[0][1],
        )
    elif background.manner is Manner.FORMAL and len(marks) >= FULL - 1:
        yield Finding(
            code=Code.VOICE,
            weight=Weight.WARN,
            message=say("“{words}” is more casual than this brand speaks.", words=reading.text[slice(*marks[0])]),
            hint=say("Say it in full words, without emoji."),
            start=marks[0][0],
            end=marks[0][1],
        )
    if background.signature and not found["signature"]:
        yield Finding(
            code=Code.VOICE,
            weight=Weight.WARN,
            message=say("No name or initials stand under it."),
            hint=say("Sign it, so that the person knows who speaks to them."),
        )
