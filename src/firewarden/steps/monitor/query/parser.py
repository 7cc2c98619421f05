"""Reads a query into its syntax by recursive descent. Never raises: what is wrong becomes a finding.

Precedence, tightest first: NEAR, NOT, AND (also two parts side by side), OR.
"""

from dataclasses import dataclass
from difflib import get_close_matches

from firewarden.steps.monitor.query.fields import read_range, read_value
from firewarden.steps.monitor.query.finding import Code, Finding, error, warning
from firewarden.steps.monitor.query.lexer import KNOWN_FIELDS, Kind, Lexeme, lex
from firewarden.steps.monitor.query.syntax import (
    And,
    Cased,
    Field,
    FieldName,
    Near,
    Node,
    Not,
    Or,
    Range,
    RangeName,
    Span,
    Tag,
    Term,
)
from firewarden.text.tokens import tokenize
from firewarden.vocabulary.said import say

_VALUES = (Kind.WORD, Kind.PHRASE)

MAX_LENGTH = 50_000
MAX_DEPTH = 20
MAX_CHAIN = 5
"""So many NEARs in a row are still read one inside of the other; it is an error anyway."""
MAX_DISTANCE = 100
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


@dataclass(frozen=True, slots=True)
class _Part:
    """`start` and `end` take in the brackets around the node."""

    node: Node
    start: int
    end: int
    bracketed: bool = False


def parse(text: str) -> Parsed:
    if len(text) > MAX_LENGTH:
        message = say(
            "A query has at most {most} characters; this one has {length}. Split it into several.",
            most=MAX_LENGTH,
            length=len(text),
        )
        return Parsed(None, (error(Code.TOO_LONG, 0, len(text), message),))
    lexemes, findings = lex(text)
    parser = _Parser(text, lexemes, findings)
    part = parser.whole()
    if part is None and not parser.findings:
        message = say("The query is empty, so it would match nothing. Write a word, a phrase or a #hashtag.")
        parser.findings.append(error(Code.EMPTY, 0, len(text), message))
    return Parsed(part.node if part else None, tuple(parser.findings))


class _Parser:
    def __init__(self, text: str, lexemes: list[Lexeme], findings: list[Finding]) -> None:
        self.text, self.lexemes, self.findings = text, lexemes, findings
        self.position = 0
        self.depth = 0

    @property
    def here(self) -> Lexeme:
        return self.lexemes[self.position]

    def take(self) -> Lexeme:
        lexeme = self.here
        if lexeme.kind is not Kind.END:
            self.position += 1
        return lexeme

    def whole(self) -> _Part | None:
        parts: list[_Part] = []
        while self.here.kind is not Kind.END:
            before = self.position
            if part := self.any_of():
                parts.append(part)
            if self.here.kind is Kind.CLOSE or self.position == before:
                lexeme = self.take()
                if lexeme.kind is Kind.CLOSE:
                    message = say("This bracket closes nothing. Take it out, or open one before it.")
                    self.findings.append(error(Code.UNBALANCED_BRACKET, lexeme.start, lexeme.end, message, ""))
        return self.joined(parts, And)

    def any_of(self) -> _Part | None:
        parts = [self.all_of()]
        while self.here.kind in (Kind.OR, Kind.PIPE):
            sign = self.take()
            if sign.kind is Kind.PIPE:
                message = say("| joins values inside a field only. Between words write OR.")
                self.findings.append(error(Code.STRAY_SIGN, sign.start, sign.end, message, " OR "))
            parts.append(self.all_of())
        found = [part for part in parts if part]
        if len(found) > 1:
            self.check_mixture(found)
        return self.joined(found, Or)

    def check_mixture(self, parts: list[_Part]) -> None:
        loose = [part for part in parts if isinstance(part.node, And | Near) and not part.bracketed]
        if not loose:
            return
        fix = " OR ".join(f"({self.source(part)})" if part in loose else self.source(part) for part in parts)
        if any(isinstance(part.node, And) for part in loose):
            code, message = Code.MIXED_AND_OR, _AND_FIRST
        else:
            code, message = Code.OR_BESIDE_NEAR, _NEAR_FIRST
        self.findings.append(warning(code, parts[0].start, parts[-1].end, message, fix))

    def all_of(self) -> _Part | None:
        parts = [self.negation()]
        while True:
            if self.here.kind is Kind.AND:
                self.take()
            elif self.here.kind in (Kind.OR, Kind.PIPE, Kind.CLOSE, Kind.END):
                break
            parts.append(self.negation())
        return self.joined([part for part in parts if part], And)

    def negation(self) -> _Part | None:
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
        return _Part(Not(span=Span(first.start, part.end), part=part.node), first.start, part.end)

    def nearness(self) -> _Part | None:
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
            left = _Part(near, left.start, right.end)
        if len(chain) > 2 and left:
            fix = "(" * (len(chain) - 2) + chain[0] + " " + ") ".join(chain[1:])
            message = say("NEAR stands beside NEAR without brackets, which can be read in two ways. Set brackets.")
            self.findings.append(error(Code.NEAR_BESIDE_NEAR, left.start, left.end, message, fix))
        return left

    def distance(self, operator: Lexeme) -> int:
        name, _, number = operator.text.partition("/")
        if not number:
            message = say("{name} needs the number of words that may stand between, such as {name}/5.", name=name)
            self.findings.append(error(Code.NEAR_DISTANCE, operator.start, operator.end, message, f"{name}/5"))
            return 5
        if len(number) > 3 or int(number) > MAX_DISTANCE:
            message = say(
                "{name} reaches {most} words at most. For the whole post write AND.", name=name, most=MAX_DISTANCE
            )
            self.findings.append(error(Code.NEAR_DISTANCE, operator.start, operator.end, message, "AND"))
            return MAX_DISTANCE
        return int(number)

    def single(self) -> _Part | None:
        lexeme = self.here
        match lexeme.kind:
            case Kind.OPEN:
                return self.group()
            case Kind.FIELD:
                return self.field()
            case Kind.PHRASE | Kind.CASED | Kind.WORD:
                self.take()
                return _Part(self.words(lexeme), lexeme.start, lexeme.end)
            case Kind.RANGE:
                self.take()
                message = say("A range belongs to a field, such as followers:[1000 TO 5000].")
                self.findings.append(error(Code.STRAY_SIGN, lexeme.start, lexeme.end, message))
                return None
            case _:
                self.missing()
                return None

    def group(self) -> _Part | None:
        opening = self.take()
        if self.depth >= MAX_DEPTH:
            message = say("Brackets are nested more than {most} deep. Simplify the query.", most=MAX_DEPTH)
            self.findings.append(error(Code.TOO_DEEP, opening.start, opening.end, message))
            self.position = len(self.lexemes) - 1
            return None
        self.depth += 1
        part = None
        if self.here.kind is Kind.CLOSE:
            message = say("There is nothing inside these brackets. Write a word, or take them out.")
            self.findings.append(error(Code.MISSING_PART, opening.start, self.here.end, message, ""))
        else:
            part = self.any_of()
        self.depth -= 1
        closing = self.take() if self.here.kind is Kind.CLOSE else None
        if closing is None and not any(finding.code is Code.TOO_DEEP for finding in self.findings):
            message = say("This bracket is never closed. Close it where the group ends.")
            self.findings.append(error(Code.UNBALANCED_BRACKET, opening.start, opening.end, message))
        end = closing.end if closing else self.here.start
        return _Part(part.node, opening.start, end, bracketed=True) if part else None

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
        self.findings.append(error(Code.MISSING_PART, place.start, place.end, message))

    def field(self) -> _Part | None:
        lexeme = self.take()
        name = lexeme.text.lower()
        if name in list(RangeName):
            return self.range(lexeme, RangeName(name))
        if name in list(FieldName):
            return self.choices(lexeme, FieldName(name))
        close = get_close_matches(name, KNOWN_FIELDS, 1)
        message = say(
            "There is no field {name}:, only {fields}. For the words put quotation marks around.",
            name=name,
            fields=", ".join(KNOWN_FIELDS),
        )
        fix = f"{close[0]}:" if close else None
        self.findings.append(error(Code.UNKNOWN_FIELD, lexeme.start, lexeme.end, message, fix))
        return self.single()

    def range(self, lexeme: Lexeme, name: RangeName) -> _Part | None:
        value = self.here
        if value.kind is not Kind.RANGE:
            end = self.take().end if value.kind is Kind.WORD else lexeme.end
            fix = f"{name}:[{value.text} TO *]" if value.text.isdecimal() else None
            message = say("{name}: needs a range, such as {name}:[1000 TO 5000] or {name}:[1000 TO *].", name=str(name))
            self.findings.append(error(Code.BAD_RANGE, lexeme.start, end, message, fix))
            return None
        self.take()
        read = read_range(value.text, value.start, value.end)
        if isinstance(read, Finding):
            self.findings.append(read)
            return None
        span = Span(lexeme.start, value.end)
        return _Part(Range(span=span, name=name, low=read[0], high=read[1]), lexeme.start, value.end)

    def choices(self, lexeme: Lexeme, name: FieldName) -> _Part | None:
        grouped = self.here.kind is Kind.OPEN
        if grouped:
            self.take()
        values: list[str] = []
        while self.here.kind in _VALUES and (value := self.take()):
            values += self.value(name, value)
            if not grouped and self.here.kind is not Kind.PIPE:
                break
            while self.here.kind in (Kind.PIPE, Kind.OR) if grouped else self.here.kind is Kind.PIPE:
                self.take()
        end = self.lexemes[self.position - 1].end
        if grouped:
            if self.here.kind is Kind.CLOSE:
                end = self.take().end
            else:
                message = say(
                    "The brackets after {name}: take values with OR between them, such as {name}:(a OR b).",
                    name=str(name),
                )
                self.findings.append(error(Code.UNKNOWN_VALUE, lexeme.start, self.here.end, message))
                while self.here.kind not in (Kind.CLOSE, Kind.END):
                    self.take()
                end = self.take().end
        elif not values and self.position and self.lexemes[self.position - 1] is lexeme:
            message = say("{name}: has no value. Write one, or take the field out.", name=str(name))
            self.findings.append(error(Code.UNKNOWN_VALUE, lexeme.start, lexeme.end, message))
        if not values:
            return None
        return _Part(Field(span=Span(lexeme.start, end), name=name, values=tuple(values)), lexeme.start, end)

    def value(self, name: FieldName, lexeme: Lexeme) -> list[str]:
        texts = [lexeme.text] if lexeme.kind is Kind.PHRASE else lexeme.text.strip(",").split(",")
        read = [read_value(name, text, lexeme.start, lexeme.end) for text in texts]
        self.findings += [value for value in read if isinstance(value, Finding)]
        return [value for value in read if isinstance(value, str)]

    def words(self, lexeme: Lexeme) -> Node:
        span = Span(lexeme.start, lexeme.end)
        if lexeme.kind is Kind.CASED:
            return Cased(span=span, text=lexeme.text)
        if lexeme.kind is Kind.PHRASE:
            return Term(span=span, text=lexeme.text, quoted=True)
        if _is_tag(lexeme.text):
            return Tag(span=span, text=lexeme.text)
        return Term(span=span, text=lexeme.text)

    def joined(self, parts: list[_Part], kind: type[And] | type[Or]) -> _Part | None:
        if len(parts) < 2:
            return parts[0] if parts else None
        start, end = parts[0].start, parts[-1].end
        return _Part(kind(span=Span(start, end), parts=tuple(part.node for part in parts)), start, end)

    def source(self, part: _Part) -> str:
        return self.text[part.start : part.end]


def _is_tag(text: str) -> bool:
    """Whether the whole word is one hashtag or handle, apart from punctuation behind it."""
    if text[0] not in "#@＃＠" or len(text) < 2:
        return False
    found = tokenize(text, wild=True)
    return bool(found.tags) and found.tags[-1].last == len(found.words) - 1
