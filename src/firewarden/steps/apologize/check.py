"""Is this text an apology? Looks for what must be there and for what undoes it. English only; it advises."""

import re
from collections.abc import Iterator

from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say

OUR_DOING = (
    r"were wrong|failed|made|did(?: not)?|should have|got .{1,20}wrong|let .{1,20}down"
    r"|take responsibility|are responsible"
)
REPAIR = r"pay|paid|repair|refund|replac|chang|stop|fix|return|contact|cover|rebook|compensat|train|check|recall"
PARTS = (
    (
        Code.MISS_REGRET,
        say("It does not say that you are sorry."),
        re.compile(
            r"\b(?:we|i)\s+(?:are|am|'re|'m)?\s*(?:deeply|truly|very|so)?\s*(?:sorry|apologi[sz]e)\b", re.IGNORECASE
        ),
    ),
    (
        Code.MISS_RESPONSIBILITY,
        say("It does not say whose doing it was."),
        re.compile(rf"\b(?:we|i)\s+(?:{OUR_DOING})\b", re.IGNORECASE),
    ),
    (
        Code.MISS_REPAIR,
        say("It does not say what you do about it."),
        re.compile(rf"\b(?:we|i)\s+(?:will|are|have)\s+(?:already\s+)?(?:{REPAIR})\w*", re.IGNORECASE),
    ),
)
UNDOING = (
    (
        Code.IF,
        re.compile(r"\bif\s+(?:any|some|you|we|this|it)\w*\b[^.!?]{0,60}", re.IGNORECASE),
        say("“{words}” makes the harm a question. Name it instead."),
    ),
    (
        Code.MIN,
        re.compile(r"\bany\s+inconvenience\b", re.IGNORECASE),
        say("“{words}” makes the harm small. Name what people went through."),
    ),
    (
        Code.BUT,
        re.compile(r"\b(?:sorry|apologi[sz]e)[^.!?]{0,80}\bbut\b", re.IGNORECASE),
        say("“{words}” takes the apology back."),
    ),
    (
        Code.PASS,
        re.compile(r"\bmistakes were made\b", re.IGNORECASE),
        say("“{words}” names nobody. Say who made them."),
    ),
    (
        Code.FEEL,
        re.compile(r"\b(?:feel|felt|feels)\s+(?:offended|upset|hurt)\b", re.IGNORECASE),
        say("“{words}” speaks of feelings instead of what was done."),
    ),
)


def check(text: str) -> tuple[Finding, ...]:
    """Warnings alone: an apology is never refused by a machine."""
    return (*_undoing(text), *_missing(text))


def _undoing(text: str) -> Iterator[Finding]:
    for code, pattern, why in UNDOING:
        for match in pattern.finditer(text):
            yield Finding(
                code=code,
                weight=Weight.WARN,
                message=why.filled(words=match[0].strip()),
                start=match.start(),
                end=match.end(),
            )


def _missing(text: str) -> Iterator[Finding]:
    for code, missing, pattern in PARTS:
        if not pattern.search(text):
            yield Finding(code=code, weight=Weight.WARN, message=missing)
