"""One post while queries look at it. What costs time is made when first asked for."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from firewarden.steps.monitor.query.nearness import Place
from firewarden.steps.monitor.query.wording import Check, Wording
from firewarden.text.tokens import Legible, Token, Tokens, legible, token_line, tokenize
from firewarden.vocabulary.post import Post

Found: TypeAlias = list[tuple[int, int, int]]
"""Atom, start and end of its occurrences in the line."""

_WALL = "\x01"


class Scene:
    """`hits` are the atoms found, in the text or among the fields."""

    __slots__ = ("_tokens", "found", "hits", "line", "post")

    def __init__(self, post: Post, line: bytes, found: Found, hits: set[int]) -> None:
        self.post, self.line, self.found, self.hits = post, line, found, hits
        self._tokens: Tokens | None = None

    @property
    def tokens(self) -> Tokens:
        if self._tokens is None:
            self._tokens = tokens_of(self.post)
        return self._tokens

    @property
    def wall(self) -> int | None:
        """The index of the border between title and text, counted as a word."""
        if not self.post.title:
            return None
        return self.line.count(b" ", 0, self.line.index(_WALL.encode()) - 1)

    def places(self, wording: Wording, atom: int) -> list[Place]:
        """All occurrences, in words."""
        if wording.tag or wording.check is Check.TOKENS:
            return list(wording.places(self.tokens))
        if wording.check is Check.LINE:
            starts: Iterator[int] = wording.places_in_line(self.line)
        else:
            starts = (start for found, start, _ in self.found if found == atom)
        size = len(wording.words)
        return [(first, first + size - 1) for first in self._word_numbers(starts)]

    def _word_numbers(self, starts: Iterator[int]) -> Iterator[int]:
        word, done = 0, 0
        for start in starts:
            word += self.line.count(b" ", done, start)
            done = start
            yield word


def legible_parts(post: Post) -> tuple[Legible, ...]:
    """Title, if there is one, and text."""
    if not post.title:
        return (legible(post.text),)
    return legible(post.title), legible(post.text)


def line_of(parts: tuple[Legible, ...]) -> bytes:
    """Title, border, text: every token with a space on either side."""
    if len(parts) == 1:
        return b" " + token_line(parts[0]) + b" "
    title, text = map(token_line, parts)
    return b" %b " % b" ".join(filter(None, (title, _WALL.encode(), text)))


def tokens_of(post: Post, *, located: bool = False) -> Tokens:
    """Title, border and text; `located`: starts and ends are those in title or text."""
    text = tokenize(post.text, located=located)
    if not post.title:
        return text
    title = tokenize(post.title, located=located)
    wall = len(title.words)
    border = Token(_WALL, _WALL, _WALL, title.after, 0, 0)
    tags = tuple(replace(tag, first=tag.first + wall + 1, last=tag.last + wall + 1) for tag in text.tags)
    return Tokens((*title.words, border, *text.words), title.tags + tags, text.after)


def wall_of(tokens: Tokens) -> int | None:
    """The index of the border between title and text, if there is one."""
    return next((i for i, token in enumerate(tokens.words) if token.cased == _WALL), None)
