"""Publishes on Reddit: a text in one subreddit, and answers anywhere its rules allow."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern
from typing import TypeVar

import msgspec

from firewarden import __version__
from firewarden.connectors.reddit.wire import PLATFORM, SITE, Listing, Thing, Token
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
from firewarden.net.web import Answer, Unheard
from firewarden.ports import Publisher, Tools
from firewarden.text.markdown import escaped, with_lines
from firewarden.vocabulary.clock import SECOND, Instant
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
API = "https://oauth.reddit.com"
LONGEST, LONGEST_TITLE = 10_000, 300
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Reddit",
    length=Length(most=LONGEST),
    answering=Answering.ANYBODY,
    native=Native(post="https://www.reddit.com/submit?type=TEXT&title={title}&text={text}"),
    threads=True,
    titled=True,
    edits=True,
    deletes=True,
    finds=True,
    key=Key.APPROVAL,
    secret="Id of the app, its secret, and a refresh token of the account, with spaces between",  # noqa: S106 - its name
    settings=(
        Setting(name="account", label="Account", help="Without u/.", default=None),
        Setting(name="subreddit", label="Subreddit for statements", help="Without r/; empty: it only answers."),
        Setting(name="api", label="Address of the service", default=API),
    ),
    cost="Free for what Reddit approves; commercial use is paid for by contract.",
    forbids=(
        "Read the rules of a subreddit, and ask its moderators before you speak there for a company.",
        "Say who you speak for, and do not repeat the same words in many places.",
    ),
)
_ID = pattern(r"t[13]_[0-9a-z]{1,13}")
_NAME = pattern(r"\w[\w-]{1,40}")
_PAUSE = pattern(r"(\d+) (second|minute|hour)")
_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
_BUSY = "RATELIMIT"


class _Me(msgspec.Struct):
    name: str


class _Things(msgspec.Struct):
    """Of a comment all is told, of a post its name and address."""

    things: list[msgspec.Raw] = []
    name: str = ""
    url: str = ""


class _Json(msgspec.Struct):
    errors: list[list[str | None]] = []
    data: _Things = msgspec.field(default_factory=_Things)
    ratelimit: float | None = None


class _Made(msgspec.Struct):
    json: _Json


class _Refusal(msgspec.Struct):
    message: str = ""
    explanation: str = ""


def publisher(account: Account, tools: Tools) -> Publisher:
    return RedditPublisher(account, tools)


@dataclass(slots=True)
class RedditPublisher:
    """One account."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._client() as reddit:
                me = reddit.get("/api/v1/me", {}, _Me)
            return Identity(works=True, says=f"Publishes as u/{me.name[:50]}.", name=me.name)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:  # noqa: ARG002 - the API takes no key
        path, form = self._form(outgoing)

        def send() -> Published:
            with self._client() as reddit:
                return _published(reddit.post(path, form).data, self._tools.clock.now())

        return attempt(send)

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:  # noqa: ARG002
        text, above = _text(outgoing), self._above(outgoing)
        with self._client() as reddit:
            me = reddit.get("/api/v1/me", {}, _Me)
            where = f"/user/{me.name}/{'comments' if above else 'submitted'}"
            page = reddit.get(where, {"sort": "new", "limit": "100"}, Listing).data
        things = [Thing(bytes(raw)) for raw in page.children]
        ours = [thing for thing in things if _is_it(thing, text, above, outgoing.title)]
        found = the_only(filter(None, map(_shown, ours)), since, self._tools)
        if found is None and page.after and all(one.at > behind(since) for one in filter(None, map(_shown, things))):
            raise NetworkError("So much was said since that not all of it is shown. Look there.", permanent=True)
        return found

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:
        check(outgoing, PUBLISHING)
        with self._client() as reddit:
            made = reddit.post("/api/editusertext", {"thing_id": native_id, "text": _text(outgoing)}).data
        now = self._tools.clock.now()
        return _published(made, now) if made.things else _named(native_id, SITE, now)

    def delete(self, native_id: str) -> None:
        """Reddit says the same whether it was there or not."""
        with self._client() as reddit:
            reddit.delete(native_id)

    def _form(self, outgoing: Outgoing) -> tuple[str, dict[str, str]]:
        """Raises NetworkError for what Reddit would not take."""
        check(outgoing, PUBLISHING)
        text, above = _text(outgoing), self._above(outgoing)
        if above:
            return "/api/comment", {"thing_id": above, "text": text}
        subreddit = self._account.settings.get("subreddit", "").strip().removeprefix("r/")
        title = " ".join(outgoing.title.split())
        if not _NAME.fullmatch(subreddit):
            raise NetworkError("A statement goes into a subreddit. Name it in the settings.", permanent=True)
        if not 0 < len(title) <= LONGEST_TITLE:
            raise NetworkError(f"A post on Reddit has a title of 1 to {LONGEST_TITLE} signs.", permanent=True)
        return "/api/submit", {"kind": "self", "sr": subreddit, "title": title, "text": text, "sendreplies": "true"}

    def _above(self, outgoing: Outgoing) -> str:
        return native_id(outgoing.reply_to, PUBLISHING, _ID) if outgoing.reply_to is not None else ""

    @conversation
    def _client(self) -> Iterator["_Client"]:
        words = self._tools.secret(self._account.secret or "").split()
        if len(words) != 3:
            raise ConfigError("The key should be the id of the app, its secret, and a refresh token. Enter it again.")
        account = self._account.settings.get("account", "").strip().removeprefix("u/")
        if not _NAME.fullmatch(account):
            raise NetworkError("'account' should be the name of the account. Change it there.", permanent=True)
        api = (self._account.settings.get("api", "").strip() or API).rstrip("/")
        basic = b64encode(f"{words[0]}:{words[1]}".encode()).decode()
        with Asking(self._tools, hide=(*words[1:], basic), hear=_word) as net:
            client = _Client(net, api, f"server:firewarden:{__version__} (by /u/{account})")
            with in_private():
                client.sign_in(basic, words[2])
            yield client


class _Client:
    def __init__(self, net: Asking, api: str, agent: str) -> None:
        self._net, self._api = net, api
        self._headers = {"User-Agent": agent}

    def sign_in(self, basic: str, refresh: str) -> None:
        site = SITE if self._api == API else self._api
        headers = self._headers | {"Authorization": f"Basic {basic}"}
        form = {"grant_type": "refresh_token", "refresh_token": refresh}
        answer = self._net.send("POST", f"{site}/api/v1/access_token", data=form, headers=headers)
        token = read(answer, Token).access_token
        self._net.hide(token)
        self._headers = self._headers | {"Authorization": f"Bearer {token}"}

    def get(self, path: str, asked: dict[str, str], shape: type[T]) -> T:
        url = f"{self._api}{path}"
        return read(self._net.get(url, params={"raw_json": "1", **asked}, headers=self._headers), shape)

    def post(self, path: str, form: dict[str, str]) -> _Json:
        """Reddit refuses with a 200, too. Raises NetworkError."""
        asked = {"api_type": "json", "raw_json": "1", **form}
        made = read(self._net.send("POST", f"{self._api}{path}", data=asked, headers=self._headers), _Made).json
        for code, *words in made.errors:
            says = next((word for word in words if word), code or "")
            wait = made.ratelimit if made.ratelimit is not None else _pause(says)
            raise NetworkError(
                f"Reddit did not take it ({code}). It said: {says[:300]}",
                permanent=code != _BUSY,
                retry_after=wait if code == _BUSY else None,
            )
        return made

    def delete(self, name: str) -> None:
        self._net.send("POST", f"{self._api}/api/del", data={"id": name}, headers=self._headers)


def _text(outgoing: Outgoing) -> str:
    """Raises NetworkError where the marks that keep it as it is make it too long."""
    text = with_lines(escaped(outgoing.text))
    if len(text) > LONGEST:
        says = f"With what keeps its signs from being read as marks the text has {len(text):,} of {LONGEST:,} signs."
        raise NetworkError(f"{says} Shorten it.", permanent=True)
    return text


def _is_it(thing: Thing, text: str, above: str, title: str) -> bool:
    data = thing.data
    if data is None or data.is_gone:
        return False
    if above:
        return data.parent_id == above and same_words(data.body or "", text)
    return same_words(data.title or "", title) and same_words(data.selftext, text)


def _published(made: _Things, now: Instant) -> Published:
    """Raises Unheard where nothing can be read of what was made."""
    shown = _shown(Thing(bytes(made.things[0]))) if made.things else None
    if shown is not None:
        return shown
    if not made.name:
        raise Unheard("Reddit did not answer as documented.")
    return _named(made.name, made.url if made.url.startswith("https://") else SITE, now)


def _shown(thing: Thing) -> Published | None:
    data = thing.data
    if data is None:
        return None
    return _named(thing.name, f"{SITE}{data.permalink}", Instant(round(data.created_utc * SECOND)))


def _named(name: str, url: str, at: Instant) -> Published:
    return Published(native_id=name, url=url, at=at, key=post_key(PLATFORM, name))


def _pause(says: str) -> float | None:
    """Seconds, from `try again in 9 minutes`."""
    found = _PAUSE.search(says)
    return float(found[1]) * _SECONDS[found[2]] if found else None


def _word(answer: Answer) -> Word:
    if answer.status == 401 or (answer.status == 400 and answer.url.endswith("/access_token")):
        return Word(says="The app or its refresh token holds no more. Make a new one.", permanent=True)
    try:
        found = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Word()
    return Word(says=found.explanation or found.message)
