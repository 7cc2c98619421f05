"""Reads another tool's query into our syntax by recursive descent. Never raises."""

import re

from firewarden.steps.monitor.query.dialects.manner import NOT_CARRIED, NOT_NEAR, NOWHERE, Changed, Lost, Manner, Read
from firewarden.steps.monitor.query.dialects.nearby import loosened, nearby
from firewarden.steps.monitor.query.dialects.tokens import Piece, Sort, pieces
from firewarden.steps.monitor.query.dialects.tree import Group, Negated, Titled, Tree
from firewarden.steps.monitor.query.dialects.words import word
from firewarden.steps.monitor.query.syntax import Cased, Term
from firewarden.vocabulary.said import Said, say

MAX_DEPTH = 20
MAX_CHAIN = 5
"""So many NEARs in a row are read one inside of the other, the next one as AND."""

_ENDS = (Sort.OR, Sort.CLOSE, Sort.END)
_GLUE = (Sort.AND, Sort.OR, Sort.NEAR, Sort.TILDE, Sort.WEIGHT)


class TooDeep(Exception):
    """Brackets inside of brackets, more than anybody writes."""


class Reader:
    """`notes` are said of the query as a whole."""

    def __init__(self, text: str, manner: Manner) -> None:
        self.text, self.manner = text, manner
        self.pieces = pieces(text, minus=manner.minus)
        self.position, self.depth = 0, 0
        self.notes: list[Said] = []

    @property
    def here(self) -> Piece:
        return self.pieces[self.position]

    def take(self) -> Piece:
        piece = self.here
        if piece.sort is not Sort.END:
            self.position += 1
        return piece

    def whole(self) -> Tree | None:
        """Raises TooDeep."""
        parts: list[Tree] = []
        while self.here.sort is not Sort.END:
            if part := self.any_of():
                parts.append(part)
            if self.here.sort is Sort.CLOSE:
                self.note(say("A bracket that closes nothing was left out."))
                self.take()
        return _joined(parts, either=False)

    def any_of(self) -> Tree | None:
        parts = [self.all_of()]
        while self.here.sort is Sort.OR:
            self.take()
            parts.append(self.all_of())
        found = [part for part in parts if part]
        if len(found) > 1 and not self.manner.mixing and any(self.loose(part) for part in found):
            self.note(say("AND and OR stood side by side without brackets; AND was read first."))
        return _joined(found, either=True)

    def loose(self, part: Tree) -> bool:
        """Whether it is a group that AND made, without brackets of its own."""
        return isinstance(part, Group) and not part.either and not part.bracketed

    def all_of(self) -> Tree | None:
        parts = [self.negation()]
        while self.here.sort not in _ENDS:
            if self.here.sort in (Sort.AND, Sort.NEAR):
                if self.take().sort is Sort.NEAR:
                    self.note(NOT_NEAR)
                continue
            before = self.position
            parts.append(self.negation())
            if self.position == before:
                self.take()
        return _joined([part for part in parts if part], either=False)

    def negation(self) -> Tree | None:
        times = 0
        while self.here.sort in (Sort.NOT, Sort.MINUS):
            self.take()
            times += 1
        part = self.nearness()
        return Negated(part) if part and times % 2 else part

    def nearness(self) -> Tree | None:
        left = self.single()
        for _ in range(MAX_CHAIN):
            if self.here.sort is not Sort.NEAR:
                return left
            operator = self.take()
            right = self.single()
            both = left and right and nearby(left, right, operator.text, self.manner.near)
            left = both or left or right
        return left

    def single(self) -> Tree | None:
        piece = self.here
        found: Tree | None = None
        match piece.sort:
            case Sort.OPEN:
                found = self.group()
            case Sort.FIELD:
                found = self.field()
            case Sort.PHRASE | Sort.WORD | Sort.CASED:
                found = self.words(self.take())
            case Sort.RANGE | Sort.WEIGHT | Sort.TILDE:
                self.take()
        return self.behind(found)

    def behind(self, found: Tree | None) -> Tree | None:
        """~5 and ^9 behind a phrase or group."""
        while self.here.sort in (Sort.TILDE, Sort.WEIGHT):
            sign = self.take()
            if sign.sort is Sort.WEIGHT:
                self.note(say("Weights such as ^{number} only sort what is shown and were left out.", number=sign.text))
            elif found:
                found = loosened(found, int(sign.text[:4]))
        return found

    def group(self) -> Tree | None:
        self.take()
        if self.depth >= MAX_DEPTH:
            raise TooDeep
        self.depth += 1
        part = self.any_of()
        self.depth -= 1
        if self.here.sort is Sort.CLOSE:
            self.take()
        else:
            self.note(say("A bracket that was never closed was closed at the end."))
        return Group(part.parts, part.either, bracketed=True) if isinstance(part, Group) else part

    def words(self, piece: Piece) -> Read:
        if piece.sort is Sort.CASED:
            return word(Cased(span=NOWHERE, text=piece.text), self.source(piece), self.manner.wild)
        if piece.sort is Sort.PHRASE:
            return word(Term(span=NOWHERE, text=piece.text, quoted=True), self.source(piece), self.manner.wild)
        return self.plus(piece) or word(Term(span=NOWHERE, text=piece.text), self.source(piece), self.manner.wild)

    def plus(self, piece: Piece) -> Read | None:
        signs = re.match(r"\+{1,2}(?=\w)", piece.text) if self.manner.plus else None
        if not signs:
            return None
        text, source = piece.text[signs.end() :], self.source(piece)
        if len(signs[0]) == 2:
            return word(Cased(span=NOWHERE, text=text), source, self.manner.wild)
        read = word(Term(span=NOWHERE, text=text), source, self.manner.wild)
        how = say("{part} asked for the exact spelling; here it also finds the word with accents.", part=source)
        return read if isinstance(read, Lost | Changed) else Changed(read, how)

    def field(self) -> Tree | None:
        """The name and what is behind it: one value, or several in brackets."""
        piece = self.take()
        name = piece.text.lower()
        if name in self.manner.titles or name in self.manner.anywhere:
            return self.worded(name, piece)
        if self.here.sort is not Sort.OPEN:
            value = self.take() if self.here.sort in (Sort.PHRASE, Sort.WORD, Sort.RANGE, Sort.CASED) else None
            # What looks like a field or a sign inside of an address is part of it.
            while value and value.sort is Sort.WORD and self.here.start == value.end and self.here.sort is Sort.WORD:
                more = self.take()
                value = Piece(Sort.WORD, value.text + more.text, value.start, more.end)
            return self.valued(name, value, piece) if value else None
        return self.valued_group(name, piece)

    def worded(self, name: str, piece: Piece) -> Tree | None:
        """title:word, title:"a phrase" or title:(an expression)."""
        if self.here.sort not in (Sort.OPEN, Sort.PHRASE, Sort.WORD, Sort.CASED):
            return None
        part = self.single()
        if part is None:
            return None
        if how := self.manner.anywhere.get(name):
            self.note(how)
            return part
        return Titled(part, self.text[piece.start : self.before_end()])

    def valued_group(self, name: str, piece: Piece) -> Tree | None:
        """title:(a OR "b c"): the field holds for each of the values, joined as they are."""
        start, depth = self.position, 0
        while self.here.sort is not Sort.END:
            depth += {Sort.OPEN: 1, Sort.CLOSE: -1}.get(self.here.sort, 0)
            self.take()
            if not depth:
                break
        inner = self.pieces[start + 1 : self.position - 1]
        parts = [self.valued(name, value, piece) for value in inner if value.sort in (Sort.PHRASE, Sort.WORD)]
        either = not any(value.sort is Sort.AND for value in inner)
        if any(value.sort in (Sort.NOT, Sort.MINUS, Sort.NEAR, Sort.OPEN) for value in inner):
            source = self.text[piece.start : self.before_end()]
            return Lost(source, say("its brackets hold more than a list of values."))
        return _joined([part for part in parts if part], either=either, bracketed=True)

    def before_end(self) -> int:
        return self.pieces[self.position - 1].end

    def valued(self, name: str, value: Piece, piece: Piece) -> Read:
        source = f"{piece.text}:{self.source(value)}"
        reader = self.manner.fields.get(name)
        if reader is None:
            return Lost(source, self.manner.missing.get(name, NOT_CARRIED))
        read = reader(f"[{value.text}]" if value.sort is Sort.RANGE else value.text.strip())
        if isinstance(read, Said):
            return Lost(source, read)
        return read

    def source(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end]

    def note(self, said: Said) -> None:
        if said not in self.notes:
            self.notes.append(said)


def _joined(parts: list[Tree], *, either: bool, bracketed: bool = False) -> Tree | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return Group(tuple(parts), either, bracketed=bracketed)
