"""A text as a query sees it: a token for each word, emoji, and character of a script without spaces.

`legible`, `token_line` and `tags_in` are the fast form, for an automaton; `tokenize` is the slow one,
which knows case, accents, symbols and places. Both find the same.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from firewarden.text.characters import EMOJI, UNSPACED, word_class
from firewarden.text.fold import AMPERSAND, clean, fold, fold_clean, plain
from firewarden.text.trace import Trace, trace_clean

_LINK = re.compile("[hH][tT][tT][pP][sS]?://[!-~]+")
_BARE_LINK = re.compile(r"\b[wW][wW][wW]\.[!-~]+")
_SYMBOL = re.compile("[&+%$#@\xa2-\xa5\u20a0-\u20cf]")
_BODY = "(?<![{0}@&][#@])(_*[{1}][{0}]*)"
_TAG = f"#{_BODY}|@{_BODY}" + "((?:[.-][{0}]+)*(?:@[{0}]+(?:[.-][{0}]+)+)?)"

_WORD_BYTES = b"0123456789abcdefghijklmnopqrstuvwxyz"
_LOWER = bytes(range(256)).lower()
_SPACED = bytes(code if code in _WORD_BYTES else 32 for code in range(256))
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\v\f\r")
_ASCII_LINK = re.compile("https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class Token:
    """`cased` is the cleaned spelling, `exact` also folded, `plain` also without accents.

    `before` are the telling symbols (& + % $ # @ and currency signs) since the token before.
    """

    cased: str
    exact: str
    plain: str
    before: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A hashtag or handle, folded, with its sigil: tokens `first` to `last`."""

    exact: str
    plain: str
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """`after` are the telling symbols behind the last token."""

    words: tuple[Token, ...]
    tags: tuple[Tag, ...]
    after: str


_Placed = TypeVar("_Placed", Token, Tag)


def legible(text: str) -> str:
    """The text folded and without its links."""
    cleaned = text if text.isascii() else clean(text)
    if not cleaned.isascii():
        return fold_clean(_without_links(cleaned))
    # Signs are looked for in a string, because bytes take six times as long to say whether they hold them.
    folded = cleaned.encode().translate(_LOWER, _CONTROLS).decode("ascii")
    if "&amp;" in folded:
        folded = AMPERSAND.sub("&", folded)
    if "://" in folded:
        folded = _ASCII_LINK.sub(" ", folded)
    return _BARE_LINK.sub(" ", folded) if "www." in folded else folded


def token_line(folded: str) -> str:
    """The plain tokens joined by single spaces."""
    if folded.isascii():
        return b" ".join(folded.encode().translate(_SPACED).split()).decode("ascii")
    return " ".join(_any_token(False, False).findall(plain(folded)))


def tags_in(folded: str) -> set[str]:
    """The plain hashtags and handles with their sign. @a.b.c is also found as @a."""
    found: set[str] = set()
    if "#" in folded or "@" in folded:
        for hashtag, handle, rest in _any_tag(folded.isascii()).findall(folded):
            spellings = (f"#{hashtag}",) if hashtag else (f"@{handle}", f"@{handle}{rest}")
            found.update(tag for tag in map(plain, spellings) if tag.strip("#@_"))
    return found


def tokenize(text: str, *, located: bool = False, wild: bool = False) -> Tokens:
    """Start and end of tokens are places in `text` where `located`, else in its cleaned form.

    `wild`: * and ? are part of a word, as in the terms of a query.
    """
    trace = trace_clean(text).sub(_LINK, _space).sub(_BARE_LINK, _space) if located else None
    cleaned = trace.text if trace else _without_links(clean(text))
    found: list[Token] = []
    done = 0
    for match in _any_token(wild, cleaned.isascii()).finditer(cleaned):
        exact = fold(match[0])
        if bare := plain(exact).strip():
            before = "".join(_SYMBOL.findall(cleaned, done, match.start()))
            found.append(Token(match[0], exact, bare, before, *match.span()))
            done = match.end()
    tags = list(_find_tags(cleaned, found))
    if trace:
        found = [_located(token, trace) for token in found]
        tags = [_located(tag, trace) for tag in tags]
    return Tokens(tuple(found), tuple(tags), "".join(_SYMBOL.findall(cleaned, done)))


def _without_links(cleaned: str) -> str:
    if "://" in cleaned:
        cleaned = _LINK.sub(" ", cleaned)
    return _BARE_LINK.sub(" ", cleaned) if "ww." in cleaned.lower() else cleaned


def _find_tags(cleaned: str, words: list[Token]) -> Iterator[Tag]:
    starts = [word.start for word in words]
    for match in _any_tag(cleaned.isascii()).finditer(cleaned):
        ends = [match.end(1)] if match[1] else sorted({match.end(2), match.end(3)})
        for end in ends:
            first, behind = bisect_left(starts, match.start()), bisect_left(starts, end)
            if first < behind:
                exact = fold(cleaned[match.start() : end])
                yield Tag(exact, plain(exact), first, behind - 1, match.start(), end)


def _located(thing: _Placed, trace: Trace) -> _Placed:
    return replace(thing, start=trace.starts[thing.start], end=trace.ends[thing.end - 1])


def _space(_: re.Match[str]) -> str:
    return " "


@cache
def _any_token(wild: bool, ascii_only: bool) -> re.Pattern[str]:
    more = "*?" if wild else ""
    if ascii_only:
        return re.compile(f"[0-9A-Za-z{more}]+")
    return re.compile(f"[{word_class()}{more}]+|[{UNSPACED}]|{EMOJI}")


@cache
def _any_tag(ascii_only: bool) -> re.Pattern[str]:
    letters = "0-9A-Za-z" if ascii_only else f"{word_class()}{UNSPACED}"
    return re.compile(_TAG.format(f"{letters}_", letters))
