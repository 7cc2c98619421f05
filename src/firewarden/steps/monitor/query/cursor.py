"""Where the parser stands in a query, and what it found wrong so far."""

from dataclasses import dataclass

from firewarden.steps.monitor.query.finding import Code, Finding, error, warning
from firewarden.steps.monitor.query.lexer import Kind, Lexeme
from firewarden.steps.monitor.query.syntax import Node
from firewarden.vocabulary.said import Said


@dataclass(frozen=True, slots=True)
class Part:
    """`start` and `end` take in the brackets around the node."""

    node: Node
    start: int
    end: int
    bracketed: bool = False


class Cursor:
    def __init__(self, text: str, lexemes: list[Lexeme], findings: list[Finding], depth: int = 0) -> None:
        self.text, self.lexemes, self.findings, self.depth = text, lexemes, findings, depth
        self.position = 0

    @property
    def here(self) -> Lexeme:
        return self.lexemes[self.position]

    @property
    def before(self) -> Lexeme:
        return self.lexemes[self.position - 1]

    def take(self) -> Lexeme:
        lexeme = self.here
        if lexeme.kind is not Kind.END:
            self.position += 1
        return lexeme

    def error(self, code: Code, start: int, end: int, message: Said, fix: str | None = None) -> None:
        self.findings.append(error(code, start, end, message, fix))

    def warning(self, code: Code, start: int, end: int, message: Said, fix: str | None = None) -> None:
        self.findings.append(warning(code, start, end, message, fix))

    def source(self, part: Part) -> str:
        return self.text[part.start : part.end]
