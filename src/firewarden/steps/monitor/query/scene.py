"""One post while queries look at it. What costs time is made when first asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from firewarden.steps.monitor.query.nearness import Place
from firewarden.steps.monitor.query.wording import Check, Wording
from firewarden.text.tokens import Token, Tokens, legible, tags_in, token_line, tokenize
from firewarden.vocabulary.post import Post

MOST_READ = 100_000
"""Characters of a title or text that are read: no post has more, but a broken file may."""

_WALL = "\x01"


class Scene:
    """`line` is that of `line_of`; `hits` are the atoms found among tags and fields."""

    __slots__ = ("_title", "_tokens", "hits", "line", "post")

    def __init__(self, post: Post, line: str, hits: set[int]) -> None:
        self.post, self.line, self.hits = post, line, hits
        self._tokens: Tokens | None = None
        self._title: Scene | None = None

    def titled(self, tags: Mapping[str, int]) -> "Scene | None":
        """The title as if it were the whole post; `tags` are the atoms that may be found in it."""
        if self._title is None and self.post.title:
            alone = title_alone(self.post)
            parts = legible_parts(alone)
            hits = {tags[tag] for tag in tags_in(parts[0]) if tag in tags}
            self._title = Scene(alone, line_of(parts), hits)
        return self._title

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
        return self.line.count(" ", 0, self.line.index(_WALL) - 1)

    def places(self, wording: Wording) -> list[Place]:
        """All occurrences, in words."""
        if wording.tag or wording.check is Check.TOKENS:
            return list(wording.places(self.tokens))
        size = len(wording.words)
        starts = wording.places_in_line(self.line)
        return [(first, first + size - 1) for first in self._word_numbers(starts)]

    def _word_numbers(self, starts: Iterator[int]) -> Iterator[int]:
        word, done = 0, 0
        for start in starts:
            word += self.line.count(" ", done, start)
            done = start
            yield word


def title_alone(post: Post) -> Post:
    return replace(post, text=post.title or "", title=None, pictures=())


def legible_parts(post: Post) -> tuple[str, ...]:
    """Title, if there is one, and text. What stands in place of pictures is part of the text: people wrote it."""
    if not post.title:
        return (legible(post.told[:MOST_READ]),)
    return legible(post.title[:MOST_READ]), legible(post.told[:MOST_READ])


def line_of(parts: tuple[str, ...]) -> str:
    """Title, border, text: every token with a space on either side."""
    line = token_line(parts[-1])
    if len(parts) > 1:
        line = " ".join(filter(None, (token_line(parts[0]), _WALL, line)))
    return f" {line} "


def tokens_of(post: Post, *, located: bool = False) -> Tokens:
    """Title, border and text; `located`: starts and ends are those in title or text."""
    text = tokenize(post.told[:MOST_READ], located=located)
    if not post.title:
        return text
    title = tokenize(post.title[:MOST_READ], located=located)
    wall = len(title.words)
    border = Token(_WALL, _WALL, _WALL, title.after, 0, 0)
    tags = tuple(replace(tag, first=tag.first + wall + 1, last=tag.last + wall + 1) for tag in text.tags)
    return Tokens((*title.words, border, *text.words), title.tags + tags, text.after)


def wall_of(tokens: Tokens) -> int | None:
    """The index of the border between title and text, if there is one."""
    return next((i for i, token in enumerate(tokens.words) if token.cased == _WALL), None)
