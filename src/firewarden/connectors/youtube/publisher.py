"""Answers comments on YouTube, as a channel of ours; statements go under one video of ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from re import compile as pattern
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from firewarden.connectors.youtube.wire import PLATFORM, SITE, reason_of
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
from firewarden.ports import Clock, Publisher, Tools
from firewarden.vocabulary.clock import SECOND, Instant, from_datetime, from_iso, to_datetime
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.post import post_key
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Identity,
    Length,
    Native,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

T = TypeVar("T")
API = "https://www.googleapis.com/youtube/v3"
TOKENS = "https://oauth2.googleapis.com/token"
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="YouTube",
    length=Length(most=10_000),
    answering=Answering.OWN,
    starts=False,
    under="video",
    native=Native(post="https://studio.youtube.com/"),
    edits=True,
    deletes=True,
    finds=True,
    key=Key.FREE,
    secret="Id of the client, its secret, and a refresh token of the channel, with spaces between",  # noqa: S106
    settings=(
        Setting(name="channel", label="Channel", help="Its id, which begins with UC.", default=None),
        Setting(name="video", label="Video for statements", help="Its id; they go under it as comments."),
        Setting(name="api", label="Address of the service", default=API),
        Setting(name="tokens", label="Address that gives tokens", default=TOKENS),
    ),
    cost="Free: 50 of the 10,000 units of a day for each comment, change and deletion.",
    forbids=("Do not write the same comment in many places, and leave no comments to draw people elsewhere.",),
)
MOST_PAGES = 5
_ID = pattern(r"[\w.-]{1,200}")
_VIDEO = pattern(r"[\w-]{11}")
_CHANNEL = pattern(r"UC[\w-]{10,40}")
_ZONE = ZoneInfo("America/Los_Angeles")
_SPENT = ("quotaExceeded", "dailyLimitExceeded")
_BUSY = ("rateLimitExceeded", "userRateLimitExceeded")


class _Token(msgspec.Struct):
    access_token: str


class _Value(msgspec.Struct):
    value: str = ""


class _Said(msgspec.Struct, rename="camel"):
    published_at: str = ""
    text_original: str = ""
    text_display: str = ""
    video_id: str = ""
    author_channel_id: _Value = msgspec.field(default_factory=_Value)


class _Comment(msgspec.Struct):
    id: str
    snippet: _Said = msgspec.field(default_factory=_Said)


class _Top(msgspec.Struct, rename="camel"):
    top_level_comment: _Comment


class _Thread(msgspec.Struct):
    snippet: _Top


class _Comments(msgspec.Struct, rename="camel"):
    items: list[_Comment] = []
    next_page_token: str = ""


class _Threads(msgspec.Struct, rename="camel"):
    items: list[_Thread] = []
    next_page_token: str = ""


class _Titled(msgspec.Struct):
    title: str = ""


class _Channel(msgspec.Struct):
    id: str
    snippet: _Titled = msgspec.field(default_factory=_Titled)


class _Channels(msgspec.Struct):
    items: list[_Channel] = []


class _Message(msgspec.Struct):
    message: str = ""


class _Refusal(msgspec.Struct):
    error: _Message


def publisher(account: Account, tools: Tools) -> Publisher:
    return YouTubePublisher(account, tools)


@dataclass(slots=True)
class YouTubePublisher:
    """One channel."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._service() as youtube:
                found = youtube.get("channels", {"part": "snippet", "mine": "true"}, _Channels).items
            own = next((one for one in found if one.id == self._channel), None)
            if own is None:
                name = found[0].id if found else ""
                return Identity(works=False, says="The key is of another channel. Make one for this.", name=name)
            return Identity(works=True, says=f"Answers as {own.snippet.title[:80]}.", name=own.id)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:  # noqa: ARG002 - the API takes no key
        check(outgoing, PUBLISHING)
        above, is_video = self._above(outgoing)
        said: dict[str, Any] = {"textOriginal": outgoing.text}

        def send() -> Published:
            with self._service() as youtube:
                if not is_video:
                    asked = {"snippet": {"parentId": above, **said}}
                    return self._published(youtube.send("POST", "comments", asked, _Comment), above)
                asked = {
                    "snippet": {"channelId": self._channel, "videoId": above, "topLevelComment": {"snippet": said}}
                }
                made = youtube.send("POST", "commentThreads", asked, _Thread).snippet.top_level_comment
                return self._published(made, above)

        return attempt(send)

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:  # noqa: ARG002
        above, is_video = self._above(outgoing)
        with self._service() as youtube:
            found, whole = youtube.under(above, behind(since)) if is_video else youtube.replies(above)
        ours = [self._published(one, above) for one in found if self._is_it(one, outgoing.text)]
        only = the_only(ours, since, self._tools)
        if only is None and not whole:
            raise NetworkError("So much was said there that not all of it is shown. Look there.", permanent=True)
        return only

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:
        check(outgoing, PUBLISHING)
        with self._service() as youtube:
            asked = {"id": native_id, "snippet": {"textOriginal": outgoing.text}}
            return self._published(youtube.send("PUT", "comments", asked, _Comment), "")

    def delete(self, native_id: str) -> None:
        with self._service() as youtube:
            youtube.delete(native_id)

    def _above(self, outgoing: Outgoing) -> tuple[str, bool]:
        """What it goes under, and whether that is a video. An answer to an answer goes where that stands."""
        if outgoing.reply_to is not None:
            name = native_id(outgoing.reply_to, PUBLISHING, _ID).partition(".")[0]
            return name, _VIDEO.fullmatch(name) is not None
        video = self._account.settings.get("video", "").strip()
        if not _VIDEO.fullmatch(video):
            says = "On YouTube a program can only answer. In the settings name a video of yours for statements."
            raise NetworkError(says, permanent=True)
        return video, True

    def _is_it(self, comment: _Comment, text: str) -> bool:
        said = comment.snippet
        shown = said.text_original or said.text_display
        return said.author_channel_id.value == self._channel and same_words(shown, text)

    @property
    def _channel(self) -> str:
        channel = self._account.settings.get("channel", "").strip()
        if not _CHANNEL.fullmatch(channel):
            raise NetworkError("'channel' should be the id of the channel, UC... Change it there.", permanent=True)
        return channel

    def _published(self, comment: _Comment, above: str) -> Published:
        """It is there, whatever is said of when and where."""
        try:
            at = from_iso(comment.snippet.published_at)
        except ValueError:
            at = self._tools.clock.now()
        video = comment.snippet.video_id or (above if _VIDEO.fullmatch(above) else "")
        url = f"{SITE}{video}&lc={comment.id}" if video else "https://www.youtube.com/"
        return Published(native_id=comment.id, url=url, at=at, key=post_key(PLATFORM, comment.id))

    @conversation
    def _service(self) -> Iterator["_Service"]:
        words = self._tools.secret(self._account.secret or "").split()
        if len(words) != 3:
            raise ConfigError("The key should be id and secret of the client and a refresh token. Enter it again.")
        settings = self._account.settings
        api = (settings.get("api", "").strip() or API).rstrip("/")

        def hear(answer: Answer) -> Word:
            return _word(answer, self._tools.clock)

        with Asking(self._tools, hide=(words[1], words[2]), hear=hear) as net:
            service = _Service(net, api)
            with in_private():
                service.sign_in(settings.get("tokens", "").strip() or TOKENS, words)
            yield service


class _Service:
    def __init__(self, net: Asking, api: str) -> None:
        self._net, self._api = net, api
        self._headers: dict[str, str] = {}

    def sign_in(self, url: str, words: list[str]) -> None:
        form = {"grant_type": "refresh_token", "client_id": words[0], "client_secret": words[1]}
        token = read(self._net.send("POST", url, data={**form, "refresh_token": words[2]}), _Token).access_token
        self._net.hide(token)
        self._headers = {"Authorization": f"Bearer {token}"}

    def get(self, what: str, asked: Mapping[str, str], shape: type[T]) -> T:
        return read(self._net.get(f"{self._api}/{what}", params=dict(asked), headers=self._headers), shape)

    def send(self, method: str, what: str, asked: dict[str, Any], shape: type[T]) -> T:
        url, part = f"{self._api}/{what}", {"part": "snippet"}
        return read(self._net.send(method, url, params=part, json=asked, headers=self._headers), shape)

    def delete(self, name: str) -> None:
        self._net.send("DELETE", f"{self._api}/comments", params={"id": name}, headers=self._headers, gone=True)

    def replies(self, above: str) -> tuple[list[_Comment], bool]:
        """Of a comment; and whether these are all."""
        asked, found = {"part": "snippet", "parentId": above, "maxResults": "100", "textFormat": "plainText"}, []
        for _ in range(MOST_PAGES):
            page = self.get("comments", asked, _Comments)
            found += page.items
            if not page.next_page_token:
                return found, True
            asked["pageToken"] = page.next_page_token
        return found, False

    def under(self, video: str, since: Instant) -> tuple[list[_Comment], bool]:
        """The newest comments under a video; and whether these are all since then."""
        asked = {"part": "snippet", "videoId": video, "maxResults": "100", "textFormat": "plainText", "order": "time"}
        found: list[_Comment] = []
        for _ in range(MOST_PAGES):
            page = self.get("commentThreads", asked, _Threads)
            found += [one.snippet.top_level_comment for one in page.items]
            if not page.next_page_token or _is_before(found[-1:], since):
                return found, True
            asked["pageToken"] = page.next_page_token
        return found, False


def _is_before(last: list[_Comment], since: Instant) -> bool:
    try:
        return any(from_iso(one.snippet.published_at) < since for one in last)
    except ValueError:
        return False


def _word(answer: Answer, clock: Clock) -> Word:
    """A day of units ends at midnight in California."""
    why = reason_of(answer.body)
    try:
        says = msgspec.json.decode(answer.body, type=_Refusal).error.message
    except (msgspec.MsgspecError, UnicodeDecodeError):
        says = ""
    if why in _SPENT:
        return Word(says="The day's quota is used up.", permanent=False, wait=_to_midnight(clock.now()))
    if why in _BUSY:
        return Word(says=says, permanent=False, wait=60.0)
    if answer.status == 401 or b'"invalid_grant"' in answer.body:
        return Word(says=f"The refresh token holds no more: connect the channel anew. {says}", permanent=True)
    if answer.status == 403:
        return Word(says=f"{says} ({why})" if why else says, permanent=True)
    return Word(says=says)


def _to_midnight(now: Instant) -> float:
    tomorrow = to_datetime(now).astimezone(_ZONE).date() + timedelta(days=1)
    end = from_datetime(datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=_ZONE))
    return (end - now) / SECOND
