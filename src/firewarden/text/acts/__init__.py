"""What somebody does with words when they answer a person: is sorry, offers, invites, argues. Six languages.

Each language is one module of phrases, separated by `;`. In a phrase a space is any white space, `*` behind a word any
end of it, `~` up to four words between, and the rest is the syntax of `re`. Letters are looked up as `text.level`
spells them. What stands in quotation marks is somebody else's and is found by nobody.
"""

import re
from functools import cache

from firewarden.text.acts import english, french, german, italian, portuguese, spanish
from firewarden.text.acts.kinds import Act, Phrases
from firewarden.text.level import level

__all__ = ["Act", "Span", "found", "negated", "readable", "spans"]

Span = tuple[int, int]

_LANGUAGES: dict[str, Phrases] = {
    "en": english.PHRASES,
    "es": spanish.PHRASES,
    "fr": french.PHRASES,
    "de": german.PHRASES,
    "pt": portuguese.PHRASES,
    "it": italian.PHRASES,
}

_QUOTED = re.compile(r"\"[^\"\n]{2,}\"|(?<!\w)'[^'\n]{2,}'(?!\w)")
_NOT = re.compile(
    r"\b(?:not|never|no|n't|cannot|without|nicht|kein\w*|nie|ohne|ne|pas|jamais|sans|nunca|sin|nao|sem|non|mai|"
    r"senza)[^\w.!?;:]+(?:\w+[^\w.!?;:]+)?$"
)


def spans(text: str, act: Act, lang: str) -> list[Span]:
    """(start, end) of every phrase that does this, in the order of the text; of an unknown language as in English."""
    return found(readable(text), act, lang)


def readable(text: str) -> str:
    """The text as `found` takes it: leveled, what others said blanked out, as long as before."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), level(text))


def found(plain: str, act: Act, lang: str) -> list[Span]:
    """`spans` of a text that went through `readable`."""
    pattern = _pattern(act, lang if lang in _LANGUAGES else "en")
    return [match.span() for match in pattern.finditer(plain)] if pattern else []


def negated(plain: str, span: Span) -> bool:
    """Whether a no stands right before it."""
    return _NOT.search(plain, max(0, span[0] - 24), span[0]) is not None


_PART = re.compile(
    r"(?P<escape>\\.[*+?]?)|(?P<gap>\s*~\s*)|(?P<loose>\s+\*)|(?P<fold>(?<=[|(])\s*\n\s*)|(?P<space>\s+)"
    r"|(?P<end>(?<=\w)\*)"
)
_WRITTEN = {
    "gap": r"[^\w.!?;\n]+(?:\w[\w']*[^\w.!?;\n]+){0,4}?",
    "loose": r"\s*",
    "fold": "",
    "space": r"\s+",
    "end": r"\w*",
}


@cache
def _pattern(act: Act, lang: str) -> re.Pattern[str] | None:
    phrases = [phrase for phrase in map(str.strip, _LANGUAGES[lang].get(act, "").split(";")) if phrase]
    if not phrases:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_expression, phrases)) + r")(?!\w)")


def _expression(phrase: str) -> str:
    done, written = 0, []
    for match in _PART.finditer(phrase):
        written += [level(phrase[done : match.start()]), _WRITTEN.get(match.lastgroup or "", match[0])]
        done = match.end()
    return "".join([*written, level(phrase[done:])])
