"""Small pictures made of their own parts, with notes in them that nobody should read."""

import struct
import zlib
from collections.abc import Callable

Draw = Callable[..., bytes]
SECRET = b"GPS 52.5200 13.4050 Ann's phone"


def png(width: int = 3, height: int = 2, *, secret: bool = True, shade: int = 0) -> bytes:
    lines = b"".join(b"\0" + bytes([shade]) * 3 * width for _ in range(height))
    notes = [(b"tEXt", b"Comment\0" + SECRET), (b"eXIf", SECRET), (b"tIME", SECRET), (b"zzZz", SECRET)]
    pieces = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        *(notes if secret else []),
        (b"IDAT", zlib.compress(lines)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in pieces) + (SECRET if secret else b"")


def jpeg(way: int = 1, *, secret: bool = True, order: str = "<") -> bytes:
    """No decoder would show it; its form is that of a progressive one with two scans."""
    mark = {"<": b"II", ">": b"MM"}[order]
    entries = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, way, 0) + struct.pack(f"{order}HHII", 0x8825, 4, 1, 38)
    tiff = mark + struct.pack(f"{order}HIH", 42, 8, 2) + entries + SECRET
    notes = [
        _segment(0xE1, b"Exif\0\0" + tiff),
        _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
        _segment(0xED, b"Photoshop 3.0\0" + SECRET),
        _segment(0xE2, b"MPF\0" + SECRET),
        _segment(0xFE, SECRET),
    ]
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xE0, b"JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01" + SECRET[:3]),
            *(notes if secret else []),
            _segment(0xE2, b"ICC_PROFILE\0\x01\x01colors"),
            _segment(0xDB, bytes(65)),
            _segment(0xC2, struct.pack(">BHHB", 8, 2, 3, 1) + b"\x01\x11\0"),
            _segment(0xDA, b"\x01\x01\0\0\0\0") + b"scan\xff\x00one\xff\xd0more",
            _segment(0xDA, b"\x01\x01\0\0\0\0") + b"scan two",
            b"\xff\xd9",
            SECRET if secret else b"",
        )
    )


def gif(*, secret: bool = True) -> bytes:
    blocks = bytes([len(SECRET)]) + SECRET + b"\0"
    notes = b"\x21\xfe" + blocks + b"\x21\xff\x0bXMP DataXMP" + blocks + b"\x21\x01\x0c" + bytes(12) + blocks
    return b"".join(
        (
            b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff",
            b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0",
            notes if secret else b"",
            b"\x21\xf9\x04\0\0\0\0\0",
            b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0",
            b"\x3b",
            SECRET if secret else b"",
        )
    )


def webp(*, secret: bool = True) -> bytes:
    flags = bytes([0b0000_1100 if secret else 0])
    body = _riff(b"VP8X", flags + bytes(3) + b"\x02\0\0" + b"\x01\0\0") + _riff(b"VP8L", b"\x2f" + bytes(6))
    if secret:
        body += _riff(b"EXIF", SECRET) + _riff(b"XMP ", SECRET) + _riff(b"note", SECRET)
    body = b"WEBP" + body
    return b"RIFF" + len(body).to_bytes(4, "little") + body + (SECRET if secret else b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def _riff(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)
