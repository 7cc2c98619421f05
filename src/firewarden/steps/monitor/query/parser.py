"""Reads a query into its syntax by recursive descent. Never raises: what is wrong becomes a finding.

Precedence, tightest first: NEAR, NOT, AND (also two parts side by side), OR.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from firewarden.steps.monitor.query.cursor import Part
from firewarden.steps.monitor.query.fieldparsing import FieldParser
from firewarden.steps.monitor.query.finding import Code, Finding, error, errors
from firewarden.steps.monitor.query.lexer import Kind, Lexeme, lex
from firewarden.steps.monitor.query.saved import Library
from firewarden.steps.monitor.query.syntax import (
    And,
    Cased,
    Loose,
    Near,
    Node,
    Not,
    Or,
    Saved,
    Span,
    Tag,
    Term,
)
from firewarden.text.tokens import tokenize
from firewarden.vocabulary.said import say

MAX_LENGTH = 50_000
MAX_DEPTH = 20
MAX_CHAIN = 5
"""So many NEARs in a row are still read one inside of the other; it is an error anyway."""
MAX_DISTANCE = 100
MAX_LOOSE = 20
"""Words of a phrase with ~."""
_AND_FIRST = say(
    "AND and OR stand side by side without brackets. AND binds first here; set brackets so that nobody has to guess."
)
_NEAR_FIRST = say(
    "OR stands beside NEAR without brackets. NEAR binds first here; set brackets so that nobody has to guess."
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """`root` is None when nothing can be read; with errors among the findings it is a guess."""

    root: Node | None
    findings: tuple[Finding, ...]


def parse(text: str, saved: Mapping[str, str] | None = None) -> Parsed:
    """`saved` are the texts that $name stands for."""
    return _parse(text, Library(saved), 0)


def _parse(text: str, library: Library, depth: int) -> Parsed:
    if len(text) > MAX_LENGTH:
        message = say(
            "A query has at most {most} characters; this one has {length}. Split it into several.",
            most=MAX_LENGTH,
            length=len(text),
        )
        return Parsed(None, (error(Code.TOO_LONG, 0, len(text), message),))
    lexemes, findings = lex(text)
    parser = _Parser(text, lexemes, findings, library, depth)
    part = parser.whole()
    if part is None and not parser.findings:
        message = say("The query is empty, so it would match nothing. Write a word, a phrase or a #hashtag.")
        parser.error(Code.EMPTY, 0, len(text), message)
    return Parsed(part.node if part else None, tuple(parser.findings))


class _Parser(FieldParser):
    def __init__(self, text: str, lexemes: list[Lexeme], findings: list[Finding], library: Library, depth: int) -> None:
        super().__init__(text, lexemes, findings, depth)
        self.library = library
        self.room = MAX_LENGTH - len(text)
        """Characters that saved queries may still take, each as often as it is named."""

    def whole(self) -> Part | None:
        parts: list[Part] = []
        while self.here.kind is not Kind.END:
            before = self.position
            if part := self.any_of():
                parts.append(part)
            if self.here.kind is Kind.CLOSE or self.position == before:
                lexeme = self.take()
                if lexeme.kind is Kind.CLOSE:
                    message = say("This bracket closes nothing. Take it out, or open one before it.")
                    self.error(Code.UNBALANCED_BRACKET, lexeme.start, lexeme.end, message, "")
        return self.joined(parts, And)

    def any_of(self) -> Part | None:
        parts = [self.all_of()]
        while self.here.kind in (Kind.OR, Kind.PIPE):
            sign = self.take()
            if sign.kind is Kind.PIPE:
                message = say("| joins values inside a field only. Between words write OR.")
                self.error(Code.STRAY_SIGN, sign.start, sign.end, message, " OR ")
            parts.append(self.all_of())
        found = [part for part in parts if part]
        if len(found) > 1:
            self.check_mixture(found)
        return self.joined(found, Or)

    def check_mixture(self, parts: list[Part]) -> None:
        loose = [part for part in parts if _loose(part)]
        if not loose:
            return
        fix = " OR ".join(f"({self.source(part)})" if _loose(part) else self.source(part) for part in parts)
        if any(isinstance(part.node, And) for part in loose):
            code, message = Code.MIXED_AND_OR, _AND_FIRST
        else:
            code, message = Code.OR_BESIDE_NEAR, _NEAR_FIRST
        self.warning(code, parts[0].start, parts[-1].end, message, fix)

    def all_of(self) -> Part | None:
        parts = [self.negation()]
        while True:
            if self.here.kind is Kind.AND:
                self.take()
            elif self.here.kind in (Kind.OR, Kind.PIPE, Kind.CLOSE, Kind.END):
                break
            parts.append(self.negation())
        return self.joined([part for part in parts if part], And)

    def negation(self) -> Part | None:
        if self.here.kind is not Kind.NOT:
            return self.nearness()
        first = self.take()
        times = 1
        while self.here.kind is Kind.NOT:
            self.take()
            times += 1
        part = self.nearness()
        if part is None or times % 2 == 0:
            return part
        return Part(Not(span=Span(first.start, part.end), part=part.node), first.start, part.end)

    def nearness(self) -> Part | None:
        left = self.single()
        chain = [self.source(left)] if left else []
        while self.here.kind is Kind.NEAR and len(chain) <= MAX_CHAIN:
            operator = self.take()
            right = self.single()
            distance = self.distance(operator)
            if left is None or right is None:
                left = left or right
                continue
            chain.append(f"{operator.text} {self.source(right)}")
            span = Span(left.start, right.end)
            ordered = operator.text.startswith("O")
            near = Near(span=span, left=left.node, right=right.node, distance=distance, ordered=ordered)
            left = Part(near, left.start, right.end)
        if len(chain) > 2 and left:
            fix = "(" * (len(chain) - 2) + chain[0] + " " + ") ".join(chain[1:])
            message = say("NEAR stands beside NEAR without brackets, which can be read in two ways. Set brackets.")
            self.error(Code.NEAR_BESIDE_NEAR, left.start, left.end, message, fix)
        return left

    def distance(self, operator: Lexeme) -> int:
        name, _, number = operator.text.partition("/")
        if not number:
            message = say("{name} needs the number of words that may stand between, such as {name}/5.", name=name)
            self.error(Code.NEAR_DISTANCE, operator.start, operator.end, message, f"{name}/5")
            return 5
        if len(number) > 3 or int(number) > MAX_DISTANCE:
            message = say(
                "{name} reaches {most} words at most. For the whole post write AND.", name=name, most=MAX_DISTANCE
            )
            self.error(Code.NEAR_DISTANCE, operator.start, operator.end, message, "AND")
            return MAX_DISTANCE
        return int(number)

    def single(self) -> Part | None:
        lexeme = self.here
        match lexeme.kind:
            case Kind.OPEN:
                return self.group()
            case Kind.FIELD:
                return self.field()
            case Kind.SAVED:
                return self.saved()
            case Kind.PHRASE if self.lexemes[self.position + 1].kind is Kind.LOOSE:
                return self.loose()
            case Kind.LOOSE:
                self.take()
                message = say('~ belongs behind a phrase, with a number: "late refund"~5.')
                self.error(Code.TILDE, lexeme.start, lexeme.end, message, "")
                return None
            case Kind.PHRASE | Kind.CASED | Kind.WORD:
                self.take()
                return Part(self.words(lexeme), lexeme.start, lexeme.end)
            case Kind.RANGE:
                self.take()
                message = say("A range belongs to a field, such as followers:[1000 TO 5000].")
                self.error(Code.STRAY_SIGN, lexeme.start, lexeme.end, message)
                return None
            case _:
                self.missing()
                return None

    def group(self) -> Part | None:
        opening = self.take()
        if self.depth >= MAX_DEPTH:
            message = say("Brackets are nested more than {most} deep. Simplify the query.", most=MAX_DEPTH)
            self.error(Code.TOO_DEEP, opening.start, opening.end, message)
            self.position = len(self.lexemes) - 1
            return None
        self.depth += 1
        part = None
        if self.here.kind is Kind.CLOSE:
            message = say("There is nothing inside these brackets. Write a word, or take them out.")
            self.error(Code.MISSING_PART, opening.start, self.here.end, message, "")
        else:
            part = self.any_of()
        self.depth -= 1
        closing = self.take() if self.here.kind is Kind.CLOSE else None
        if closing is None and not any(finding.code is Code.TOO_DEEP for finding in self.findings):
            message = say("This bracket is never closed. Close it where the group ends.")
            self.error(Code.UNBALANCED_BRACKET, opening.start, opening.end, message)
        end = closing.end if closing else self.here.start
        return Part(part.node, opening.start, end, bracketed=True) if part else None

    def missing(self) -> None:
        before = self.lexemes[self.position - 1] if self.position else None
        inside = before is not None and before.kind is not Kind.OPEN
        if not inside and self.here.kind in (Kind.CLOSE, Kind.END):
            return
        place = before if before is not None and inside else self.here
        if inside:
            message = say("Something is missing after {sign}. Write a word there, or take {sign} out.", sign=place.text)
        else:
            message = say(
                "Something is missing before {sign}. Write a word there, or take {sign} out.", sign=place.text
            )
        self.error(Code.MISSING_PART, place.start, place.end, message)

    def saved(self) -> Part | None:
        lexeme = self.take()
        start, end, name = lexeme.start, lexeme.end, lexeme.text
        if problem := self.library.problem(name):
            fix = f"${name.upper()}" if problem[0] is Code.UNKNOWN_SAVED else None
            self.error(problem[0], start, end, problem[1], fix)
            return None
        self.room -= self.library.size(name)
        if self.room < 0:
            message = say(
                "With the saved queries written out, this one has more than {most} characters. Split it into several.",
                most=MAX_LENGTH,
            )
            self.error(Code.TOO_LONG, start, end, message)
            return None
        text = self.library.texts[name]
        parsed = _parse(text, self.library, self.depth + 1)
        wrong = next(iter(errors(parsed.findings)), None)
        if wrong or parsed.root is None:
            message = say("The saved query ${name} has an error: {why}", name=name, why=wrong.message if wrong else "")
            self.error(Code.UNSOUND_SAVED, start, end, message)
            return None
        return Part(Saved(span=Span(start, end), name=name, text=text, part=parsed.root), start, end, bracketed=True)

    def loose(self) -> Part | None:
        """ "..."~n, which must have two words at least."""
        phrase, tilde = self.take(), self.take()
        span = Span(phrase.start, tilde.end)
        inside = phrase.start + 1
        terms = tuple(
            Term(span=Span(inside + word.start(), inside + word.end()), text=word[0])
            for word in re.finditer(r"\S+", phrase.text)
        )
        if not tilde.text or len(tilde.text) > 3 or int(tilde.text) > MAX_DISTANCE:
            message = say("~ takes the number of words that may stand between, {most} at most.", most=MAX_DISTANCE)
            self.error(Code.NEAR_DISTANCE, tilde.start, tilde.end, message, "~5")
        elif len(terms) > MAX_LOOSE:
            message = say("Before ~ a phrase has at most {most} words.", most=MAX_LOOSE)
            self.error(Code.TOO_LONG, phrase.start, phrase.end, message)
        elif len(terms) < 2:
            message = say("~ says how far words may stand apart, and here is only one. Take it out.")
            self.error(Code.TILDE, tilde.start, tilde.end, message, "")
        else:
            return Part(Loose(span=span, parts=terms, distance=int(tilde.text)), span.start, span.end)
        return Part(Term(span=Span(phrase.start, phrase.end), text=phrase.text, quoted=True), span.start, span.end)

    def words(self, lexeme: Lexeme) -> Node:
        span = Span(lexeme.start, lexeme.end)
        if lexeme.kind is Kind.CASED:
            return Cased(span=span, text=lexeme.text)
        if lexeme.kind is Kind.PHRASE:
            return Term(span=span, text=lexeme.text, quoted=True)
        if _is_tag(lexeme.text):
            return Tag(span=span, text=lexeme.text)
        return Term(span=span, text=lexeme.text)

    def joined(self, parts: list[Part], kind: type[And] | type[Or]) -> Part | None:
        if len(parts) < 2:
            return parts[0] if parts else None
        start, end = parts[0].start, parts[-1].end
        return Part(kind(span=Span(start, end), parts=tuple(part.node for part in parts)), start, end)


def _loose(part: Part) -> bool:
    """Whether AND or NEAR made it, without brackets around."""
    return isinstance(part.node, And | Near) and not part.bracketed


def _is_tag(text: str) -> bool:
    """Whether the whole word is one hashtag or handle, apart from punctuation behind it."""
    if text[0] not in "#@＃＠" or len(text) < 2:
        return False
    found = tokenize(text, wild=True)
    return bool(found.tags) and found.tags[-1].last == len(found.words) - 1
