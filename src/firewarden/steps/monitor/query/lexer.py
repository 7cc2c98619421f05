"""Cuts the text of a query into lexemes. Never raises: what it cannot read becomes a finding."""

import re
from dataclasses import dataclass
from enum import StrEnum

from firewarden.steps.monitor.query.finding import Code, Finding, error
from firewarden.steps.monitor.query.syntax import FieldName, RangeName
from firewarden.vocabulary.said import say

TITLE = "title"
KNOWN_FIELDS = (*(name.value for name in (*FieldName, *RangeName)), TITLE)


class Kind(StrEnum):
    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    NEAR = "NEAR"
    PIPE = "|"
    PHRASE = "phrase"
    CASED = "cased"
    WORD = "word"
    FIELD = "field"
    RANGE = "range"
    SAVED = "saved"
    LOOSE = "loose"
    END = "end"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """`text` is what is inside of quotation marks, braces or square brackets, before the colon, or behind $ and ~."""

    kind: Kind
    text: str
    start: int
    end: int


QUOTE = '"“”„‟＂'
_SPECIAL = rf"\s{QUOTE}(){{}}\[\]|（）"
_PATTERN = re.compile(
    rf"""
      (?P<space>\s+ | /\*.*?\*/)
    | (?P<comment>/\*.*)
    | (?P<dialect><<<.*?(?:>>>|\Z))
    | [{QUOTE}](?P<phrase>[^{QUOTE}]*)[{QUOTE}]
    | (?P<quote>[{QUOTE}].*)
    | \{{(?P<cased>[^{{}}]*)\}}
    | \[(?P<range>[^\[\]]*)\]
    | (?<=[{QUOTE}])~(?P<loose>\d*)
    | \$(?P<saved>[a-z][a-z0-9_-]*)(?=[\s()（）|]|\Z)
    | (?P<open>[(（]) | (?P<close>[)）]) | (?P<pipe>\|) | (?P<stray>[\[\]{{}}])
    | (?:(?<=(?i:replyto:))|(?<=(?i:thread:)))(?P<key>[^{_SPECIAL}]+)
    | (?P<field>[A-Za-z][A-Za-z_]*):(?=[^\s/:)）]) | (?P<spaced_field>(?i:{"|".join(KNOWN_FIELDS)})):
    | (?P<word>(?:(?!/\*)[^{_SPECIAL}])+)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPERATOR = re.compile(r"AND|OR|NOT|O?NEAR(?:/\d+)?")
_KINDS = {
    "phrase": Kind.PHRASE,
    "cased": Kind.CASED,
    "range": Kind.RANGE,
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
    "pipe": Kind.PIPE,
    "field": Kind.FIELD,
    "spaced_field": Kind.FIELD,
    "key": Kind.WORD,
    "saved": Kind.SAVED,
    "loose": Kind.LOOSE,
}


def lex(text: str) -> tuple[list[Lexeme], list[Finding]]:
    """All lexemes, END last, and what could not be read."""
    lexemes: list[Lexeme] = []
    findings: list[Finding] = []
    for match in _PATTERN.finditer(text):
        group = match.lastgroup or "space"
        start, end = match.span()
        if group in _KINDS:
            lexemes.append(Lexeme(_KINDS[group], match[group], start, end))
        elif group == "word":
            lexemes.append(Lexeme(_operator(match[0]), match[0], start, end))
        elif group == "quote":
            lexemes.append(Lexeme(Kind.PHRASE, match[0][1:], start, end))
            findings.append(_open_quote(match[0], start, end))
        elif group == "comment":
            message = say("This comment is never closed, so the rest of the query is not read. Close it with */.")
            findings.append(error(Code.UNCLOSED_COMMENT, start, end, message, match[0] + " */"))
        elif group == "dialect":
            message = say("This is a comment of another tool. Here a comment stands between /* and */.")
            note = match[0].strip("<>").replace("*/", "")
            findings.append(error(Code.OTHER_DIALECT, start, end, message, f"/*{note}*/"))
        elif group == "stray":
            findings.append(_stray(match[0], start))
    lexemes.append(Lexeme(Kind.END, "", len(text), len(text)))
    return lexemes, findings


def _operator(word: str) -> Kind:
    if not _OPERATOR.fullmatch(word):
        return Kind.WORD
    return Kind.NEAR if "NEAR" in word else Kind(word)


def _open_quote(text: str, start: int, end: int) -> Finding:
    message = say("This quotation mark has no partner, so everything after it is read as one phrase.")
    return error(Code.UNBALANCED_QUOTE, start, end, message, text.rstrip() + '"')


def _stray(sign: str, start: int) -> Finding:
    if sign in "{}":
        use = say("{BT} makes upper and lower case count")
    else:
        use = say("followers:[1000 TO 5000] gives a range")
    message = say("A single {sign} means nothing here ({use}). Take it out, or complete the pair.", sign=sign, use=use)
    return error(Code.STRAY_SIGN, start, start + 1, message, "")
