"""Words in links that only we can make. One to confirm is kept as a hash; one to leave follows from who it is for, so
that it holds as long as the mail is kept, whatever else is changed."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256
from hmac import compare_digest
from uuid import UUID

from firewarden.desk import sealing
from firewarden.desk.outside import Outside

LENGTH = 43
"""Signs of a token to leave."""


def leaving_token(outside: Outside, subscriber: UUID) -> str:
    return urlsafe_b64encode(subscriber.bytes + sealing.mark(outside, "leave", subscriber.bytes)).decode().rstrip("=")


def subscriber_of(outside: Outside, token: str) -> UUID | None:
    """Asks no database; None for a token we did not make."""
    return _read(outside, "leave", token)


def hook_token(outside: Outside, hook: UUID) -> str:
    return urlsafe_b64encode(hook.bytes + sealing.mark(outside, "hook", hook.bytes)).decode().rstrip("=")


def hook_of(outside: Outside, token: str) -> UUID | None:
    return _read(outside, "hook", token)


def mail_name(outside: Outside, mail: UUID) -> str:
    """The left part of a Message-ID: always the same for the same mail, and nobody can make one up."""
    return f"{mail.hex}.{sealing.mark(outside, 'mail', mail.bytes).hex()[:16]}"


def mail_of(outside: Outside, name: str) -> UUID | None:
    """Of a Message-ID, or its left part."""
    left = name.strip().strip("<>").partition("@")[0]
    try:
        found = UUID(hex=left.partition(".")[0])
    except ValueError:
        return None
    return found if compare_digest(mail_name(outside, found).encode(), left.encode()) else None


def hashed(token: str) -> str:
    """What is kept of a link, or of what a browser has: 64 hex digits. A token is random enough to need no salt."""
    return sha256(token.encode()).hexdigest()


def _read(outside: Outside, purpose: str, token: str) -> UUID | None:
    if len(token) != LENGTH or not token.isascii():
        return None
    try:
        raw = urlsafe_b64decode(token + "=")
    except (Error, ValueError):
        return None
    same = len(raw) == 32 and compare_digest(raw[16:], sealing.mark(outside, purpose, raw[:16]))
    return UUID(bytes=raw[:16]) if same else None
