"""What is wrong, doubtful or worth knowing about a query, said in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from firewarden.steps.monitor.query.syntax import Span
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.said import Said


class Severity(StrEnum):
    """ERROR: the query is refused. WARNING: it probably means something else. HINT: it could be better."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Code(StrEnum):
    """One name for each kind of finding, for machines and documentation."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_DEEP = "too-deep"
    UNBALANCED_BRACKET = "unbalanced-bracket"
    UNBALANCED_QUOTE = "unbalanced-quote"
    UNCLOSED_COMMENT = "unclosed-comment"
    MISSING_PART = "missing-part"
    STRAY_SIGN = "stray-sign"
    MIXED_AND_OR = "mixed-and-or"
    OR_BESIDE_NEAR = "or-beside-near"
    NEAR_BESIDE_NEAR = "near-beside-near"
    NOT_WORDS_IN_NEAR = "not-words-in-near"
    NEAR_DISTANCE = "near-distance"
    LOWER_CASE_OPERATOR = "lower-case-operator"
    MINUS = "minus"
    TILDE = "tilde"
    LEADING_WILDCARD = "leading-wildcard"
    SHORT_WILDCARD = "short-wildcard"
    TAG_WILDCARD = "tag-wildcard"
    USELESS_WILDCARD = "useless-wildcard"
    QUESTION_MARK = "question-mark"
    EMPTY_PHRASE = "empty-phrase"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_VALUE = "unknown-value"
    REVERSED_RANGE = "reversed-range"
    BAD_RANGE = "bad-range"
    PURELY_NEGATIVE = "purely-negative"
    NOT_INDEXED = "not-indexed"
    NOT_WORDS_IN_TITLE = "not-words-in-title"
    UNKNOWN_SAVED = "unknown-saved"
    SAVED_CYCLE = "saved-cycle"
    UNSOUND_SAVED = "unsound-saved"
    KNOWN_LATER = "known-later"
    KNOWN_IN_PART = "known-in-part"
    OTHER_DIALECT = "other-dialect"
    COMMON_WORD = "common-word"
    LOOSE_WORDS = "loose-words"
    ONE_WORD = "one-word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`fix` is what to write in place of the characters at `span`, None where only a person can know."""

    code: Code
    severity: Severity
    span: Span
    message: Said
    fix: str | None = None


class QueryError(BadInput):
    """The query cannot be used."""

    code = "query"

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


def error(code: Code, start: int, end: int, message: Said, fix: str | None = None) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, span=Span(start, end), message=message, fix=fix)


def warning(code: Code, start: int, end: int, message: Said, fix: str | None = None) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, span=Span(start, end), message=message, fix=fix)


def hint(code: Code, start: int, end: int, message: Said, fix: str | None = None) -> Finding:
    return Finding(code=code, severity=Severity.HINT, span=Span(start, end), message=message, fix=fix)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]
