"""Reads the value of a field: lang:en, kind:(reply OR quote), url:example.org/help."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from firewarden.steps.monitor.query.finding import Code, Finding, error
from firewarden.steps.monitor.query.syntax import FieldName
from firewarden.text.fold import fold
from firewarden.vocabulary.mention import Hazard, Tone
from firewarden.vocabulary.post import Attachment, PostKind
from firewarden.vocabulary.said import say

_LANGUAGE = re.compile("[a-z]{2,3}")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_COUNTRY = re.compile("[a-z]{2}")
_ADDRESSES = (FieldName.URL, FieldName.LINK)
_CHOICES = {
    FieldName.KIND: tuple(kind.value for kind in PostKind),
    FieldName.HAS: tuple(kind.value for kind in Attachment),
    FieldName.TONE: (Tone.NEGATIVE.value, Tone.NEUTRAL.value, Tone.POSITIVE.value),
    FieldName.REASON: tuple(hazard.value for hazard in Hazard),
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
    "neg": "negative",
    "pos": "positive",
}


def read_value(name: FieldName, text: str, start: int, end: int) -> str | Finding:
    """The value as posts are compared with, or what is wrong with it."""
    if "*" in text or ("?" in text and name not in _ADDRESSES):
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
    if name is FieldName.COUNTRY and not _COUNTRY.fullmatch(value):
        message = say("“{text}” is no country code. country: takes two letters, such as us, gb or jp.", text=text)
        return error(Code.UNKNOWN_VALUE, start, end, message)
    if name in (FieldName.REPLYTO, FieldName.THREAD) and ":" not in value:
        message = say(
            "{name}: takes the key of a post, such as bluesky:3kabc. A post says what it answers, not whom: "
            "for replies to an account write kind:reply AND @name.",
            name=str(name),
        )
        return error(Code.UNKNOWN_VALUE, start, end, message)
    if not value:
        message = say("{name}: has no value. Write one, or take the field out.", name=str(name))
        return error(Code.UNKNOWN_VALUE, start, end, message)
    return value


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


def _address(text: str) -> str:
    """Without http://, www. and what stands behind ? or #; with a slash in front it is a part of the path."""
    bare = re.split(r"[?#]", text.lower().split("://")[-1])[0]
    return bare.removeprefix("www.").rstrip("/")


def _as_is(text: str) -> str:
    return text


def _lang(text: str) -> str:
    return text.lower().replace("_", "-").split("-")[0]


_READ: dict[FieldName, Callable[[str], str]] = {
    FieldName.SITE: _site,
    FieldName.AUTHOR: _author,
    FieldName.LANG: _lang,
    FieldName.URL: _address,
    FieldName.LINK: _address,
    FieldName.REPLYTO: _as_is,
    FieldName.THREAD: _as_is,
}
