"""Publishes on X: posts with pictures, threads, and answers to who has mentioned or quoted us."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern
from typing import Any, TypeVar

import msgspec

from firewarden.connectors.x.signing import Keys, authorization, keys_of
from firewarden.connectors.x.wire import PLATFORM, Tweet, moment, text_of
from firewarden.net.asking import Asking, Word, read
from firewarden.net.outgoing import (
    attempt,
    behind,
    check,
    conversation,
    in_private,
    introduce,
    native_id,
    same_words,
    the_only,
)
from firewarden.net.web import Answer
from firewarden.ports import Publisher, Tools
from firewarden.vocabulary.clock import SECOND, Instant, iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.post import post_key
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Attached,
    Counting,
    Identity,
    Length,
    Native,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

T = TypeVar("T")
API = "https://api.x.com"
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="X",
    length=Length(most=280, counting=Counting.WEIGHTED, link=23),
    answering=Answering.SUMMONED,
    native=Native(
        post="https://x.com/intent/post?text={text}",
        reply="https://x.com/intent/post?in_reply_to={id}&text={text}",
    ),
    threads=True,
    pictures=4,
    picture_bytes=5_242_880,
    alt_length=1_000,
    deletes=True,
    finds=True,
    key=Key.PAID,
    secret="Key and secret of your app, token and secret of the account, with spaces between",  # noqa: S106 - its name
    settings=(Setting(name="api", label="Address of the service", default=API),),
    cost="Each post is paid for: 0.015 USD, with a link 0.20 USD, when this was written. Looking for one costs, too.",
    forbids=(
        "Answer only who has mentioned or quoted the account; all others are answered in the app.",
        "Do not post the same words again and again, nor from several accounts.",
        "A person stands behind each text: say in the profile where a program writes by itself.",
    ),
)
MOST_SHOWN = 100
_ID = pattern(r"\d{1,19}")
_CALLED = pattern(r"\A(?:@\w{1,15}\s+)+")


class _Made(msgspec.Struct):
    id: str


class _MadeOne(msgspec.Struct):
    data: _Made


class _User(msgspec.Struct):
    id: str
    username: str


class _Me(msgspec.Struct):
    data: _User


class _Meta(msgspec.Struct):
    next_token: str = ""


class _Timeline(msgspec.Struct):
    data: list[Tweet] = []
    meta: _Meta = msgspec.field(default_factory=_Meta)


class _Refusal(msgspec.Struct):
    detail: str = ""
    title: str = ""


def publisher(account: Account, tools: Tools) -> Publisher:
    return XPublisher(account, tools)


@dataclass(slots=True)
class XPublisher:
    """One account."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._service() as x:
                me = x.get("users/me", {}, _Me).data
            return Identity(works=True, says=f"Publishes as @{me.username[:50]}.", name=me.username)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:  # noqa: ARG002 - the API takes no key
        check(outgoing, PUBLISHING)
        above = self._above(outgoing)

        def send() -> Published:
            with self._service() as x:
                asked: dict[str, Any] = {"text": outgoing.text}
                if above:
                    asked["reply"] = {"in_reply_to_tweet_id": above}
                with in_private():
                    media = [x.upload(picture) for picture in outgoing.pictures]
                if media:
                    asked["media"] = {"media_ids": media}
                return _published(x.post("tweets", asked, _MadeOne).data.id, self._tools.clock.now())

        return attempt(send)

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:  # noqa: ARG002
        above = self._above(outgoing)
        asked = {
            "start_time": iso(Instant(behind(since) // SECOND * SECOND)),
            "max_results": str(MOST_SHOWN),
            "tweet.fields": "created_at,entities,note_tweet,referenced_tweets",
        }
        with self._service() as x:
            me = x.get("users/me", {}, _Me).data
            found = x.get(f"users/{me.id}/tweets", asked, _Timeline)
        ours = [one for one in found.data if _is_it(one, outgoing.text, above)]
        if not ours and found.meta.next_token:
            raise NetworkError("So much was posted since that not all of it is shown. Look there.", permanent=True)
        return the_only((_published(one.id, since) for one in ours), since, self._tools)

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:  # noqa: ARG002
        raise NetworkError("On X a post is changed in the app, within the hour. Or delete it.", permanent=True)

    def delete(self, native_id: str) -> None:
        with self._service() as x:
            x.delete(f"tweets/{native_id}")

    def _above(self, outgoing: Outgoing) -> str:
        return native_id(outgoing.reply_to, PUBLISHING, _ID) if outgoing.reply_to is not None else ""

    @conversation
    def _service(self) -> Iterator["_Service"]:
        keys = keys_of(self._tools.secret(self._account.secret or ""))
        base = (self._account.settings.get("api", "").strip() or API).rstrip("/")
        with Asking(self._tools, hide=keys.all, hear=_word) as net:
            yield _Service(net, base, keys, self._tools)


class _Service:
    def __init__(self, net: Asking, base: str, keys: Keys, tools: Tools) -> None:
        self._net, self._base, self._keys, self._tools = net, f"{base}/2", keys, tools

    def get(self, path: str, asked: dict[str, str], shape: type[T]) -> T:
        url = f"{self._base}/{path}"
        return read(self._net.get(url, params=asked, headers=self._signed("GET", url, asked)), shape)

    def post(self, path: str, asked: dict[str, Any], shape: type[T]) -> T:
        url = f"{self._base}/{path}"
        return read(self._net.send("POST", url, json=asked, headers=self._signed("POST", url)), shape)

    def delete(self, path: str) -> None:
        url = f"{self._base}/{path}"
        self._net.send("DELETE", url, headers=self._signed("DELETE", url), gone=True)

    def upload(self, picture: Attached) -> str:
        """Nobody sees it until a post has it."""
        url = f"{self._base}/media/upload"
        form = {"media_category": "tweet_image", "media_type": picture.media_type}
        files = {"media": ("picture", picture.content, picture.media_type)}
        answer = self._net.send("POST", url, data=form, files=files, headers=self._signed("POST", url))
        name = read(answer, _MadeOne).data.id
        if picture.alt:
            self.post("media/metadata", {"id": name, "metadata": {"alt_text": {"text": picture.alt}}}, msgspec.Raw)
        return name

    def _signed(self, method: str, url: str, query: dict[str, str] | None = None) -> dict[str, str]:
        at, nonce = self._tools.clock.now() // SECOND, secrets.token_hex(16)
        return {"Authorization": authorization(self._keys, method, url, query or {}, seconds=at, nonce=nonce)}


def _is_it(tweet: Tweet, text: str, above: str) -> bool:
    """An answer begins with the names of those it goes to, and pictures end a text with a link."""
    said = tweet.text if tweet.note_tweet is None else tweet.note_tweet.text
    pictures = [url.url for url in tweet.entities.urls if url.media_key and url.url in said]
    shown = text_of(msgspec.structs.replace(tweet, text=_without(tweet.text, pictures)))
    answered = next((one.id for one in tweet.referenced_tweets if one.type == "replied_to"), "")
    if answered != above:
        return False
    return same_words(shown, text) or (bool(above) and same_words(_CALLED.sub("", shown), text))


def _without(text: str, links: list[str]) -> str:
    for link in links:
        text = text.replace(link, "")
    return text


def _published(name: str, otherwise: Instant) -> Published:
    """Its number says when."""
    try:
        at = moment(name)
    except ValueError:
        at = otherwise
    return Published(native_id=name, url=f"https://x.com/i/status/{name}", at=at, key=post_key(PLATFORM, name))


def _word(answer: Answer) -> Word:
    try:
        found = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Word()
    said = found.detail or found.title
    if answer.status == 401:
        return Word(says=f"The keys hold no more. Make new ones that may read and write. {said}")
    if "duplicate content" in said:
        return Word(says=f"{said} Look whether it stands there already.")
    return Word(says=said)
