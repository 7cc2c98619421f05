"""Signs requests as OAuth 1.0a has it (RFC 5849), whose keys do not expire."""

import hmac
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha1
from urllib.parse import quote

from firewarden.vocabulary.errors import ConfigError


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """`token` alone is that of OAuth 2.0, for a user."""

    app: str
    app_secret: str
    token: str
    token_secret: str

    @property
    def all(self) -> tuple[str, ...]:
        return self.app, self.app_secret, self.token, self.token_secret


def keys_of(secret: str) -> Keys:
    """Raises ConfigError."""
    words = secret.split()
    if len(words) == 1:
        return Keys("", "", words[0], "")
    if len(words) != 4:
        raise ConfigError(
            "The key should be four words (of the app: key and secret; of the account: token and secret), or one token "
            "of OAuth 2.0. Enter it again."
        )
    return Keys(*words)


def authorization(keys: Keys, method: str, url: str, query: Mapping[str, str], *, seconds: int, nonce: str) -> str:
    """The header. Bodies of JSON and of files are not signed; `seconds`: unix time."""
    if not keys.app:
        return f"Bearer {keys.token}"
    told = {
        "oauth_consumer_key": keys.app,
        "oauth_nonce": nonce,
        "oauth_signature_method": "HMAC-SHA1",
        "oauth_timestamp": str(seconds),
        "oauth_token": keys.token,
        "oauth_version": "1.0",
    }
    pairs = sorted((_quoted(name), _quoted(value)) for name, value in {**query, **told}.items())
    joined = "&".join(f"{name}={value}" for name, value in pairs)
    signed = "&".join((method.upper(), _quoted(url), _quoted(joined)))
    key = f"{_quoted(keys.app_secret)}&{_quoted(keys.token_secret)}"
    told["oauth_signature"] = b64encode(hmac.digest(key.encode(), signed.encode(), sha1)).decode()
    return "OAuth " + ", ".join(f'{_quoted(name)}="{_quoted(value)}"' for name, value in sorted(told.items()))


def _quoted(text: str) -> str:
    return quote(text, safe="-._~")
