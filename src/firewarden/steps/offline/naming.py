"""The Message-ID of what we write in a case: the same for the same line, and nobody else can make one.

What comes back names it in References, and so finds its case without a number in the subject that anybody could type.
"""

import hmac
from base64 import b32decode, b32encode
from binascii import Error as NoBase32
from uuid import UUID

SIGNED = 16
"""Bytes of the signature that are kept: 128 bits."""


def message_id(line: UUID, domain: str, key: bytes) -> str:
    """Without its angle brackets.

    >>> message_id(UUID(int=7), "acme.example", b"key")
    'aaaaaaaaaaaaaaaaaaaaaaaaa4.6ccf22lcwu23vngvjqefcyqgwm@acme.example'
    """
    return f"{_written(line.bytes)}.{_written(_signature(line, key))}@{domain.lower()}"


def line_of(found: str, key: bytes) -> UUID | None:
    """None for an id that we did not make."""
    name, _, _ = found.strip().strip("<>").partition("@")
    first, _, second = name.lower().partition(".")
    line, signature = _read(first), _read(second)
    if line is None or signature is None or len(line) != 16:
        return None
    made = UUID(bytes=line)
    return made if hmac.compare_digest(signature, _signature(made, key)) else None


def _signature(line: UUID, key: bytes) -> bytes:
    return hmac.digest(key, b"case line " + line.bytes, "sha256")[:SIGNED]


def _written(data: bytes) -> str:
    return b32encode(data).decode().rstrip("=").lower()


def _read(text: str) -> bytes | None:
    try:
        return b32decode(text.upper() + "=" * (-len(text) % 8))
    except (NoBase32, ValueError):
        return None
