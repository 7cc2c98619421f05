"""The words of a text, for counting and looking up. Matching has its own view (`text.tokens`)."""

import re
from functools import cache

from firewarden.text.characters import EMOJI, UNSPACED, word_class
from firewarden.text.fold import clean, fold

URL = re.compile(r"(?:https?://|\bwww\.)[!-~]+", re.IGNORECASE)
_ASCII_WORD = re.compile("[0-9a-z]+(?:'[0-9a-z]+)*")
_ASCII_HANDLE = re.compile(r"(?<![\w&])@\w[\w.-]*(?:@[\w.-]+)?")
_HASHTAG = re.compile(r"#\w+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])|_")


def words(text: str, *, camel: bool = False, handles: bool = False, emoji: bool = False) -> list[str]:
    """Folded words in order: no links, hashtags without #, an apostrophe inside a word stays ("don't").

    `camel` splits hashtags at their humps (#UnitedAirlines: united, airlines), `handles` keeps
    @names (without @), `emoji` keeps emoji as words. Text written without spaces (Japanese, Chinese,
    Thai) gives overlapping pairs of characters.
    """
    if camel and "#" in text:
        text = _HASHTAG.sub(lambda tag: _HUMP.sub(" ", tag[0]), clean(text))
    folded = fold(text)
    if "://" in folded or "www." in folded:
        folded = URL.sub(" ", folded)
    if not handles and "@" in folded:
        folded = _ASCII_HANDLE.sub(" ", folded)
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    found: list[str] = []
    for match in _any_word().finditer(folded):
        if match.lastgroup == "word":
            found.append(match[0])
        elif match.lastgroup == "unspaced":
            found += _pairs(match[0])
        elif emoji:
            found.append(match[0])
    return found


@cache
def _any_word() -> re.Pattern[str]:
    word = f"[{word_class()}]+"
    return re.compile(f"(?P<word>{word}(?:'{word})*)|(?P<unspaced>[{UNSPACED}]+)|(?P<emoji>{EMOJI})")


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]
