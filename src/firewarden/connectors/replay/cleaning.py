"""Makes strings from outside safe to store and to show: encodings, control characters, bidi overrides, markup.

Letters, emoji and everything a person can have typed stay as they are.
"""

import codecs
import html
import re

import nh3

from firewarden.connectors.replay.tally import Repair, Tally

LONGEST_TEXT = 50_000
"""Characters kept of one text; the bytes as received hold the rest."""
LONGEST_LABEL = 300

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_MARKUP = re.compile(r"<(?:p|br|div|span|a|b|i|strong|em)(?:\s[^>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</p>\s*<p[^>]*>|</div>\s*<div[^>]*>", re.IGNORECASE)
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def decode(raw: bytes, tally: Tally) -> str:
    """UTF-8; bytes that are none are read as Windows-1252 one by one, so that the valid letters around them stay."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        tally.note(Repair.ENCODING)
        return raw.decode(errors=_CP1252)


def clean_text(text: str, tally: Tally) -> str:
    """A text of several lines without markup, at most `LONGEST_TEXT` characters long."""
    if len(text) > LONGEST_TEXT:
        tally.note(Repair.LONG_TEXT)
        text = text[:LONGEST_TEXT]
    plain = without_unsafe(text, tally)
    return (_without_markup(plain, tally) if "<" in plain or "&" in plain else plain).strip()


def clean_label(text: str, tally: Tally) -> str:
    """One line, at most `LONGEST_LABEL` characters: a name, a handle, an id."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST_LABEL:
        return text.strip()
    return " ".join(without_unsafe(text[:LONGEST_LABEL], tally).split())


def without_unsafe(text: str, tally: Tally) -> str:
    """Leaves out what would change how everything behind it is read or shown, keeps direction *marks* and joiners."""
    if text.isprintable() or not _UNSAFE.search(text):
        return text
    text = text.replace("\r\n", "\n")
    for repair in {_kind(sign) for sign in _UNSAFE.findall(text)}:
        if repair is not None:
            tally.note(repair)
    return _UNSAFE.sub(_replacement, text)


def _without_markup(text: str, tally: Tally) -> str:
    written = text
    if "<" in text and _MARKUP.search(text):
        tally.note(Repair.MARKUP)
        text = nh3.clean(_BREAK.sub("\n", text), tags=set())
    if "&" in text and _ENTITY.search(text):
        tally.note(Repair.ENTITIES)
        text = html.unescape(text)
    # An entity can stand for any sign, also for one that was just left out.
    return text if text is written else without_unsafe(text, tally)


def _kind(sign: str) -> Repair | None:
    if sign in "\r\u2028\u2029":
        return None
    if sign in _BIDI:
        return Repair.BIDI
    return Repair.SURROGATES if "\ud800" <= sign <= "\udfff" else Repair.CONTROLS


def _replacement(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in "\r\u2028\u2029\x85":
        return "\n"
    if "\x80" <= sign <= "\x9f":
        # Windows-1252 letters that something upstream took for Latin-1: curly quotes, dashes, the euro sign.
        return sign.encode("latin-1").decode("cp1252", "ignore")
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else ""


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_CP1252 = "firewarden.cp1252"
codecs.register_error(_CP1252, _as_cp1252)
