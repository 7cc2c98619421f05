"""Word lists as they stand in the package: how strong a word is and what it does to its neighbors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from firewarden.enrichers.words import folded, tokens

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "hi", "ar")

_MOST_KNOWN = 200_000
_LONG = re.compile(r"(.)\1{2,}")
_ARTICLES = ("وال", "بال", "لل", "ال", "و", "ب")
_GLUED, _REST = 5, 4
"""Shortest word that is found inside a longer one, and what must be left of that."""

_SHORTEST_TAG = 8
_BORROWS = {"en": (), "hi": ("en",), "*": ("world",)}
"""Whose words are heard in a language besides its own: a few English ones everywhere, all of them in Hindi."""


@dataclass(slots=True, eq=False)
class Word:
    """`strength` is in -4..4. `mood` is "a" (anger, fear, disgust), "s" (sadness) or "". `phrases` begin with this
    word: by the second word, what follows it and what the whole is worth, longest first."""

    text: str
    strength: float = 0.0
    mood: str = ""
    factor: float = 1.0
    negates: bool = False
    turns: bool = False
    me: bool = False
    binds: bool = False
    phrases: dict[str, list[tuple[tuple[str, ...], "Word"]]] = field(default_factory=dict)


class Lexicon:
    """One language's words. Looks each spelling up once and remembers the answer."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._exact: dict[str, Word] = {}
        self._stems: dict[str, Word] = {}
        self._binding: list[str] = []
        for name in ("emoji", "emoticons"):
            self._exact.update((text.lower(), word) for text, word in _entries(name, lang))
        for name in _BORROWS.get(lang, _BORROWS["*"]):
            for text, word in _entries(name, lang):
                self._borrow(text, word)
        for text, word in _entries(lang, lang):
            if word.binds:
                self._binding.append(text)
            self._add(text, word)
        self._complete()
        self._known: dict[str, Word | None] = {}

    def words(self, row: list[str]) -> list[Word | None]:
        """What is known of each token; None for those that say nothing."""
        known = self._known
        if len(known) > _MOST_KNOWN:
            known.clear()
        return [known[token] if token in known else self._learn(token) for token in row]

    def binding(self) -> list[str]:
        """Function words, as they are written."""
        return self._binding

    def _borrow(self, text: str, word: Word) -> None:
        """Only what it is worth, and only where the language itself has no such word."""
        if word.strength and not text.endswith("*"):
            self._add(text, Word(word.text, strength=word.strength, mood=word.mood))

    def _add(self, text: str, word: Word) -> None:
        parts = tuple("0" if part.isdigit() else folded(part, self.lang) for part in tokens(text.rstrip("*")))
        if not parts:
            raise ValueError(f"{self.lang}.tsv has an entry without a word: {text!r}")
        if len(parts) > 1:
            for part in parts:
                self._exact.setdefault(part, Word(part))
            phrases = self._exact[parts[0]].phrases.setdefault(parts[1], [])
            phrases.append((parts[2:], word))
            phrases.sort(key=_longest_first)
            joined = "".join(parts)
            if abs(word.strength) >= 2 and len(joined) >= _SHORTEST_TAG:
                self._exact.setdefault(joined, word)
        elif text.endswith("*"):
            self._stems.setdefault(parts[0], word)
        else:
            self._merge(parts[0], word)

    def _complete(self) -> None:
        """A word that only begins or continues a phrase is worth on its own what its stem is."""
        for text, word in self._exact.items():
            if not (word.strength or word.negates or word.turns or word.me or word.binds or word.factor != 1.0):
                stem = self._stem(text)
                if stem is not None:
                    word.strength, word.mood = stem.strength, stem.mood

    def _merge(self, text: str, word: Word) -> None:
        old = self._exact.get(text)
        word.text = text
        if old is not None:
            word.phrases = old.phrases
            if old.strength and not (word.strength or word.binds or word.negates or word.me):
                word.strength, word.mood = old.strength, old.mood
            word.factor = word.factor if word.factor != 1.0 else old.factor
            word.negates, word.turns = word.negates or old.negates, word.turns or old.turns
            word.me, word.binds = word.me or old.me, word.binds or old.binds
        self._exact[text] = word

    def _learn(self, token: str) -> Word | None:
        word = self._find(token)
        self._known[token] = word
        return word

    def _find(self, token: str) -> Word | None:
        if token.isdigit():
            return self._exact.get("0")
        text = folded(token, self.lang)
        return self._spelled(text) or self._squeezed(text) or self._joined(text) or self._glued(text)

    def _spelled(self, text: str) -> Word | None:
        """As written, or by its longest stem of at least three letters."""
        return self._exact.get(text) or self._stem(text)

    def _stem(self, text: str) -> Word | None:
        for end in range(len(text), 2, -1):
            stem = self._stems.get(text[:end])
            if stem is not None:
                return stem
        return None

    def _squeezed(self, text: str) -> Word | None:
        """Letters drawn out for effect: loooove, noooo."""
        if not _LONG.search(text):
            return None
        return self._spelled(_LONG.sub(r"\1\1", text)) or self._spelled(_LONG.sub(r"\1", text))

    def _joined(self, text: str) -> Word | None:
        """Behind an apostrophe (l'attente, n'est), or behind an Arabic article or conjunction."""
        if "'" in text:
            head, _, tail = text.rpartition("'")
            word = self._spelled(head if tail == "s" else tail)
            if head == "n" and self.lang == "fr":
                return Word(text, negates=True)
            return word
        if self.lang == "ar":
            for article in _ARTICLES:
                if text.startswith(article) and len(text) > len(article) + 2:
                    word = self._exact.get(text[len(article) :])
                    if word is not None:
                        return word
        return None

    def _glued(self, text: str) -> Word | None:
        """A strong word at the beginning or end of a hashtag written as one: boycottacme, acmesucks."""
        for length in range(len(text) - _REST, _GLUED - 1, -1):
            for part in (text[:length], text[-length:]):
                word = self._exact.get(part)
                if word is not None and abs(word.strength) >= 2:
                    return word
        return None


@cache
def lexicon(lang: str) -> Lexicon:
    """Raises FileNotFoundError for a language without a word list."""
    return Lexicon(lang)


def _entries(name: str, lang: str) -> Iterator[tuple[str, Word]]:
    """Lines of a word list: word, strength, and marks: a or s for the mood, ! negates, xN factor, | turns, @ me,
    . binds."""
    for line in files("firewarden.enrichers").joinpath(f"data/tone/{name}.tsv").read_text("utf-8").splitlines():
        text, strength, *rest = line.split("\t")
        marks, _, factor = (rest[0] if rest else "").partition("x")
        yield (
            text,
            Word(
                folded(text, lang),
                strength=float(strength),
                mood=marks[:1] if marks[:1] in ("a", "s") else "",
                factor=float(factor or 1.0),
                negates="!" in marks,
                turns="|" in marks,
                me="@" in marks,
                binds="." in marks,
            ),
        )


def _longest_first(phrase: tuple[tuple[str, ...], Word]) -> int:
    return -len(phrase[0])
