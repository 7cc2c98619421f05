"""A picture without what its file tells beside the picture: where and when it was taken, by which device and whom, what
was cut off, and whatever hangs behind its end. The picture itself is not touched, sign for sign.

What is kept is named, so that a kind of note nobody thought of goes too: what decodes the picture, its colors, its
resolution, how often an animation runs, and which way up it is shown.
"""

import struct
from collections.abc import Iterator

from firewarden.vocabulary.picture import media_type_of, size_of
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

Piece = tuple[int, bytes]
_PNG = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs hIST acTL fcTL fdAT".split())
_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_NOTES = 0b0000_1100
"""Flags in the head of a WebP that say there is EXIF, or XMP."""
_BARE_MARKERS = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers of a JPEG that nothing belongs to."""
_NOTED = frozenset((*range(0xE0, 0xF0), 0xFE))
_COLORS = ((0xE2, b"ICC_PROFILE"), (0xEE, b"Adobe"))
"""What of the notes in a JPEG says how its colors are meant."""
_ORIENTATION = 0x0112


class _BrokenError(Exception):
    """The file does not keep to its own form."""


def bare(data: bytes) -> bytes | Refused:
    """JPEG, PNG, GIF or WebP."""
    kind = media_type_of(data)
    readers = {"image/jpeg": _jpeg, "image/png": _png, "image/gif": _gif, "image/webp": _webp}
    if kind is None:
        return Refused(reason=say("This is no picture that networks take: a JPEG, PNG, GIF or WebP."))
    try:
        made = readers[kind](data)
    except (_BrokenError, IndexError, struct.error):
        made = b""
    if size_of(made) is None:
        return Refused(reason=say("This picture is broken: save it anew, and try again."))
    return made


def _jpeg(data: bytes) -> bytes:
    kept, turned = [b"\xff\xd8"], 1
    for marker, piece in _segments(data):
        if marker == 0xE1 and piece[4:10] == b"Exif\0\0":
            turned = _orientation(piece[10:]) or turned
        elif marker == 0xE0 and piece[4:9] == b"JFIF\0":
            kept.append(b"\xff\xe0\x00\x10" + piece[4:16].ljust(12, b"\0") + b"\0\0")  # without its small copy
        elif marker not in _NOTED or any(marker == one and piece[4:].startswith(name) for one, name in _COLORS):
            kept.append(piece)
    if turned != 1:
        kept.insert(1, _turned(turned))
    return b"".join(kept)


def _segments(data: bytes) -> Iterator[Piece]:
    """Up to the end of the picture; a scan belongs to the segment that begins it."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise _BrokenError
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == 0xD9:
            yield marker, b"\xff\xd9"
            return
        end = at + 2 if marker in _BARE_MARKERS else at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == 0xDA:
            end = _end_of_scan(data, end)
        if end > len(data) or end < at + 2:
            raise _BrokenError
        yield marker, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise _BrokenError
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7 and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _orientation(tiff: bytes) -> int | None:
    """1 to 8, as it is noted among all that a camera notes."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return None
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if (tag, kind) == (_ORIENTATION, 3):
                return value if 1 <= value <= 8 else None
    except struct.error:
        return None
    return None


def _turned(way: int) -> bytes:
    """Notes which way up it is shown, and nothing else."""
    entry = struct.pack("<HHIHH", _ORIENTATION, 3, 1, way, 0)
    body = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _png(data: bytes) -> bytes:
    kept, at, kind = [data[:8]], 8, b""
    while kind != b"IEND":
        (size,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + size
        if end > len(data):
            raise _BrokenError
        if kind in _PNG:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _gif(data: bytes) -> bytes:
    at = 13 + _table(data[10])
    kept = [data[:at]]
    while data[at] != 0x3B:
        if data[at] == 0x2C:
            end = _end_of_blocks(data, at + 11 + _table(data[at + 9]))
            kept.append(data[at:end])
        elif data[at] == 0x21:
            end = _end_of_blocks(data, at + 2)
            if data[at + 1] == 0xF9 or (data[at + 1] == 0xFF and data[at + 3 : at + 14] in _LOOPS):
                kept.append(data[at:end])
        else:
            raise _BrokenError
        at = end
    return b"".join((*kept, b"\x3b"))


def _table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


def _webp(data: bytes) -> bytes:
    kept, at, last = [], 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= last:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if at + 8 + size > last:
            raise _BrokenError
        if data[at : at + 4] == b"VP8X":
            kept.append(data[at : at + 8] + bytes([data[at + 8] & ~_NOTES]) + data[at + 9 : end])
        elif data[at : at + 4] in _WEBP:
            kept.append(data[at:end].ljust(end - at, b"\0"))
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
