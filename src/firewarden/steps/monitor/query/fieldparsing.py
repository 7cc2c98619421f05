"""Parses fields: the name before the colon, and what may stand behind it."""

from abc import ABC, abstractmethod
from difflib import get_close_matches

from firewarden.steps.monitor.query.cursor import Cursor, Part
from firewarden.steps.monitor.query.fields import read_value
from firewarden.steps.monitor.query.finding import Code, Finding
from firewarden.steps.monitor.query.lexer import KNOWN_FIELDS, TITLE, Kind, Lexeme
from firewarden.steps.monitor.query.ranges import EXACT, TIMES, Limits, read_moment, read_number, read_range
from firewarden.steps.monitor.query.syntax import Field, FieldName, Range, RangeName, Span, Title
from firewarden.vocabulary.said import say

_VALUES = (Kind.WORD, Kind.PHRASE)


VENDOR_NAMES = {
    "from": "author",
    "language": "lang",
    "sitename": "site",
    "domain": "site",
    "domainurl": "site",
    "links": "link",
    "authorfollowers": "followers",
    "min_followers": "followers",
    "engagementtype": "kind",
    "is": "kind",
    "sentiment": "tone",
    "intitle": "title",
    "conversation_id": "thread",
    "parentpostid": "replyto",
    "in_reply_to": "replyto",
}
"""What other tools call our fields."""


class FieldParser(Cursor, ABC):
    @abstractmethod
    def single(self) -> Part | None:
        """What a field may hold: a word, a phrase, brackets."""

    def field(self) -> Part | None:
        lexeme = self.take()
        name = lexeme.text.lower()
        if name == TITLE:
            return self.title(lexeme)
        if name in list(RangeName):
            return self.range(lexeme, RangeName(name))
        if name in list(FieldName):
            return self.choices(lexeme, FieldName(name))
        near = VENDOR_NAMES.get(name) or next(iter(get_close_matches(name, KNOWN_FIELDS, 1)), None)
        message = say(
            "There is no field {name}:, only {fields}. For the words put quotation marks around.",
            name=name,
            fields=", ".join(KNOWN_FIELDS),
        )
        self.error(Code.UNKNOWN_FIELD, lexeme.start, lexeme.end, message, f"{near}:" if near else None)
        # One field behind the other must not nest.
        return None if self.here.kind is Kind.FIELD else self.single()

    def title(self, lexeme: Lexeme) -> Part | None:
        if self.here.kind not in (*_VALUES, Kind.CASED, Kind.OPEN, Kind.SAVED):
            message = say("{name}: takes words, a phrase or brackets with words in them.", name=TITLE)
            self.error(Code.NOT_WORDS_IN_TITLE, lexeme.start, lexeme.end, message)
            return None
        part = self.single()
        if part is None:
            return None
        return Part(Title(span=Span(lexeme.start, part.end), part=part.node), lexeme.start, part.end)

    def range(self, lexeme: Lexeme, name: RangeName) -> Part | None:
        read = self.limits(lexeme, name)
        if read is None or isinstance(read, Finding):
            self.findings += [read] if read else []
            return None
        span = Span(lexeme.start, self.before.end)
        return Part(Range(span=span, name=name, low=read[0], high=read[1]), span.start, span.end)

    def limits(self, lexeme: Lexeme, name: RangeName) -> Limits | Finding | None:
        value = self.here
        if name in TIMES and value.kind in _VALUES:
            self.take()
            return read_moment(name, value.text, value.start, value.end)
        if name in TIMES:
            message = say("{name}: needs a day, such as {name}:2026-01-31.", name=str(name))
            self.error(Code.BAD_RANGE, lexeme.start, lexeme.end, message)
            return None
        if value.kind is Kind.RANGE:
            self.take()
            return read_range(name, value.text, value.start, value.end)
        if name in EXACT and value.kind is Kind.WORD:
            self.take()
            return read_number(name, value.text, value.start, value.end)
        end = self.take().end if value.kind is Kind.WORD else lexeme.end
        fix = f"{name}:[{value.text} TO *]" if value.text.isdecimal() else None
        message = say("{name}: needs a range, such as {name}:[1000 TO 5000] or {name}:[1000 TO *].", name=str(name))
        self.error(Code.BAD_RANGE, lexeme.start, end, message, fix)
        return None

    def choices(self, lexeme: Lexeme, name: FieldName) -> Part | None:
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
        end = self.before.end
        if grouped:
            if self.here.kind is Kind.CLOSE:
                end = self.take().end
            else:
                message = say(
                    "The brackets after {name}: take values with OR between them, such as {name}:(a OR b).",
                    name=str(name),
                )
                self.error(Code.UNKNOWN_VALUE, lexeme.start, self.here.end, message)
                while self.here.kind not in (Kind.CLOSE, Kind.END):
                    self.take()
                end = self.take().end
        elif not values and self.position and self.before is lexeme:
            message = say("{name}: has no value. Write one, or take the field out.", name=str(name))
            self.error(Code.UNKNOWN_VALUE, lexeme.start, lexeme.end, message)
        if not values:
            return None
        return Part(Field(span=Span(lexeme.start, end), name=name, values=tuple(values)), lexeme.start, end)

    def value(self, name: FieldName, lexeme: Lexeme) -> list[str]:
        texts = [lexeme.text] if lexeme.kind is Kind.PHRASE else lexeme.text.strip(",").split(",")
        read = [read_value(name, text, lexeme.start, lexeme.end) for text in texts]
        self.findings += [value for value in read if isinstance(value, Finding)]
        return [value for value in read if isinstance(value, str)]
