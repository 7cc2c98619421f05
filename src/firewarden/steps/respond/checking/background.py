"""What a text is checked against, and the text itself, read once for all the checks."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from firewarden.steps.respond.checking.words import Words, words_of
from firewarden.text.sentences import leveled, quoted, sentences
from firewarden.text.tongue import tongue
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.statement import DraftKind

_MASKED = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)[@#]\w[\w.]*\w|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|example|eu|de|fr|es|pt|it|uk|ie|at|ch|br|io)\b(?:/\S*)?"
)
CAPITAL = "A-ZÀ-ÖØ-Þ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of ours that are public already."""

    text: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """`ours`: contacts and names of the brand; nobody has to confirm them. `promises`: texts that stand in the ledger.
    `kind` None: an update or a reply, of which no parts are asked. `language` None: it is guessed. `pictures` are the
    descriptions (alt texts) of the pictures that go out with it. Raises KeyError for a `zone` that does not exist."""

    now: Instant
    zone: str = "UTC"
    facts: tuple[KnownFact, ...] = ()
    ours: tuple[str, ...] = ()
    said_before: tuple[Said, ...] = ()
    promises: tuple[str, ...] = ()
    language: str | None = None
    publishing: tuple[Publishing, ...] = ()
    kind: DraftKind | None = DraftKind.STATEMENT
    account: str = ""
    """Whose voice the text has, as a handle; empty: not known."""
    accounts: tuple[str, ...] = ()
    """Of ours, as handles: where the text is to go out."""
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """`level` is leveled text; offsets are those of the whole."""

    start: int
    end: int
    level: str


class Reading:
    """One text, its sentences and its language. All forms have the length of the text."""

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text = text
        self.words: Words = words_of(language or tongue(text))
        self.level = leveled(text)
        self.kept: dict[object, Any] = {}
        """What a check found once and another one asks for again."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        found = []
        for start, end in sentences(self.level):
            part = self.level[start:end]
            left = len(part) - len(part.lstrip())
            found.append(Sentence(start + left, start + len(part.rstrip()), part.strip()))
        return tuple(found)

    def match(self, name: str, sentence: "Sentence") -> re.Match[str] | None:
        """The first place in the sentence of this pattern of the language."""
        key = (name, sentence.start, sentence.end)
        if key not in self.kept:
            self.kept[key] = self.words.pattern(name).search(sentence.level)
        found: re.Match[str] | None = self.kept[key]
        return found

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        return tuple(quoted(self.text))

    @cached_property
    def plain(self) -> str:
        """Without links, handles, tags and mail addresses, which hold no numbers or names to confirm."""
        return _MASKED.sub(lambda found: " " * len(found[0]), self.text)

    @cached_property
    def level_plain(self) -> str:
        """In lower case, full stops as they are."""
        low = self.plain.lower()
        return low if len(low) == len(self.plain) else self.level

    def in_quotes(self, start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in self.quotes)

    def sentence_at(self, place: int) -> Sentence:
        for sentence in self.sentences:
            if place < sentence.end:
                return sentence
        return self.sentences[-1]
