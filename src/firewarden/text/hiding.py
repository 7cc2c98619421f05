"""What people post by mistake, hidden from who reads it here.

In a hidden text one sign of a private area of Unicode stands for each hidden piece, so that a text may be cut, marked
and counted without one being torn, and what forgets to say in words what was hidden shows an empty sign and no data.
Somebody's health is not hidden: it is often what the complaint is about, and who answers has to know.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from firewarden.text.private import Private, of_others
from firewarden.vocabulary.finding import Code

HIDDEN = (
    Code.PRIV_MAIL,
    Code.PRIV_PHONE,
    Code.PRIV_CARD,
    Code.PRIV_IBAN,
    Code.PRIV_NATIONAL,
    Code.PRIV_PASSPORT,
    Code.PRIV_ADDRESS,
    Code.PRIV_ORDER,
    Code.PRIV_VEHICLE,
    Code.PRIV_BIRTH,
    Code.PRIV_LOGIN,
    Code.PRIV_GEO,
)
FIRST = 0xF0F10
"""The sign of the first kind; a program that stores one of these keeps the order."""
_SIGNS = {code: chr(FIRST + place) for place, code in enumerate(HIDDEN)}
_CODES = {sign: code for code, sign in _SIGNS.items()}
SIGN = re.compile(f"[{chr(FIRST)}-{chr(FIRST + len(HIDDEN) - 1)}]")
REMEMBERED, REMEMBERED_LENGTH = 4096, 2_000
"""Texts, and characters of each."""
LONGEST = 20_000
"""Characters that are looked at; what is beyond is not shown."""


def hidden(text: str, ours: Sequence[str] = (), author: str = "") -> str:
    """`ours`: the brand's own contacts; `author`: the name on the network of who wrote it, who may name themselves."""
    if not text:
        return text
    look = _hidden if len(text) <= REMEMBERED_LENGTH else _hidden.__wrapped__
    return look(text, tuple(ours), author)


def pieces_hidden(text: str, ours: Sequence[str] = (), author: str = "") -> tuple[Private, ...]:
    """What `hidden` hides, in the order of the text."""
    own = (author.removeprefix("@"),) if author else ()
    return tuple(one for one in of_others(text, (*ours, *own)) if one.code in _SIGNS)


def kind_of(sign: str) -> Code:
    """What was hidden behind this sign of a hidden text."""
    return _CODES[sign]


def in_words(text: str, word: Callable[[Code], str]) -> str:
    """For plain text: what was hidden, in brackets."""
    return text if text.isascii() else SIGN.sub(lambda found: f"[{word(_CODES[found[0]])}]", text)


def plainly(text: str) -> str:
    """For reports without a reader's language: `[mail hidden]`."""
    return in_words(hidden(text), lambda code: f"{code.removeprefix('PRIV_').lower()} hidden")


@lru_cache(REMEMBERED)
def _hidden(text: str, ours: tuple[str, ...], author: str) -> str:
    read = text[:LONGEST]
    done, parts = 0, []
    for one in pieces_hidden(read, ours, author):
        parts += [_unsigned(read[done : one.start]), _SIGNS[one.code]]
        done = one.end
    return "".join([*parts, _unsigned(read[done:])])


def _unsigned(text: str) -> str:
    """Nobody may write our signs into what we show."""
    return text if text.isascii() else SIGN.sub("", text)
