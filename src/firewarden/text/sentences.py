"""Where the sentences of a text begin and end, and what in it is quoted speech.

Six European languages: full stops of abbreviations, ordinals, hours and decimals end nothing. Every form keeps its
length, so that a place in the leveled text is the same place in the original.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

HIDDEN = "\x00"
"""Stands for each character of quoted speech."""
INNER = "·"
"""Stands for a full stop that ends no sentence."""

_LEVEL = str.maketrans({**dict.fromkeys("’‘ʼ´`", "'"), **dict.fromkeys("–—―‐‑", "-"), "\u00a0": " ", "\u202f": " "})
_ABBREVIATION = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|st|jr|sr|inc|ltd|vs|approx|dept|e\.g|i\.e|a\.m|p\.m|u\.s|u\.k"
    r"|sra|srta|dra|ud|uds|vd|avda|núm|pág|ee\.uu|p\.ej|mme|mlle|env|p\.ex"
    r"|hr|fr|nr|str|bzw|ca|ggf|inkl|z\.\s?b|d\.\s?h|u\.\s?a|evtl|tel|v\.\s?ex|exmo|exma|ilmo"
    r"|sig|dott|dott\.ssa|ing|avv|pag|gent|spett|(?:no|art|p|n|cf|abs)(?=\.\s?\d))\.",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)"
_INSIDE = re.compile(rf"(?<=\d)\.(?=\d)|(?<=[a-z0-9])\.(?=[a-z0-9])|(?<=\d)\.(?= {_MONTH})|\.(?=,)", re.IGNORECASE)
_INITIAL = re.compile(r"(?<=\b[A-Z])\.(?= [A-Z])")
_PARAGRAPH = re.compile(r"(?<![.!?:;])(\s*)\n\s*\n|(?<![.!?:;,])\n(?=\s*[•*-] )")
_END = re.compile(r"[.!?…]+[\"'»”)\]]*(?=\s|$)|\n")
_QUOTE = re.compile(
    r"\"[^\"\n]{1,400}\"|“[^“”\n]{1,400}[”\"]|„[^„“”\"\n]{1,400}[“”\"]|«[^«»\n]{1,400}»|»[^«»\n]{1,400}«"
    r"|‚[^‚‘’\n]{1,400}[‘’]|(?<![\w’'])‘[^‘’\n]{1,400}’(?!\w)|(?<![\w'])'(?![\s'])[^'\n]{3,200}(?<!\s)'(?!\w)"
)


def leveled(text: str) -> str:
    """Lower case, one kind of apostrophe and dash, no full stop that ends no sentence, paragraphs ended by one.

    As long as `text`.
    """
    text = _INITIAL.sub(INNER, text)
    low = text.lower() if len(text.lower()) == len(text) else "".join(_lower(char) for char in text)
    low = low.translate(_LEVEL)
    low = _ABBREVIATION.sub(lambda found: found[0].replace(".", INNER), low)
    low = _INSIDE.sub(INNER, low)
    low = _PARAGRAPH.sub(lambda found: "." + " " * (len(found[0]) - 1), low)
    return low.replace("\n", " ").replace("\t", " ")


def quoted(text: str) -> list[tuple[int, int]]:
    """Quoted speech with its marks; a single word in marks counts too."""
    return [found.span() for found in _QUOTE.finditer(text)]


def hidden(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """As long as `text`."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += (text[done:start], HIDDEN * (end - start))
        done = end
    return "".join([*parts, text[done:]])


def sentences(level: str) -> list[tuple[int, int]]:
    """Of a leveled text; they cover it whole, white space behind one belongs to it."""
    edges = [0, *(found.end() for found in _END.finditer(level)), len(level)]
    pairs = [(first, last) for first, last in pairwise(edges) if level[first:last].strip()]
    return pairs or [(0, len(level))]


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char
