"""A first draft from what is known: we know, we do not know, we are doing, you can do, next update, contact (CERC),
with a word for those it happened to, never alone (DiStaso et al. 2015), and as much accommodation as the strategy
asks for (SCCT, Coombs).

A person finishes it. Only confirmed facts with a source are taken over, letter by letter; no cause, no number and no
name stands in it that is not in one of them, and what is missing stays a blank that stops the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firewarden.steps.respond.skeleton import SKELETONS, Skeleton
from firewarden.text.tongue import tongue
from firewarden.vocabulary.apology import Answer
from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.incident import CrisisType, FactStatus
from firewarden.vocabulary.statement import DraftKind

HARMLESS = frozenset({CrisisType.RUMOR, CrisisType.CAMPAIGN})
"""Kinds in which nobody is known to have come to harm."""
MOST = 6
"""Facts in one text; the reader of a long list finds none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a draft can be begun from. `next_at`: the hour of the next update in words, such as 18:00; `contact`: where
    to ask. Empty: not known."""

    crisis_type: CrisisType
    answer: Answer
    facts: Sequence[KnownFact] = ()
    next_at: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    kind: DraftKind
    text: str


def begin(known: Known, language: str) -> Begun:
    """In English where there are no sentences in the language."""
    words = SKELETONS.get(language, SKELETONS["en"])
    paragraphs = [
        _opening(known, words),
        _told(known, words, language),
        (words.unknown, words.doing.get(known.crisis_type, words.finding_out)),
        (*_strategy(known, words), words.you_can.get(known.crisis_type, words.can)),
        (
            words.next.format(time=known.next_at or words.time),
            words.contact.format(address=known.contact or words.address),
        ),
    ]
    kind = DraftKind.APOLOGY if known.answer is Answer.APOLOGIZE else DraftKind.STATEMENT
    return Begun(kind=kind, text="\n\n".join(" ".join(one) for one in paragraphs))


def usable(facts: Sequence[KnownFact]) -> list[KnownFact]:
    """Those that may be said: confirmed, with a source, by number."""
    found = [fact for fact in facts if fact.status is FactStatus.CONFIRMED and fact.source.strip()]
    return sorted(found, key=lambda fact: fact.number)[:MOST]


def _opening(known: Known, words: Skeleton) -> tuple[str, ...]:
    match known.answer:
        case Answer.APOLOGIZE:
            return words.sorry, words.owning
        case Answer.STAND:
            return words.calm, words.stand
        case Answer.EXPLAIN:
            return (words.calm,)
        case Answer.CONCERN:
            return (words.calm if known.crisis_type in HARMLESS else words.care,)


def _strategy(known: Known, words: Skeleton) -> tuple[str, ...]:
    match known.answer:
        case Answer.APOLOGIZE:
            return words.reason, words.repair, words.change
        case Answer.EXPLAIN:
            return (words.shown,)
        case Answer.STAND | Answer.CONCERN:
            return ()


def _told(known: Known, words: Skeleton, language: str) -> tuple[str, ...]:
    facts = usable(known.facts)
    if not facts:
        return words.known, words.no_fact
    theirs = tongue("\n".join(fact.text for fact in facts), words.finding_out)
    return (words.known, *_said(facts, words, same=theirs == language))


def _said(facts: Sequence[KnownFact], words: Skeleton, *, same: bool) -> Iterator[str]:
    for fact in facts:
        text = " ".join(fact.text.split())
        if same:
            yield text if text.endswith((".", "!", "?")) else f"{text}."
        else:
            yield words.fact
