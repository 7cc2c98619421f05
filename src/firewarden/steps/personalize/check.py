"""Is this reply for this one person? Catches copies of earlier replies and answers that miss the problem."""

import re
from collections.abc import Iterator, Sequence

from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say, say_count

COPY = 0.5
"""Share of common word triples from which on a reply reads like a copy (Jaccard): one word changed in ten."""
WORD = re.compile(r"\w+")


def check(text: str, *, answered: str, earlier: Sequence[str]) -> tuple[Finding, ...]:
    """`answered` is the person's own post, `earlier` what the team sent others in this incident."""
    return (*_copies(text, earlier), *_general(text, answered))


def similarity(one: str, other: str) -> float:
    """0..1: Jaccard's index over word triples (over words where there are fewer than three)."""
    left, right = _triples(one), _triples(other)
    together = left | right
    return len(left & right) / len(together) if together else 0.0


def _copies(text: str, earlier: Sequence[str]) -> Iterator[Finding]:
    alike = sum(1 for other in earlier if similarity(text, other) >= COPY)
    if alike:
        yield Finding(
            code=Code.COPY,
            weight=Weight.WARN,
            message=say_count(
                "Nearly the same words as one earlier reply here. People compare what they get.",
                "Nearly the same words as {count} earlier replies here. People compare what they get.",
                alike,
            ),
        )


def _general(text: str, answered: str) -> Iterator[Finding]:
    told = _content(answered)
    if told and not told & _content(text):
        yield Finding(
            code=Code.OFF_TOPIC, weight=Weight.WARN, message=say("It takes up nothing of what this person wrote.")
        )


def _triples(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text)]
    if len(words) < 3:
        return {(word,) for word in words}
    return set(zip(words, words[1:], words[2:], strict=False))


def _content(text: str) -> set[str]:
    """Longer words, cut to a stem of five letters so that *delayed* meets *delay*."""
    return {word.casefold()[:5] for word in WORD.findall(text) if len(word) > 3}
