"""How what is posted to us is signed, as one table: our own way, Meta's, and that of WebSub hubs.

A scheme says under which name something that was posted is taken once, or None: it is not what it should be, and why
is nobody's business. It never raises for anything a stranger may send.
"""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from firewarden.desk.outside import Outside
from firewarden.desk.reads.doors import Door
from firewarden.net.posted import MARK, hub_key, topic_mark, verify_token
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.intake import Signed

FRESH = 5 * MINUTE
"""How far a timestamp may be from our clock."""
LONGEST_CHALLENGE = 500
_HUB_METHODS = ("sha1", "sha256", "sha384", "sha512")


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """`headers` by small names, `query` the last value of each name; `body` as it came."""

    at: Instant
    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """`answer` is what the greeter wants to hear back; `tells`: the connector wants to know of it."""

    answer: str
    tells: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """`accepts` gives the name of what was posted, `greets` the answer to a handshake by GET; `status` is what the
    sender takes for a yes."""

    accepts: Callable[[Outside, Door, Posted], str | None]
    greets: Callable[[Outside, Door, Posted], Greeting | None]
    status: int = 202


def own(outside: Outside, door: Door, posted: Posted) -> str | None:
    """`Firewarden-Signature: v1=` and hex HMAC-SHA256 of `timestamp.body`; the timestamp in seconds."""
    given = posted.headers.get("firewarden-signature", "")
    stamp = posted.headers.get("firewarden-timestamp", "")
    expected = "v1=" + _signed(outside, door, stamp.encode(errors="replace") + b"." + posted.body).hex()
    fresh = stamp.isascii() and stamp.isdigit() and len(stamp) < 12
    fresh = fresh and abs(int(stamp) * SECOND - posted.at) <= FRESH
    return given if _same(given, expected) and fresh else None


def graph(outside: Outside, door: Door, posted: Posted) -> str | None:
    """`X-Hub-Signature-256: sha256=` and hex HMAC-SHA256 of the body, with the secret of the app. It has no time:
    an old one that comes again is known by the ids in it."""
    given = posted.headers.get("x-hub-signature-256", "")
    return given if _same(given, "sha256=" + _signed(outside, door, posted.body).hex()) else None


def graph_greeting(outside: Outside, door: Door, posted: Posted) -> Greeting | None:
    """Somebody enters our address at Meta, with the token that the page of the source shows."""
    given = posted.query.get("hub.verify_token", "")
    if not _same(given, verify_token(outside.own_key, door.source)) or posted.query.get("hub.mode") != "subscribe":
        return None
    return _greeting(posted, tells=False)


def websub(outside: Outside, door: Door, posted: Posted) -> str | None:
    """`X-Hub-Signature: method=` and hex HMAC of the body, with the key we gave the hub for this topic. Old hubs know
    SHA-1 alone; an HMAC with it holds."""
    method, _, given = posted.headers.get("x-hub-signature", "").partition("=")
    mark = posted.query.get(MARK, "")
    digest = method.lower() if method.lower() in _HUB_METHODS else "sha256"
    expected = hmac.digest(hub_key(outside.own_key, door.source, mark).encode(), posted.body, digest).hex()
    return f"{mark} {given}" if method.lower() in _HUB_METHODS and _same(given.lower(), expected) else None


def websub_greeting(outside: Outside, door: Door, posted: Posted) -> Greeting | None:
    """A hub asks whether it was we who subscribed to a topic, or tells that it will not have us. We never give one
    up before its time: that a source is gone is the same refusal as any other."""
    topic, mode = posted.query.get("hub.topic", ""), posted.query.get("hub.mode", "")
    if not _same(posted.query.get(MARK, ""), topic_mark(outside.own_key, door.source, topic)):
        return None
    if mode == "denied":
        return Greeting(answer="", tells=True)
    return _greeting(posted, tells=True) if mode == "subscribe" else None


SCHEMES: Mapping[Signed, Scheme] = {
    Signed.OWN: Scheme(accepts=own, greets=lambda *_: None),
    Signed.GRAPH: Scheme(accepts=graph, greets=graph_greeting, status=200),
    Signed.WEBSUB: Scheme(accepts=websub, greets=websub_greeting),
}


def _greeting(posted: Posted, *, tells: bool) -> Greeting | None:
    challenge = posted.query.get("hub.challenge", "")
    return Greeting(answer=challenge, tells=tells) if 0 < len(challenge) <= LONGEST_CHALLENGE else None


def _signed(outside: Outside, door: Door, message: bytes) -> bytes:
    """For a source without a secret something nobody can know, so that it is refused like a wrong one."""
    try:
        return outside.sign(door.secret or "none", message)
    except ConfigError:
        return hmac.digest(outside.own_key("nobody").encode(), message, "sha256")


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(errors="replace"), expected.encode())
