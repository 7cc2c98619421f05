"""What makes an answer fair: something is done, somebody is respected, somebody says who comes back and when.

Distributive, interactional and procedural justice (Orsingher, Valentini & de Angelis 2010, 60 studies): satisfaction
follows them in this order.
"""

import re
from collections.abc import Iterator, Mapping

from firewarden.steps.personalize.checking.background import Mood
from firewarden.steps.personalize.checking.reading import Reading
from firewarden.text.acts import Act, Span
from firewarden.text.level import level
from firewarden.vocabulary.finding import Code, Component, Finding, Weight
from firewarden.vocabulary.said import Said, say

LATE_TURN = 2
"""After so many answers of ours something has to be done."""
_SIGNED = re.compile(
    r"(?:[\^~/*]\s?[A-Za-zÀ-ÿ]{1,20}\.?|(?:^|\s)[-–—]\s?[A-ZÀ-Þ][\w.'-]{0,20}(?: [A-ZÀ-Þ][\w.'-]*)?"
    r"|(?<=[.!?] )[A-ZÀ-Þ][a-zà-ÿ]{1,15}|\n[A-ZÀ-Þ][\w.'-]{1,20}(?:,? [\w.'-]{1,20}){0,4})\s*$"
)

Parts = Mapping[str, tuple[Span, ...]]


def parts(reading: Reading, echoed: tuple[Span, ...]) -> Parts:
    """By name, in the order in which they are shown."""
    sorry, empathy, thanks = (tuple(reading.does(act)) for act in (Act.SORRY, Act.EMPATHY, Act.THANKS))
    pleased = tuple(reading.does(Act.PLEASED)) if reading.mood() is not Mood.COMPLAINT else ()
    return {
        "remedy": tuple(reading.does(Act.REMEDY)),
        "respect": tuple(sorted({*sorry, *empathy, *pleased, *(thanks if pleased else ())})),
        "follow_up": tuple(reading.does(Act.FOLLOW_UP)),
        "time": tuple(reading.does(Act.TIME)),
        "empathy": empathy,
        "question": tuple(reading.does(Act.ASKS)),
        "thanks": thanks,
        "apology": sorry,
        "name": tuple(_names(reading)),
        "signature": tuple(match.span() for match in _SIGNED.finditer(reading.text)),
        "echo": echoed,
    }


def components(found: Parts) -> tuple[Component, ...]:
    """The same as values of a report."""
    return tuple(Component(name=name, spans=spans) for name, spans in found.items())


def audit(reading: Reading, found: Parts) -> Iterator[Finding]:
    """What a complaint still waits for."""
    if reading.mood() is not Mood.COMPLAINT:
        return
    if not found["remedy"] and reading.background.turn > LATE_TURN:
        yield _missing(
            Code.NO_REMEDY,
            say("This is our answer number {turn}, and still nothing is done.", turn=reading.background.turn),
            say("Say what you do about it now, or who decides and by when."),
        )
    if not found["respect"]:
        yield _missing(
            Code.NO_RESPECT,
            say("Nothing in it shows that we see what this meant for the person."),
            say("Say in your own words what it was like for them, or that you are sorry it happened."),
        )
    if not found["follow_up"]:
        yield _missing(
            Code.NO_FOLLOW_UP,
            say("It does not say how this goes on."),
            say("Say who comes back to them, when, and how."),
        )
    elif not found["time"]:
        yield _missing(
            Code.NO_FOLLOW_UP, say("It says who comes back to them, but not when."), say("Name a time you can keep.")
        )


def _missing(code: Code, message: Said, hint: Said) -> Finding:
    return Finding(code=code, weight=Weight.WARN, message=message, hint=hint)


def _names(reading: Reading) -> Iterator[Span]:
    leveled = level(reading.text)
    for name in reading.background.names:
        if name.strip():
            pattern = rf"(?<!\w){re.escape(level(name.strip()))}(?!\w)"
            yield from (match.span() for match in re.finditer(pattern, leveled))
