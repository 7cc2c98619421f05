"""A Mastodon server on loopback, as far as an account that publishes there needs it, as its documentation has it: a key
is known again for an hour, pictures may take a while, mentions and links are counted as short as they are."""

import re
from html import escape
from typing import Any
from urllib.parse import parse_qs

import regex

from firewarden.vocabulary.clock import HOUR, SECOND, Instant
from firewarden.vocabulary.ids import PostKey
from tests.connectors.mastodon.fake import FakeMastodon, moment
from tests.connectors.publishing.far import SECRET, SENTENCE, Answered, Asked, HttpFar, Shown, answered
from tests.connectors.tools import NOON

Json = dict[str, Any]
HOST = "fire.example"
US, ANN = "7", "8"
MISSING = answered({"error": "Record not found"}, 404)


class MastodonHouse(HttpFar):
    """`statuses` by their id, and `typed`, their text as it was typed. `at` is its clock. `slow`: so often a picture is
    still in the making. `old`: it knows neither its limits nor the scopes of tokens. `remote`: where Ann is at home;
    empty: here."""

    connector = "mastodon"
    name = f"us@{HOST}"
    refusal = answered({"error": f"Validation failed: {SENTENCE}"}, 422)
    revoked = answered({"error": "The access token was revoked"}, 401)

    def __init__(self) -> None:
        super().__init__()
        self._shape = FakeMastodon(HOST)
        self.statuses: dict[str, Json] = {}
        self.typed: dict[str, str] = {}
        self.media: dict[str, Json] = {}
        self.at = NOON
        self.most = 500
        self.largest = 16_777_216
        self.slow = 0
        self.old = False
        self.remote = ""
        self.scopes = ["read", "write"]
        self._keys: dict[str, tuple[str, Instant]] = {}
        self._made = 0

    @property
    def settings(self) -> dict[str, str]:
        return {"server": f"{self.url}/"}

    def say(self, text: str, **more: object) -> PostKey:
        return PostKey(f"mastodon:{self._keep(text, ANN, **more)['uri']}")

    def missing(self) -> PostKey:
        return PostKey("mastodon:https://elsewhere.example/users/eve/statuses/1")

    def shown(self) -> list[Shown]:
        return [self._shown(status) for status in self.statuses.values() if status["account"]["id"] == US]

    def _shown(self, status: Json) -> Shown:
        parent = self.statuses.get(status["in_reply_to_id"] or "")
        address = f"@{parent['account']['acct']} " if parent and parent["account"]["id"] != US else ""
        typed = self.typed[status["id"]]
        assert typed.startswith(address)
        return Shown(
            native_id=status["id"],
            text=typed.removeprefix(address),
            reply_to=PostKey(f"mastodon:{parent['uri']}") if parent else None,
            pictures=tuple(media["description"] or "" for media in status["media_attachments"]),
            language=status["language"] or "",
        )

    def publishes(self, asked: Asked) -> bool:
        return (asked.method, asked.path) == ("POST", "/api/v1/statuses")

    def answer(self, asked: Asked) -> Answered:
        path = asked.path.removeprefix("/api/").rstrip("/").split("/")
        if path[1:] == ["instance"]:
            return MISSING if self.old else answered(self._instance())
        if asked.headers.get("authorization") != f"Bearer {SECRET}":
            return answered({"error": "The access token is invalid"}, 401)
        match asked.method, path:
            case "GET", ["v1", kind, "verify_credentials"]:
                return answered(self._account(US) if kind == "accounts" else self._app())
            case "GET", ["v1", "accounts", "7", "statuses"]:
                return self._page(asked)
            case "GET", ["v2", "search"]:
                return self._search(asked)
            case "POST", ["v2", "media"]:
                return self._upload(asked)
            case "GET", ["v1", "media", name]:
                self.slow -= 1
                return answered(self.media[name], 206 if self.slow > 0 else 200)
            case "POST", ["v1", "statuses"]:
                return self._post(asked)
        return self._single(asked, *path[2:])

    def _app(self) -> Json:
        return {"name": "Firewarden"} | ({} if self.old else {"scopes": self.scopes})

    def _instance(self) -> Json:
        told = self._shape.instance()
        told["configuration"] |= {
            "statuses": {"max_characters": self.most, "max_media_attachments": 4, "characters_reserved_per_url": 23},
            "media_attachments": {"description_limit": 1500, "image_size_limit": self.largest},
        }
        return {**told, "api_versions": {"mastodon": 6}}

    def _account(self, number: str) -> Json:
        name = "us" if number == US else "ann"
        acct = f"ann@{self.remote}" if number == ANN and self.remote else name
        return {**self._shape.account(), "id": number, "username": name, "acct": acct}

    def _keep(self, text: str, number: str, **more: object) -> Json:
        self._made += 1
        local, host = str(1000 + self._made), self.remote if number == ANN and self.remote else HOST
        base = self.url if host == HOST else f"https://{host}"
        made = {"id": local, "uri": f"{base}/users/{number}/statuses/{local}", "account": self._account(number)}
        made["created_at"] = moment(self.at + self._made * SECOND // 10)
        status = self._shape.status(self._made, escape(text), **{**made, "language": None, **more})
        self.typed[local] = text
        self.statuses[local] = status
        return status

    def _post(self, asked: Asked) -> Answered:
        key = asked.headers.get("idempotency-key", "")
        local, since = self._keys.get(key, ("", Instant(0)))
        if local in self.statuses and self.at < since + HOUR:
            return answered(self.statuses[local])
        form = asked.form
        if self._length(form["status"]) > self.most:
            return answered({"error": f"Validation failed: Text character limit of {self.most} exceeded"}, 422)
        parent = form.get("in_reply_to_id")
        if parent is not None and parent not in self.statuses:
            return MISSING
        pictures = [self.media[name] for name in parse_qs(asked.body.decode()).get("media_ids[]", [])]
        account = self.statuses[parent]["account"]["id"] if parent else None
        named = [self._account(account)] if account and account != US else []
        made = self._keep(
            form["status"], US, in_reply_to_id=parent, in_reply_to_account_id=account, media_attachments=pictures,
            language=form.get("language"), visibility=form["visibility"], mentions=named,
        )  # fmt: skip
        self._keys[key] = made["id"], self.at
        return answered(made)

    def _length(self, text: str) -> int:
        short = re.sub(r"https?://\S+", "x" * 23, re.sub(r"(?<![=/\w])@(\w+)@[\w.-]+\w", r"@\1", text))
        return len(regex.findall(r"\X", short))

    def _page(self, asked: Asked) -> Answered:
        below = int(asked.query.get("max_id", "9" * 20))
        ours = [s for s in self.statuses.values() if s["account"]["id"] == US and int(s["id"]) < below]
        return answered(ours[::-1][: int(asked.query["limit"])])

    def _search(self, asked: Asked) -> Answered:
        assert asked.query["resolve"] == "true"
        return answered({"statuses": [s for s in self.statuses.values() if s["uri"] == asked.query["q"]]})

    def _upload(self, asked: Asked) -> Answered:
        told = re.search(rb'name="description"\r\n\r\n(.*?)\r\n--', asked.body, re.DOTALL)
        kind = re.search(rb'name="file"; filename="[^"]+"\r\nContent-Type: (\S+)', asked.body)
        assert kind is not None
        name = str(len(self.media) + 1)
        media = {"id": name, "type": "image", "url": None if self.slow else f"{self.url}/m/{name}.png"}
        self.media[name] = {**media, "description": told[1].decode() if told else None}
        return answered(self.media[name], 202 if self.slow else 200)

    def _single(self, asked: Asked, local: str, what: str = "") -> Answered:
        status = self.statuses.get(local)
        if status is None or (asked.method != "GET" and status["account"]["id"] != US):
            return MISSING
        if what == "source":
            return answered({"id": local, "text": self.typed[local], "spoiler_text": ""})
        if asked.method == "DELETE":
            return answered(self.statuses.pop(local))
        if asked.method == "PUT":
            form = asked.form
            names = parse_qs(asked.body.decode()).get("media_ids[]", [])
            self.typed[local] = form["status"]
            more = {"media_attachments": [self.media[name] for name in names], "language": form.get("language")}
            status |= {"content": f"<p>{escape(form['status'])}</p>", **more}
        return answered(status)
