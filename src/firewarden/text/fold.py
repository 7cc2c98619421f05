"""One spelling for all the ways the same characters are written. Knows nothing of words or meaning."""

import re
import unicodedata

from firewarden.text.characters import FLAG_LETTER, INVISIBLE, PICTURE, RARE_INVISIBLE, SKIN

_QUOTES = dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u02bb\u02bc\u2032\xb4", "'")
_DOUBLE_QUOTES = dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u301d\u301e\u301f\xab\xbb", '"')
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
# Normalized, the trade mark sign would become letters of the brand's name.
_SIGNS = {"\u2122": " ", "\u2120": " ", "\u2026": "...", "\x85": "\n"}
_SPELLED = _QUOTES | _DOUBLE_QUOTES | _DASHES | _SIGNS

ODD = re.compile(f"[{INVISIBLE}{''.join(_SPELLED)}]")
LOOSE_JOINER = re.compile(f"(?<![{PICTURE}])(?<![{PICTURE}][{SKIN}])\u200d|\u200d(?![{PICTURE}])")
RARE = re.compile(f"[{RARE_INVISIBLE}]")
BEYOND_BASIC = re.compile("[\U00010000-\U0010ffff]")
AMPERSAND = re.compile("&(?:amp;)+", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BARRED = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ı": "i"}
_BARRED |= {letter.upper(): base.upper() for letter, base in _BARRED.items() if letter != "ı"}
_BARRED_LETTER = re.compile(f"[{''.join(_BARRED)}]")
_MARKS = "\u0300-\u0344\u0346-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670"
_ACCENT = re.compile(f"[{_MARKS}]")
_BREVED = re.compile("([йЙўЎ])")
_DECORATED = re.compile(f"[{_MARKS}{''.join(_BARRED)}{SKIN}]")
_FLAG_MARK = re.compile(f"[{_MARKS}](?<=[{FLAG_LETTER}][{_MARKS}])")
_WORN_TONE = re.compile(f"[{SKIN}](?<=[{PICTURE}{SKIN}][{SKIN}])")
_LOOSE_TONE = re.compile(f"[{SKIN}]")


def fold(text: str) -> str:
    """Case, width, font, quotation marks and dashes leveled, invisible characters taken out, accents kept.

    Idempotent. White space is left as it is; `&amp;` becomes `&`.
    """
    return fold_clean(clean(text))


def fold_clean(cleaned: str) -> str:
    """`fold` of text that went through `clean`."""
    if cleaned.isascii():
        return cleaned.lower()
    folded = cleaned.casefold()
    return folded if unicodedata.is_normalized("NFKC", folded) else clean(folded)


def clean(text: str) -> str:
    """The same as `fold`, but upper and lower case stay."""
    if not text.isascii():
        # Most posts have no other sign beyond ASCII than these.
        text = text.replace("\u2026", "...").replace("\u2019", "'")
    if not text.isascii():
        text = text.replace("\u201c", '"').replace("\u201d", '"')
    if not text.isascii():
        text = _leveled(text)
    elif not text.isprintable():
        text = _CONTROL.sub("", text)
    return AMPERSAND.sub("&", text) if "&" in text else text


def _leveled(text: str) -> str:
    text = _without_odd(text)
    if text.isascii():
        return text
    normal = unicodedata.normalize("NFKC", text)
    return normal if normal == text else _without_odd(normal)


def _without_odd(text: str) -> str:
    text = ODD.sub(spelled, text)
    if BEYOND_BASIC.search(text):
        text = RARE.sub("", text)
    return LOOSE_JOINER.sub("", text) if "\u200d" in text else text


def plain(text: str) -> str:
    """Without accents, vowel points and skin tones: é as e, ł as l. й stays apart from и.

    Takes cleaned or folded text; marks that are part of the letter in Indic scripts and kana stay.
    """
    if text.isascii():
        return text
    if unicodedata.is_normalized("NFD", text) and not _DECORATED.search(text):
        return text
    bare = "".join(part if _BREVED.match(part) else _bare(part) for part in _BREVED.split(text))
    return unicodedata.normalize("NFC", bare)


def _bare(text: str) -> str:
    if BEYOND_BASIC.search(text):
        # What is taken out on its own leaves a space, so that its neighbors do not become one emoji.
        text = _LOOSE_TONE.sub(" ", _WORN_TONE.sub("", _FLAG_MARK.sub(" ", text)))
    return _ACCENT.sub("", _BARRED_LETTER.sub(_unbarred, unicodedata.normalize("NFD", text)))


def spelled(match: re.Match[str]) -> str:
    """What stands for an odd character: its plain spelling, or nothing."""
    return _SPELLED.get(match[0], "")


def _unbarred(match: re.Match[str]) -> str:
    return _BARRED[match[0]]
