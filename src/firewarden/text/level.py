"""One spelling for looking words up, character for character: places in it are places in the text."""

import unicodedata
from functools import cache

_QUOTES = dict.fromkeys("\u2018\u2019\u201b\xb4`", "'") | dict.fromkeys("\u201c\u201d\u201e\u201f\xab\xbb", '"')


def level(text: str) -> str:
    """Lower case, no accents, straight quotation marks; exactly as long as `text`."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return lowered if lowered.isascii() else "".join(map(_bare, lowered))


@cache
def _bare(sign: str) -> str:
    if sign in _QUOTES:
        return _QUOTES[sign]
    base = unicodedata.normalize("NFD", sign)[0]
    return base if base.isalpha() else sign
