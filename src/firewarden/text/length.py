"""How long a text is as a network counts it, and where it is cut when it is too long for one post."""

import re
import unicodedata
from collections.abc import Iterator

import regex

from firewarden.vocabulary.publishing import Counting, Length

Span = tuple[int, int]

_LINK = re.compile(r"(?i)\bhttps?://[^\s<>\"“”„«»\u3000-\u303f\uff00-\uffef]+")
_TAIL = ".,;:!?'’…*_~"
"""What ends a sentence and no link."""
_PAIRS = {")": "(", "]": "[", "}": "{"}
_MENTION = re.compile(r"(?<![\w/.@])(@\w+(?:[\w.-]*\w)?)@[\w-]+(?:\.[\w-]+)+")
_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3")
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that count one on X, by its published configuration of weights (version 3); all others count two."""
_ENDS = (
    re.compile(r"\n\s*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+|(?<=[。！？])"),
    re.compile(r"(?<=[,;:–—])\s+|(?<=[、，；：])"),
    re.compile(r"\s+"),
)
"""Where a text may be cut, the best first: between paragraphs, lines, sentences, clauses, words."""
_SHORTEST = 0.4
"""Share of a post that a cut has to fill; before that the next worse kind of cut is tried."""


def graphemes(text: str) -> list[str]:
    """What a reader takes for one sign each (UAX 29).

    >>> graphemes("e\\u0301👩‍👩‍👧🇩🇪\\r\\n") == ["e\\u0301", "👩‍👩‍👧", "🇩🇪", "\\r\\n"]
    True
    """
    found: list[str] = _GRAPHEME.findall(text)
    return found


def links_in(text: str) -> list[Span]:
    """Where addresses of web pages stand, without the punctuation behind them.

    >>> text = "See (https://example.com/a_(b)), https://example.com/c."
    >>> [text[start:end] for start, end in links_in(text)]
    ['https://example.com/a_(b)', 'https://example.com/c']
    """
    return [(found.start(), found.start() + len(_without_tail(found[0]))) for found in _LINK.finditer(text)]


def length_of(text: str, length: Length) -> int:
    """As the network counts: to be compared with `length.most`.

    >>> length_of("A 👩‍👩‍👧 at https://example.com/a/long/one", Length(most=1, counting=Counting.GRAPHEMES, link=23))
    30
    """
    if length.short_mentions:
        text = _MENTION.sub(r"\1", text)
    if length.link is None:
        return _counted(text, length.counting)
    spans = links_in(text)
    rest = "\0".join(text[start:end] for start, end in _between(spans, len(text)))
    return _counted(rest, length.counting) + len(spans) * (length.link - 1)


def fits(text: str, length: Length | None) -> bool:
    """Also in bytes, where the network counts them beside."""
    if length is None:
        return True
    small = length.most_bytes is None or len(text.encode("utf-8", "replace")) <= length.most_bytes
    return small and length_of(text, length) <= length.most


def parts_of(text: str, length: Length | None, *, numbered: bool = False) -> list[str]:
    """The posts of a thread, in order; one where it fits. Cut where a reader would pause, never inside of a link or a
    sign unless that alone is too long. `numbered`: each ends with its number, such as 2/3."""
    text = text.strip()
    if length is None or fits(text, length):
        return [text]
    if not numbered:
        return list(_cut(text, length, ""))
    for digits in range(1, 6):
        room = " " + "0" * digits + "/" + "0" * digits
        parts = list(_cut(text, length, room))
        if len(parts) < 10**digits:
            return [f"{part} {number}/{len(parts)}" for number, part in enumerate(parts, 1)]
    return list(_cut(text, length, ""))


def _cut(text: str, length: Length, tail: str) -> Iterator[str]:
    while text:
        end = len(text) if fits(text + tail, length) else _end(text, length, tail)
        yield text[:end].rstrip()
        text = text[end:].lstrip()


def _end(text: str, length: Length, tail: str) -> int:
    """Where the first part ends."""
    reach = _reach(text, length, tail)
    barred = [span for span in links_in(text) if span[0] < reach]
    for kind in _ENDS:
        cuts = [found.start() for found in kind.finditer(text, 0, reach + 1) if 0 < found.start() <= reach]
        cuts = [cut for cut in cuts if text[:cut].strip() and not any(start < cut < end for start, end in barred)]
        if cuts and (cuts[-1] >= reach * _SHORTEST or kind is _ENDS[-1]):
            return cuts[-1]
    return reach


def _reach(text: str, length: Length, tail: str) -> int:
    """The end of the longest beginning that fits, on the edge of a sign, or inside of one that fits nowhere."""
    edges: list[int] = [0, *(sign.end() for sign in _GRAPHEME.finditer(text, 0, length.most * 40))]
    if not fits(text[: edges[1]] + tail, length):
        edges = list(range(edges[1] + 1))
    low, high = 1, len(edges) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[: edges[middle]].rstrip() + tail, length):
            low = middle
        else:
            high = middle - 1
    return edges[low]


def _counted(text: str, counting: Counting) -> int:
    match counting:
        case Counting.GRAPHEMES:
            return len(graphemes(text))
        case Counting.UTF16:
            return sum(2 if ord(char) > 0xFFFF else 1 for char in text)
        case Counting.WEIGHTED:
            return sum(map(_weight, graphemes(unicodedata.normalize("NFC", text))))
        case Counting.BYTES:
            return len(text.encode("utf-8", "replace"))
        case Counting.EMOJI_BYTES:
            return sum(len(sign.encode()) if _is_emoji(sign) else len(sign) for sign in graphemes(text))
    return len(text)


def _weight(sign: str) -> int:
    if _is_emoji(sign):
        return 2
    return sum(1 if any(low <= ord(char) <= high for low, high in _LIGHT) else 2 for char in sign)


def _is_emoji(sign: str) -> bool:
    return _EMOJI.search(sign) is not None and not sign.isascii()


def _without_tail(link: str) -> str:
    """A closing bracket belongs to it where it was opened in it."""
    while link[-1] in _TAIL or (link[-1] in _PAIRS and link.count(link[-1]) > link.count(_PAIRS[link[-1]])):
        link = link[:-1]
    return link


def _between(spans: list[Span], end: int) -> list[Span]:
    edges: list[int] = [0, *(edge for span in spans for edge in span), end]
    return list(zip(edges[::2], edges[1::2], strict=True))
