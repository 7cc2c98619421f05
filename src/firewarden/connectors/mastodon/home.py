"""The server of an account of ours, asked as that account."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

from firewarden.net.asking import Asking, Declined, Word, read
from firewarden.net.web import Answer, Unheard
from firewarden.vocabulary.clock import Instant, from_iso, iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.publishing import Attached

PAGE, MOST_PAGES = 40, 5
"""Statuses of one answer, and answers that are looked through for one of ours."""
LOOKS, PAUSE = 30, 2.0
"""How often a picture in the making is asked for, and how long we wait between, in seconds."""
WRITES = {"write", "write:statuses"}
_LOCAL = re.compile(r"/statuses/([A-Za-z0-9]+)$")


class Account(msgspec.Struct):
    """`acct` has no domain where the account is at home on this server."""

    id: str
    acct: str = ""


class Media(msgspec.Struct):
    id: str
    url: str | None = None


class Status(msgspec.Struct):
    """What is read of a status of ours, or of one that we answer."""

    id: str
    uri: str
    created_at: str
    account: Account
    url: str | None = None
    visibility: str = "public"
    language: str | None = None
    in_reply_to_id: str | None = None
    in_reply_to_account_id: str | None = None
    mentions: list[Account] = []
    media_attachments: list[Media] = []
    spoiler_text: str = ""
    sensitive: bool = False

    @property
    def at(self) -> Instant:
        """Raises Unheard for what is no time."""
        try:
            return from_iso(self.created_at)
        except ValueError:
            raise Unheard("The server did not say when the post was made.") from None


class Source(msgspec.Struct):
    """A status as it was typed."""

    text: str


class Found(msgspec.Struct):
    statuses: list[Status] = []


class Statuses(msgspec.Struct, frozen=True):
    max_characters: int = 500
    max_media_attachments: int = 4
    characters_reserved_per_url: int = 23


class Descriptions(msgspec.Struct, frozen=True):
    description_limit: int = 1500
    image_size_limit: int = 16_777_216


class Configuration(msgspec.Struct, frozen=True):
    statuses: Statuses = Statuses()
    media_attachments: Descriptions = Descriptions()


class Instance(msgspec.Struct, frozen=True):
    domain: str = ""
    configuration: Configuration = Configuration()


class App(msgspec.Struct):
    """`scopes` None: the server is older than 4.3 and does not say."""

    scopes: list[str] | None = None


class Trouble(msgspec.Struct):
    error: str = ""
    error_description: str = ""


def hear(answer: Answer) -> Word:
    try:
        said = msgspec.json.decode(answer.body, type=Trouble)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Word()
    return Word(says=said.error_description or said.error)


@dataclass(slots=True)
class Home:
    """One conversation."""

    net: Asking
    url: str
    token: str = field(repr=False)

    def instance(self) -> Instance:
        answer = self.net.get(f"{self.url}/api/v2/instance", gone=True)
        return Instance() if answer.status != 200 else read(answer, Instance)

    def me(self) -> Account:
        return read(self._get("accounts/verify_credentials"), Account)

    def scopes(self) -> list[str] | None:
        try:
            return read(self._get("apps/verify_credentials"), App).scopes
        except Declined as error:
            if error.status in (401, 403, 404):
                return None
            raise

    def status(self, local: str) -> Status | None:
        answer = self._get(f"statuses/{quote(local, safe='')}", gone=True)
        return read(answer, Status) if answer.status == 200 else None

    def at(self, uri: str) -> Status | None:
        """The status that has this name everywhere; None: it is gone, or this server cannot get it."""
        own = _LOCAL.search(uri) if urlsplit(uri).netloc == urlsplit(self.url).netloc else None
        found = self.status(own[1]) if own else None
        if found is not None and found.uri == uri:
            return found
        asked = {"q": uri, "resolve": "true", "type": "statuses", "limit": "1"}
        answer = self.net.get(f"{self.url}/api/v2/search", params=asked, headers=self._headers)
        return next((status for status in read(answer, Found).statuses if status.uri == uri), None)

    def ours_since(self, since: Instant) -> Iterator[Status]:
        """Newest first. Raises NetworkError where there are too many to say."""
        path, oldest = f"accounts/{quote(self.me().id, safe='')}/statuses", ""
        for _ in range(MOST_PAGES):
            asked = {"limit": str(PAGE), "exclude_reblogs": "true"} | ({"max_id": oldest} if oldest else {})
            page = read(self._get(path, params=asked), list[Status])
            yield from (status for status in page if status.at >= since)
            if not page or page[-1].at < since:
                return
            oldest = page[-1].id
        raise NetworkError(f"There are too many posts since {iso(since)} to find one. Look there.", permanent=True)

    def typed(self, local: str) -> str:
        return read(self._get(f"statuses/{quote(local, safe='')}/source"), Source).text

    def post(self, key: str, asked: dict[str, Any]) -> Status:
        headers = {**self._headers, "Idempotency-Key": key}
        return read(self.net.send("POST", f"{self.url}/api/v1/statuses", headers=headers, data=asked), Status)

    def change(self, local: str, asked: dict[str, Any]) -> Status:
        path = f"{self.url}/api/v1/statuses/{quote(local, safe='')}"
        return read(self.net.send("PUT", path, headers=self._headers, data=asked), Status)

    def delete(self, local: str) -> None:
        path = f"{self.url}/api/v1/statuses/{quote(local, safe='')}"
        self.net.send("DELETE", path, headers=self._headers, gone=True)

    def upload(self, picture: Attached) -> str:
        """Its id, when the server has made of it what it makes of pictures."""
        files = {"file": ("picture", picture.content, picture.media_type)}
        described = {"description": picture.alt} if picture.alt else {}
        answer = self.net.send("POST", f"{self.url}/api/v2/media", headers=self._headers, data=described, files=files)
        made = read(answer, Media)
        for _ in range(LOOKS if answer.status == 202 else 0):
            self.net.pause(PAUSE)
            if self._get(f"media/{quote(made.id, safe='')}").status == 200:
                return made.id
        if answer.status == 202:
            raise NetworkError("The server is still busy with the picture.", retry_after=60.0)
        return made.id

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def _get(self, path: str, *, params: dict[str, str] | None = None, gone: bool = False) -> Answer:
        return self.net.get(f"{self.url}/api/v1/{path}", params=params, headers=self._headers, gone=gone)
