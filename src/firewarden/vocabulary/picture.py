"""Pictures as files: what kind they are and how large, by their own bytes and never by what a network says."""

from dataclasses import dataclass
from enum import StrEnum

_MAGIC = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}
_NO_FRAME = (0xC4, 0xC8, 0xCC)
"""Markers of a JPEG in the row of those that tell its size, which tell something else."""
Size = tuple[int, int]


class PictureState(StrEnum):
    """LEFT: of a drill or a demo, whose pictures are not fetched."""

    PENDING = "pending"
    CLAIMED = "claimed"
    KEPT = "kept"
    FAILED = "failed"
    LEFT = "left"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureText:
    """What a machine read; `confidence` is its own, in 0..1. It is never the author's word."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPicture:
    """One that is to go out with a text of ours: `sha256` is that of its bytes, `size` their number; width and height
    are 0 where they are not known. `alt` describes it to who cannot see it; `why_silent`: why it has no description."""

    sha256: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0
    alt: str = ""
    why_silent: str = ""


def media_type_of(data: bytes) -> str | None:
    """None for what is no picture that every browser shows.

    >>> media_type_of(b"GIF89a..."), media_type_of(b"<svg>"), media_type_of(b"RIFF....WAVE")
    ('image/gif', None, None)
    """
    found = next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)
    return None if found == "image/webp" and data[8:12] != b"WEBP" else found


def size_of(data: bytes) -> Size | None:
    """Width and height, as the first bytes say; None where they do not.

    >>> size_of(b"GIF89a" + bytes([44, 1, 10, 0]))
    (300, 10)
    """
    match media_type_of(data):
        case "image/png" if len(data) >= 24:
            return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
        case "image/gif" if len(data) >= 10:
            return _little(data, 6, 2), _little(data, 8, 2)
        case "image/jpeg":
            return _jpeg(data)
        case "image/webp":
            return _webp(data)
    return None


def _jpeg(data: bytes) -> Size | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


def _webp(data: bytes) -> Size | None:
    kind = data[12:16]
    if kind == b"VP8X" and len(data) >= 30:
        return _little(data, 24, 3) + 1, _little(data, 27, 3) + 1
    if kind == b"VP8 " and len(data) >= 30:
        return _little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF
    if kind == b"VP8L" and len(data) >= 25:
        bits = _little(data, 21, 4)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _little(data: bytes, start: int, size: int) -> int:
    return int.from_bytes(data[start : start + size], "little")
