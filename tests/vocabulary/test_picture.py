"""Pictures are known by their first bytes alone."""

from pathlib import Path

import pytest

from firewarden.vocabulary.picture import Size, media_type_of, size_of

PICTURES = Path(__file__).parent.parent / "enrichers" / "pictures"
FRAME = b"\xff\xc2\x00\x11\x08" + (300).to_bytes(2) + (400).to_bytes(2) + b"\x03"


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        ((PICTURES / "notice.png").read_bytes(), "image/png", (560, 190)),
        (b"\xff\xd8\xff\xe0\x00\x04ab" + FRAME, "image/jpeg", (400, 300)),
        (b"\xff\xd8\xff\xc4\x00\x04ab" + FRAME, "image/jpeg", (400, 300)),
        (b"\xff\xd8\xff\xe0\xff", "image/jpeg", None),
        (b"RIFF....WEBPVP8X" + bytes(8) + b"\x2b\x01\x00\x09\x00\x00", "image/webp", (300, 10)),
        (b"RIFF....WEBPVP8 " + bytes(10) + b"\x2c\x01\x0a\x00", "image/webp", (300, 10)),
        (b"RIFF....WEBPVP8L" + bytes(5) + (299 | 9 << 14).to_bytes(4, "little"), "image/webp", (300, 10)),
        (b"RIFF....WEBPVP9?", "image/webp", None),
        (b"GIF89a", "image/gif", None),
        (b"<svg onload=alert(1)>", None, None),
        (b"<!doctype html>", None, None),
        (b"", None, None),
    ],
)
def test_kind_and_size(data: bytes, kind: str | None, size: Size | None) -> None:
    assert (media_type_of(data), size_of(data)) == (kind, size)
