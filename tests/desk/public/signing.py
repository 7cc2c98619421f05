"""Signs as a sender does, without our own code: RFC 2104 by the standard library."""

import hashlib
import hmac

from firewarden.vocabulary.clock import SECOND, Instant


def own(secret: str, body: bytes, at: Instant) -> dict[str, str]:
    stamp = str(at // SECOND)
    signed = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return {"Firewarden-Timestamp": stamp, "Firewarden-Signature": f"v1={signed}"}


def graph(secret: str, body: bytes) -> dict[str, str]:
    return {"X-Hub-Signature-256": "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}


def websub(key: str, body: bytes, method: str = "sha256") -> dict[str, str]:
    return {"X-Hub-Signature": f"{method}=" + hmac.new(key.encode(), body, method).hexdigest()}
