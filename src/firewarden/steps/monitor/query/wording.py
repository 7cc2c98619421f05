"""What a term, {Case} or tag asks of a text: which words in a row, spelled how, with which signs between.

Each wording has an atom without which it cannot be true, a piece of `text.tokens.token_line` or one of
`tags_in`, and says what is left to check once the atom was found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import lru_cache

from firewarden.steps.monitor.query.syntax import Cased, Tag, Words
from firewarden.text.characters import HANGUL
from firewarden.text.fold import plain
from firewarden.text.tokens import Token, Tokens, tokenize

_WILD = re.compile(r"[*?]+")
_HANGUL_WORD = re.compile(f"[{HANGUL}]+")


class Check(IntEnum):
    """Nothing, a look at the line of tokens, or a look at case, accents and signs; cheapest first."""

    NONE = 0
    LINE = 1
    TOKENS = 2


class Spelling(StrEnum):
    """Which spelling of a token is compared. BARE: upper and lower case count, accents do not."""

    PLAIN = "plain"
    EXACT = "exact"
    CASED = "cased"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class WordTest:
    """`text` may hold * and ?; `before` are signs that must stand before the word."""

    text: str
    spelling: Spelling
    before: str

    def holds(self, token: Token) -> bool:
        spelled = _spelled(token, self.spelling)
        if "*" in self.text or "?" in self.text:
            return _wild(self.text).fullmatch(spelled) is not None
        return spelled == self.text


@dataclass(frozen=True, slots=True)
class Wording:
    """`words` is empty for a tag, `tag` for everything else; `after` are signs behind the last word."""

    words: tuple[WordTest, ...]
    after: str
    tag: str
    atom: str
    check: Check
    line: str
    """The tokens as they stand in the line, with their wildcards."""

    def in_line(self, line: str) -> bool:
        return _line_pattern(self.line).search(line) is not None

    def within(self, tokens: Tokens) -> bool:
        return next(self.places(tokens), None) is not None

    def places_in_line(self, line: str) -> Iterator[int]:
        """Where it begins; for wordings that need no more than a look at the line."""
        pattern = _line_pattern(self.line)
        match = pattern.search(line)
        while match:
            yield match.start()
            # "x x" is found twice in "x x x".
            match = pattern.search(line, match.start() + 1)

    def places(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """First and last token of each occurrence."""
        if self.tag:
            yield from self._tag_places(tokens)
            return
        words, size = tokens.words, len(self.words)
        for first in range(len(words) - size + 1):
            if self._holds_at(tokens, first):
                yield first, first + size - 1

    def _tag_places(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        accented = plain(self.tag) != self.tag
        for tag in tokens.tags:
            if (tag.exact if accented else tag.plain) == self.tag:
                yield tag.first, tag.last

    def _holds_at(self, tokens: Tokens, first: int) -> bool:
        for offset, test in enumerate(self.words):
            token = tokens.words[first + offset]
            if not test.holds(token):
                return False
            if test.before and not (token.before == test.before if offset else token.before.endswith(test.before)):
                return False
        behind = first + len(self.words)
        after = tokens.words[behind].before if behind < len(tokens.words) else tokens.after
        return after.startswith(self.after)


def wording_of(node: Words) -> Wording | None:
    """None when there is not one word in it."""
    if isinstance(node, Tag):
        return _tag_wording(node.text)
    return _wording(node.text, isinstance(node, Cased))


@lru_cache(4096)
def _wording(text: str, cased: bool) -> Wording | None:
    found = tokenize(text, wild=not cased)
    tokens = [token for token in found.words if token.plain.strip("*?")]
    if not tokens:
        return None
    tests = [_test(token, cased) for token in tokens]
    spellings = [token.plain for token in tokens]
    if _HANGUL_WORD.fullmatch(spellings[-1]):
        # Korean particles are written onto the word.
        spellings[-1] += "*"
        tests[-1] = replace(tests[-1], text=tests[-1].text + "*")
    line = f" {' '.join(spellings)} "
    if line.endswith("* "):
        line = line.rstrip("* ")
    telling = found.after or any(test.before or test.spelling is not Spelling.PLAIN for test in tests)
    pieces = _WILD.split(line)
    check = Check.TOKENS if telling else Check.LINE if len(pieces) > 1 else Check.NONE
    return Wording(tuple(tests), found.after, "", max(pieces, key=len), check, line)


@lru_cache(4096)
def _tag_wording(text: str) -> Wording | None:
    found = tokenize(text).tags
    if not found:
        return None
    tag = max(found, key=lambda tag: tag.end)
    check = Check.NONE if tag.exact == tag.plain else Check.TOKENS
    return Wording((), "", tag.exact, tag.plain, check, tag.plain)


def _test(token: Token, cased: bool) -> WordTest:
    if cased:
        accented = plain(token.cased) != token.cased
        return WordTest(token.cased, Spelling.CASED if accented else Spelling.BARE, token.before)
    accented = token.exact != token.plain
    return WordTest(token.exact, Spelling.EXACT if accented else Spelling.PLAIN, token.before)


def _spelled(token: Token, spelling: Spelling) -> str:
    match spelling:
        case Spelling.PLAIN:
            return token.plain
        case Spelling.EXACT:
            return token.exact
        case Spelling.CASED:
            return token.cased
        case Spelling.BARE:
            return plain(token.cased)


@lru_cache(4096)
def _wild(text: str) -> re.Pattern[str]:
    *before, last = _pieces(text, ".")
    return re.compile(_starred([*before, last + r"\Z"], "."), re.DOTALL)


@lru_cache(4096)
def _line_pattern(line: str) -> re.Pattern[str]:
    return re.compile(_starred(_pieces(line, "[^ ]"), "[^ ]"))


def _pieces(text: str, any_char: str) -> list[str]:
    """What stands between the stars, as patterns."""
    return ["".join(any_char if char == "?" else re.escape(char) for char in piece) for piece in text.split("*")]


def _starred(pieces: list[str], any_char: str) -> str:
    """Each piece is taken where it comes first and never looked for again: no text takes long."""
    return pieces[0] + "".join(f"(?>{any_char}*?{piece})" for piece in pieces[1:])
