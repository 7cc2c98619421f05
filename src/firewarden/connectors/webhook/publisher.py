"""Publishes by posting to an address of yours, signed as what is posted to us: for places that nobody else reaches."""

import hmac
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from re import compile as pattern
from typing import Any
from urllib.parse import urlsplit

import msgspec

from firewarden.connectors.webhook.wire import PLATFORM
from firewarden.net.asking import Asking, Word
from firewarden.net.outgoing import attempt, check, conversation, introduce, native_id
from firewarden.net.web import Answer
from firewarden.ports import Publisher, Tools
from firewarden.vocabulary.clock import SECOND, Instant, iso
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Identity,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Webhook",
    answering=Answering.ANYBODY,
    pictures=4,
    alt_length=1_000,
    titled=True,
    edits=True,
    deletes=True,
    repeats_safely=True,
    key=Key.NONE,
    secret="Secret that both sides know",  # noqa: S106 - its name, not its value
    settings=(
        Setting(
            name="url",
            label="Address",
            help="https://, and without a key in it: what is posted is signed.",
            default=None,
        ),
        Setting(name="name", label="Name", help="What people call the place where it appears."),
    ),
    cost="None of ours.",
    forbids=(),
)
_ID = pattern(r"[^/\s]{1,100}/\S{1,200}")
LONGEST_URL = 2_000


class _Taken(msgspec.Struct):
    """What may be answered."""

    id: str | int = ""
    url: str = ""


class _Refusal(msgspec.Struct):
    error: str = ""
    message: str = ""
    detail: str = ""


def publisher(account: Account, tools: Tools) -> Publisher:
    return WebhookPublisher(account, tools)


@dataclass(slots=True, repr=False)
class WebhookPublisher:
    """One address."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            name = self._account.settings.get("name", "").strip() or _place(self._url)
            now = self._tools.clock.now()
            with self._asking() as (net, key):
                self._post(net, key, f"hello {now}", {"event": "hello"})
            return Identity(works=True, says=f"{name[:80]} answers, and takes our signature.", name=_place(self._url))

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        check(outgoing, PUBLISHING)
        if outgoing.reply_to is not None:
            native_id(outgoing.reply_to, PUBLISHING, _ID)
        told = {"event": "published", "id": _name(key), **_told(outgoing)}

        def send() -> Published:
            with self._asking() as (net, secret):
                return self._published(_name(key), self._post(net, secret, key, told))

        return attempt(send)

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:
        check(outgoing, PUBLISHING)
        told = {"event": "edited", "id": native_id, **_told(outgoing)}
        with self._asking() as (net, secret):
            self._post(net, secret, _key_of(told), told)
        return self._published(native_id, None)

    def delete(self, native_id: str) -> None:
        told = {"event": "deleted", "id": native_id}
        with self._asking() as (net, secret):
            self._post(net, secret, _key_of(told), told, gone=True)

    @property
    def _url(self) -> str:
        url = self._account.settings.get("url", "").strip()
        if not url.startswith(("https://", "http://")):
            raise NetworkError("'url' should begin with https://. Change it in the settings.", permanent=True)
        return url

    @conversation
    def _asking(self) -> Iterator[tuple[Asking, str]]:
        """With the first word of the secret, as for what is posted to us."""
        words = self._tools.secret(self._account.secret or "").split()
        if not words:
            raise ConfigError("The secret is empty. Enter it again in the settings.")
        with Asking(self._tools, hide=(words[0],), hear=_word) as net:
            yield net, words[0]

    def _post(self, net: Asking, secret: str, key: str, told: dict[str, Any], *, gone: bool = False) -> Answer:
        now = self._tools.clock.now()
        body, stamp = msgspec.json.encode(told | {"at": iso(now)}), str(now // SECOND)
        signed = hmac.digest(secret.encode(), stamp.encode() + b"." + body, "sha256").hex()
        headers = {
            "Content-Type": "application/json",
            "Firewarden-Timestamp": stamp,
            "Firewarden-Signature": f"v1={signed}",
            "Idempotency-Key": key,
        }
        return net.send("POST", self._url, content=body, headers=headers, gone=gone)

    def _published(self, name: str, answer: Answer | None) -> Published:
        """Whatever is answered with a yes is one; what it says of the post is heard where it can be read."""
        taken = _taken(answer.body) if answer is not None else _Taken()
        shown = taken.url if taken.url.startswith(("https://", "http://")) and len(taken.url) <= LONGEST_URL else ""
        at = Instant(self._tools.clock.now())
        key = PostKey(f"{PLATFORM}:{self._account.id}/{name}")
        return Published(native_id=name, url=shown or _place(self._url), at=at, key=key)


def _told(outgoing: Outgoing) -> dict[str, Any]:
    pictures = [
        {"media_type": one.media_type, "alt": one.alt, "content": b64encode(one.content).decode()}
        for one in outgoing.pictures
    ]
    source, _, answered = (outgoing.reply_to or "").partition(":")[2].partition("/")
    return {
        "text": outgoing.text,
        "title": outgoing.title,
        "language": outgoing.language,
        "reply_to": {"source": source, "id": answered} if outgoing.reply_to else None,
        "pictures": pictures,
    }


def _name(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:32]


def _key_of(told: dict[str, Any]) -> str:
    """A change of the same to the same is the same change."""
    return sha256(msgspec.json.encode(told)).hexdigest()


def _place(url: str) -> str:
    """Without what may be a key."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _taken(body: bytes) -> _Taken:
    try:
        return msgspec.json.decode(body, type=_Taken)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _Taken()


def _word(answer: Answer) -> Word:
    try:
        found = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Word()
    return Word(says=found.error or found.message or found.detail)
