"""Personal data under a key that is not in the database: sealed to be read again, hashed to be found again."""

import hmac
from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken

from firewarden.desk.outside import Outside
from firewarden.vocabulary.errors import StoreError


def seal(outside: Outside, text: str) -> str:
    return _fernet(outside.own_key("sealed addresses")).encrypt(text.encode()).decode()


def opened(outside: Outside, sealed: str) -> str:
    """Raises StoreError where it was sealed under another key."""
    try:
        return _fernet(outside.own_key("sealed addresses")).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise StoreError(
            "An address was sealed under another key, and cannot be read. Restore the folder `keys` that belongs to it."
        ) from None


def lookup(outside: Outside, text: str) -> str:
    """The same for the same text, and nobody without the key can try texts against it."""
    return hmac.new(outside.own_key("found addresses").encode(), text.encode(), sha256).hexdigest()


def mark(outside: Outside, purpose: str, subject: bytes) -> bytes:
    """16 bytes that only this installation can make."""
    return hmac.digest(outside.own_key(f"mark {purpose}").encode(), subject, "sha256")[:16]


@lru_cache(maxsize=8)
def _fernet(key: str) -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(key.encode()).digest()))
