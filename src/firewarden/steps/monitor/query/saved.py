"""Saved sub-queries: $name stands for a query saved under that name. Expansion is bounded, circles are refused."""

import re
from collections.abc import Iterable, Mapping

from firewarden.steps.monitor.query.finding import Code
from firewarden.steps.monitor.query.lexer import Kind, lex
from firewarden.text.fold import fold
from firewarden.vocabulary.said import Said, say

MOST_NESTED = 5
MOST_CHARACTERS = 50_000
"""Of a query with everything it names written out."""


class Library:
    """The saved texts by name; measures each once, before anything is read."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self.texts: Mapping[str, str] = texts or {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._names: dict[str, list[str]] = {}
        self._problems: dict[str, tuple[Code, Said] | None] = {}

    def problem(self, name: str) -> tuple[Code, Said] | None:
        """Why this name cannot be written out, if so."""
        if name not in self._problems:
            self._problems[name] = self._problem(name)
        return self._problems[name]

    def _problem(self, name: str) -> tuple[Code, Said] | None:
        if name not in self.texts:
            message = say(
                "No saved query is called ${name}. For a stock symbol write capitals, ${symbol}.",
                name=name,
                symbol=name.upper(),
            )
            return Code.UNKNOWN_SAVED, message
        if circle := self._circle(name):
            path = " > ".join(f"${each}" for each in circle)
            message = say("Saved queries go round in a circle: {path}. Take one of them out.", path=path)
            return Code.SAVED_CYCLE, message
        size, depth = self._size(name)
        if depth > MOST_NESTED or size > MOST_CHARACTERS:
            message = say(
                "Written out, ${name} is too long: at most {nested} saved queries may stand one inside of the "
                "other, and {most} characters in all.",
                name=name,
                nested=MOST_NESTED,
                most=MOST_CHARACTERS,
            )
            return Code.TOO_LONG, message
        return None

    def size(self, name: str) -> int:
        return self._size(name)[0]

    def _circle(self, name: str) -> list[str]:
        """The names from one to itself, if it can be reached from here; a walk without recursion."""
        done: set[str] = set()
        path, waiting = [name], [iter(self._named(name))]
        while waiting:
            below = next(waiting[-1], None)
            if below is None:
                waiting.pop()
                done.add(path.pop())
            elif below in path:
                return [*path[path.index(below) :], below]
            elif below not in done and below in self.texts:
                path.append(below)
                waiting.append(iter(self._named(below)))
        return []

    def _size(self, name: str, depth: int = 1) -> tuple[int, int]:
        """Characters and levels; only where there is no circle. What is too deep is not followed further."""
        if name not in self._sizes:
            if depth > MOST_NESTED:
                return len(self.texts[name]), depth
            below = [self._size(each, depth + 1) for each in self._named(name) if each in self.texts]
            size = len(self.texts[name]) + sum(size for size, _ in below)
            self._sizes[name] = size, 1 + max((levels for _, levels in below), default=0)
        return self._sizes[name]

    def _named(self, name: str) -> list[str]:
        if name not in self._names:
            self._names[name] = [lexeme.text for lexeme in lex(self.texts[name])[0] if lexeme.kind is Kind.SAVED]
        return self._names[name]


def saved_name(name: str) -> str:
    """How a query of this name is referred to: `Brand names` by $brand-names; empty where it cannot be."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return plain if plain[:1].isalpha() else ""


def saved_among(queries: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names and texts of one brand's queries, by the name with which others refer to them; the first of two wins."""
    texts: dict[str, str] = {}
    for name, text in queries:
        if plain := saved_name(name):
            texts.setdefault(plain, text)
    return texts
