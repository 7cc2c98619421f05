"""Cuts the text of another tool's query into pieces."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from firewarden.steps.monitor.query.lexer import QUOTE


class Sort(StrEnum):
    PHRASE = "phrase"
    CASED = "cased"
    RANGE = "range"
    OPEN = "open"
    CLOSE = "close"
    TILDE = "tilde"
    WEIGHT = "weight"
    NEAR = "near"
    AND = "and"
    OR = "or"
    NOT = "not"
    MINUS = "minus"
    FIELD = "field"
    WORD = "word"
    END = "end"


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` is what is inside of quotation marks and brackets, or the number, or the name of the field."""

    sort: Sort
    text: str
    start: int
    end: int


@cache
def _pattern(minus: bool) -> re.Pattern[str]:
    special = rf"\s{QUOTE}(){{}}\[\]"
    sign = r"| (?:(?<=\s)|(?<=\()|\A)(?P<minus>-)(?=[^\s-])" if minus else ""
    return re.compile(
        rf"""
          (?P<space>\s+ | /\*.*?\*/ | <<<.*?(?:>>>|\Z))
        | [{QUOTE}](?P<phrase>[^{QUOTE}]*)(?:[{QUOTE}]|\Z)
        | \{{(?P<cased>[^{{}}]*)\}}
        | \[(?P<range>[^\[\]]*)\]
        | (?P<open>\() | (?P<close>\))
        | ~(?P<tilde>\d+) | \^(?P<weight>\d+)
        | (?P<near>(?:O?NEAR|SENTENCE)(?:/\d+f?)?)(?=[\s()]|\Z)
        | (?P<and>AND)(?=[\s()]|\Z) | (?P<or>OR)(?=[\s()]|\Z) | (?P<not>NOT)(?=[\s()]|\Z)
        {sign}
        | (?P<field>[A-Za-z][A-Za-z_.]*):(?=[^\s/)])
        | (?P<word>[^{special}~^]+(?:[~^][^{special}~^\d]+)*)
        | (?P<stray>.)
        """,
        re.VERBOSE | re.DOTALL,
    )


def pieces(text: str, *, minus: bool) -> list[Piece]:
    """All pieces, END last; comments and stray signs are left out."""
    found: list[Piece] = []
    for match in _pattern(minus).finditer(text):
        group = match.lastgroup or "space"
        if group not in ("space", "stray"):
            found.append(Piece(Sort(group), match[group], *match.span()))
    found.append(Piece(Sort.END, "", len(text), len(text)))
    return found
