"""Reads the value of a field: lang:en, kind:(reply OR quote), followers:[1000 TO *]."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from firewarden.steps.monitor.query.finding import Code, Finding, error
from firewarden.steps.monitor.query.syntax import FieldName
from firewarden.text.fold import fold
from firewarden.vocabulary.post import Attachment, PostKind
from firewarden.vocabulary.said import say

_RANGE = re.compile(r"\s*(\*|\d+)\s+TO\s+(\*|\d+)\s*")
_LOOSE_RANGE = re.compile(r"\s*(\*|[\d.,_]+[km]?)\s*(?:to|-|\.\.)\s*(\*|[\d.,_]+[km]?)\s*", re.IGNORECASE)
_LANGUAGE = re.compile("[a-z]{2,3}")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_CHOICES = {
    FieldName.KIND: tuple(kind.value for kind in PostKind),
    FieldName.HAS: tuple(kind.value for kind in Attachment),
}
_SYNONYMS = {
    "retweet": "repost",
    "rt": "repost",
    "share": "repost",
    "boost": "repost",
    "comment": "reply",
    "news": "article",
    "photo": "image",
    "picture": "image",
    "images": "image",
    "url": "link",
    "links": "link",
}


def read_value(name: FieldName, text: str, start: int, end: int) -> str | Finding:
    """The value as posts are compared with, or what is wrong with it."""
    if "*" in text or "?" in text:
        message = say("{name}: takes whole values, so * and ? do not work in it. Write out each value.", name=str(name))
        return error(Code.UNKNOWN_VALUE, start, end, message)
    value = _READ.get(name, str.lower)(text.strip())
    if name in _CHOICES:
        return value if value in _CHOICES[name] else _unknown(_CHOICES[name], name, text, (start, end))
    if name is FieldName.LANG and not _LANGUAGE.fullmatch(value):
        message = say("“{text}” is no language code. lang: takes two letters, such as en, es or ja.", text=text)
        return error(Code.UNKNOWN_VALUE, start, end, message)
    if name is FieldName.SITE and not _SITE.fullmatch(value):
        message = say("“{text}” is no site. Write its address without http:// and path, such as bbc.co.uk.", text=text)
        return error(Code.UNKNOWN_VALUE, start, end, message)
    if not value:
        message = say("{name}: has no value. Write one, or take the field out.", name=str(name))
        return error(Code.UNKNOWN_VALUE, start, end, message)
    return value


def read_range(text: str, start: int, end: int) -> tuple[int | None, int | None] | Finding:
    """Low and high, None where open, or what is wrong. Start and end are those of the square brackets."""
    match = _RANGE.fullmatch(text)
    if not match:
        loose = _LOOSE_RANGE.fullmatch(text)
        fix = f"[{_number(loose[1])} TO {_number(loose[2])}]" if loose else None
        message = say("A range is two whole numbers with TO between them, * for no limit: [1000 TO 5000], [1000 TO *].")
        return error(Code.BAD_RANGE, start, end, message, fix)
    low, high = (None if number == "*" else int(number[:18]) for number in match.groups())
    if low is not None and high is not None and low > high:
        message = say(
            "This range begins at {low} and ends at {high}, so no post is in it. Turn it around.",
            low=str(low),
            high=str(high),
        )
        return error(Code.REVERSED_RANGE, start, end, message, f"[{high} TO {low}]")
    return low, high


def _unknown(choices: tuple[str, ...], name: str, text: str, span: tuple[int, int]) -> Finding:
    close = [_SYNONYMS[text.lower()]] if text.lower() in _SYNONYMS else get_close_matches(text.lower(), choices, 1)
    message = say(
        "{name}: is one of {choices}; “{text}” is none of them, so it would match nothing.",
        name=str(name),
        choices=", ".join(choices),
        text=text,
    )
    return error(Code.UNKNOWN_VALUE, *span, message, close[0] if close else None)


def _site(text: str) -> str:
    return fold(text).split("://")[-1].split("/")[0].removeprefix("www.").rstrip(".")


def _author(text: str) -> str:
    return fold(text).lstrip("@").strip()


def _lang(text: str) -> str:
    return text.lower().replace("_", "-").split("-")[0]


def _number(text: str) -> str:
    if text == "*":
        return text
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1].lower())
    if factor is None:
        return re.sub(r"\D", "", text) or "0"
    try:
        return str(round(float(text[:-1].replace(",", "").replace("_", "")) * factor))
    except ValueError:
        return "*"


_READ: dict[FieldName, Callable[[str], str]] = {
    FieldName.SITE: _site,
    FieldName.AUTHOR: _author,
    FieldName.LANG: _lang,
}
