"""Which language a text is in: compact language detector first, our own function words where it is unsure."""

from collections.abc import Iterable
from functools import cache

import pycld2

from firewarden.enrichers.lexicon import LANGUAGES, lexicon

_LATIN_HINDI_LINES = """
    hai hain nahi nahin nhi kya kyu kyun kyon aur bhi mein mujhe mera meri mere tum tumhara aap aapka hum hamara apna
    apni apne bahut bohot raha rahe rahi karo karna karte kar kiya gaya gayi gaye diya liya wala wale wali abhi aaj kal
    phir jab tab agar lekin magar koi kuch kuchh itna itni matlab accha acha haan bhai yaar karne kare rha rhe tha thi
    hua hui hue ye yeh woh wo se ko ka ki ke ho gya kr hu hoon krna unko inko isko usko sabse sab logo jaise kaise
    """
_LATIN_HINDI = frozenset(_LATIN_HINDI_LINES.split())
_WELL_KNOWN_LINES = """
    en es pt fr de it hi ar ru ja ko zh zh-Hant tr id ms nl pl sv no da fi el he iw th vi fa ur bn ta te mr gu pa uk cs
    hu ro bg sr hr ca tl
    """
_WELL_KNOWN = frozenset(_WELL_KNOWN_LINES.split())
_SURE_BYTES = 40
"""From this length on a language we have no words of is believed, a rare one from twice of it."""

_RENAMED = {"iw": "he", "jw": "jv", "zh-Hant": "zh", "mo": "ro", "nb": "no"}


def guess(text: str, row: list[str], hint: str | None) -> tuple[str | None, float]:
    """ISO 639-1 code and confidence in 0..1. `row` are the tokens of `text`, `hint` what the network said."""
    reliable, size, found = _detected(text)
    hindi = len(_LATIN_HINDI.intersection(row))
    if hindi >= 2 and hindi * 6 >= len(row) and text.isascii():
        return "hi", min(0.9, 0.5 + 0.1 * hindi)
    code, share = found
    if reliable and (code in LANGUAGES or size > (_SURE_BYTES if code in _WELL_KNOWN else 2 * _SURE_BYTES)):
        return _RENAMED.get(code, code), share
    voted, confidence = _voted(row)
    if voted is not None:
        return voted, confidence
    hint = hint.split("-")[0].lower() if hint else None
    if hint and hint != "und":
        return hint, 0.5
    return (_RENAMED.get(code, code), 0.4) if reliable and code in _WELL_KNOWN else (None, 0.0)


def _detected(text: str) -> tuple[bool, int, tuple[str, float]]:
    try:
        reliable, size, found = pycld2.detect(text, isPlainText=True)
    except (pycld2.error, UnicodeEncodeError):
        return False, 0, ("un", 0.0)
    _, code, percent, _ = found[0]
    return bool(reliable) and code != "un" and not code.startswith("xx"), size, (str(code), percent / 100)


def _voted(row: Iterable[str]) -> tuple[str | None, float]:
    """The language whose function words are most frequent, when one is clearly ahead."""
    voices, counts = _voices(), dict.fromkeys(LANGUAGES, 0.0)
    for token in row:
        for lang in voices.get(token, ()):
            counts[lang] += 1 / len(voices[token])
    first, second = sorted(counts.values(), reverse=True)[:2]
    if first < 1 or first < 1.5 * second:
        return None, 0.0
    return max(counts, key=counts.__getitem__), min(0.9, 0.4 + 0.1 * first)


@cache
def _voices() -> dict[str, tuple[str, ...]]:
    """Function word, as it is written, to the languages that have it."""
    voices: dict[str, tuple[str, ...]] = {}
    for lang in LANGUAGES:
        for text in lexicon(lang).binding():
            voices[text] = (*voices.get(text, ()), lang)
    return voices
