"""Turns single values of a record into what a post holds: labels, ids, links, languages, names of networks."""

import re

from firewarden.connectors.replay.cleaning import clean_label
from firewarden.connectors.replay.naming import kind_named
from firewarden.connectors.replay.numbers import NOTHING
from firewarden.connectors.replay.tally import Repair, Tally
from firewarden.vocabulary.post import PostKind

_LONGEST_ID = 200
_LONGEST_URL = 2_000
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+|\d{16,}\.0")
_IDS = ("id_str", "uri", "id", "$oid", "$numberLong")
_LANGUAGES = {"english": "en", "spanish": "es", "german": "de", "french": "fr", "arabic": "ar", "portuguese": "pt"}
_LANGUAGES |= {"italian": "it", "dutch": "nl", "japanese": "ja", "hindi": "hi", "turkish": "tr", "russian": "ru"}
_LANGUAGES |= {"in": "id", "iw": "he", "ji": "yi"}


def label_of(value: object, tally: Tally) -> str | None:
    """One clean line; numbers as they are written; None for the words that stand for nothing."""
    if type(value) is not str:
        value = str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
    label = clean_label(value, tally)
    return None if not label or (len(label) < 10 and label.lower() in NOTHING) else label


def id_of(value: object, tally: Tally) -> str | None:
    """An id as the network wrote it. One that a spreadsheet has rounded is none: many posts would share it."""
    if isinstance(value, dict):
        # One level only: an object about a post, or the way document databases write an id.
        value = next((value[key] for key in _IDS if key in value), None)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    label = label_of(value, tally)
    if isinstance(value, float) or (label is not None and _ROUNDED.fullmatch(label)):
        tally.note(Repair.ROUNDED_ID)
        return None
    if label is None or len(label) > _LONGEST_ID:
        return None
    return label[:-2] if label.endswith(".0") and label[:-2].isdecimal() else label


def handle_of(value: object, tally: Tally) -> str | None:
    """A name of an account, without its @."""
    handle = label_of(value, tally)
    if handle is None or handle == "[deleted]":
        return None
    return handle.removeprefix("@") or None


def url_of(value: object, _: Tally) -> str | None:
    """Only what a browser opens as a page: no javascript:, no data:."""
    url = value.strip() if isinstance(value, str) else ""
    fine = url.startswith(("https://", "http://")) and len(url) <= _LONGEST_URL and url.isprintable()
    return url.replace(" ", "%20") if fine else None


def lang_of(value: object, _: Tally) -> str | None:
    """Two letters, from en, en-US, eng_US or English; of several languages the first."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str) or len(value) > 30:
        return None
    code = value.strip().lower().replace("_", "-").split("-", 1)[0]
    code = _LANGUAGES.get(code, code)
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def kind_of(value: object, _: Tally) -> PostKind | None:
    """None for a plain post too: what it answers or quotes says more."""
    kind = kind_named(value) if isinstance(value, str) else None
    return None if kind is PostKind.POST else kind


def slug(name: str) -> str:
    """A platform's name as it stands in keys: small letters, digits, dots and dashes, at most 40."""
    return re.sub(r"[^a-z0-9.]+", "-", name.strip().lower()[:80]).strip("-.")[:40]
