"""Which characters are words, emoji, written without spaces, or not to be seen. Knows nothing of languages."""

import re
import unicodedata
from functools import cache

UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17ff\u1950-\u19ff"  # Khmer, Tai Le, New Tai Lue
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u3035\u3038-\u303c"  # Han radicals, marks of repetition
    "\u3041-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff"  # kana, bopomofo
    "\u3400-\u4dbf\u4e00-\ua4cf\uf900-\ufaff"  # Han, Yi
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff"  # more kana, more Han
)
"""Inside of a character class: scripts written without spaces, where every character counts as a word."""

HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7fb"
FLAG_LETTER = "\U0001f1e6-\U0001f1ff"
SKIN = "\U0001f3fb-\U0001f3ff"
PICTURE = (
    "\u2300-\u23ff\u25b6\u25c0\u25fb-\u25fe\u2600-\u27bf\u2b00-\u2bff\uf8ff"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
)
EMOJI = rf"[{FLAG_LETTER}]{{2}}|[{PICTURE}][{SKIN}]*(?:\u200d[{PICTURE}][{SKIN}]*)*|[{FLAG_LETTER}]|[{SKIN}]+"
"""One emoji as it is seen: joined families, flags and skin tones are whole."""

INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls that are no white space
    "\xad\u034f\u061c\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of pairs and noncharacters
    "\U000e0000-\U000e0fff"
)
"""Inside of a character class: format characters, direction overrides, fillers, controls. The
zero width joiner is not among them, because it makes emoji."""

RARE_INVISIBLE = "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
"""The same for notation and old scripts: apart, because every range beyond the basic plane slows a search."""

_BEYOND = "\U00010000-\U0001afef\U0001b170-\U0001cfff\U0001d165-\U0001d244\U0001d400-\U0001efff"


@cache
def word_class() -> str:
    """Inside of a character class: letters, marks and digits of scripts that put spaces between words.

    Beyond the basic plane whole blocks are taken, so that a search stays fast.
    """
    basic = "".join(chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)
    runs: list[list[str]] = []
    for char in re.sub(f"[{UNSPACED}]", " ", basic):
        if unicodedata.category(char)[0] not in "LMN":
            continue
        if runs and ord(runs[-1][1]) == ord(char) - 1:
            runs[-1][1] = char
        else:
            runs.append([char, char])
    return "".join(f"{first}-{last}" for first, last in runs) + _BEYOND


@cache
def mark_class() -> str:
    """Inside of a character class: what may melt into the character before it when normalized."""
    return "".join(char for char in map(chr, range(0x300, 0x1F000)) if _melts(char))


def _melts(char: str) -> bool:
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"
