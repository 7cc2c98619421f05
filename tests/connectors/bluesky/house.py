"""A personal data server on loopback, as far as one account that publishes there needs it: sessions, records, blobs."""

import json
from hashlib import sha256
from typing import Any

import regex

from firewarden.vocabulary.clock import iso
from firewarden.vocabulary.ids import PostKey
from tests.connectors.publishing.far import SECRET, SENTENCE, Answered, Asked, HttpFar, Shown, answered
from tests.connectors.tools import NOON

POST = "app.bsky.feed.post"
US, ANN = "did:plc:us", "did:plc:annannannannannannannann"
Json = dict[str, Any]


def refused(error: str, message: str, status: int = 400) -> Answered:
    return answered({"error": error, "message": message}, status)


class House(HttpFar):
    """`records` by owner and name, in the order of their making. `expire` makes our token stale; `active` False: our
    account is suspended. `blind` looks for a record find nothing.
    `closed`: what keeps us from answering, `gate` or `block`; None: nobody can say."""

    connector = "bluesky"
    name = "us.test"
    refusal = refused("InvalidRequest", SENTENCE)
    revoked = refused("AuthenticationRequired", "Invalid identifier or password", 401)

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[tuple[str, str], Json] = {}
        self.blobs: dict[str, bytes] = {}
        self.sessions = 0
        self.renewed = 0
        self.active = True
        self.blind = 0
        self.closed: set[str] | None = set()
        self._expired = 0
        self._lapsed = False

    @property
    def settings(self) -> dict[str, str]:
        return {"account": "@us.test", "server": f"{self.url}/"}

    @property
    def secrets(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(f"{kind}-{number}" for kind in ("access", "refresh") for number in range(1, self._tokens + 1))

    @property
    def _tokens(self) -> int:
        return self.sessions + self.renewed

    def expire(self, *, refresh: bool = False) -> None:
        self._expired = self._tokens
        self._lapsed = refresh

    def say(self, text: str, **more: object) -> PostKey:
        name = f"3ann{len(self.records)}"
        self.records[ANN, name] = {"$type": POST, "text": text, "createdAt": iso(NOON), **more}
        return PostKey(f"bluesky:{ANN}/{name}")

    def missing(self) -> PostKey:
        return PostKey(f"bluesky:{ANN}/3gone")

    def link(self, owner: str, name: str) -> dict[str, str]:
        content = json.dumps(self.records[owner, name], sort_keys=True)
        return {"uri": f"at://{owner}/{POST}/{name}", "cid": f"b{sha256(content.encode()).hexdigest()}"}

    def ours(self) -> dict[str, Json]:
        return {name: record for (owner, name), record in self.records.items() if owner == US}

    def shown(self) -> list[Shown]:
        return [self._shown(name, record) for name, record in self.ours().items()]

    def _shown(self, name: str, record: Json) -> Shown:
        images = record.get("embed", {}).get("images", [])
        assert all(self.blobs[image["image"]["ref"]["$link"]] for image in images)
        parent = record.get("reply", {}).get("parent", {}).get("uri", "").removeprefix("at://").replace(f"/{POST}", "")
        return Shown(
            native_id=f"{US}/{name}",
            text=record["text"],
            reply_to=PostKey(f"bluesky:{parent}") if parent else None,
            pictures=tuple(image["alt"] for image in images),
            language=record.get("langs", [""])[0],
        )

    def publishes(self, asked: Asked) -> bool:
        return asked.path.endswith("repo.putRecord")

    def answer(self, asked: Asked) -> Answered:
        name = asked.path.removeprefix("/xrpc/com.atproto.")
        if name == "server.createSession":
            return self._sign_in(asked.json)
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if name == "server.refreshSession":
            return self._renew(token)
        if token not in (f"access-{number}" for number in range(1, self._tokens + 1)):
            return refused("AuthMissing", "Authentication Required", 401)
        if int(token.removeprefix("access-")) <= self._expired:
            return refused("ExpiredToken", "Token has expired")
        does = {
            "/xrpc/app.bsky.feed.getPosts": self._views,
            "server.getSession": self._who,
            "repo.getRecord": self._get,
            "repo.putRecord": self._put,
            "repo.deleteRecord": self._delete,
            "repo.uploadBlob": self._upload,
            "identity.resolveHandle": self._resolve,
        }
        return does[name](asked)

    def _sign_in(self, asked: Json) -> Answered:
        if asked != {"identifier": "us.test", "password": SECRET}:
            return self.revoked
        self.sessions += 1
        return self._session()

    def _renew(self, token: str) -> Answered:
        if self._lapsed or token != f"refresh-{self._tokens}":
            return refused("ExpiredToken", "Token has been revoked")
        self.renewed += 1
        return self._session()

    def _session(self) -> Answered:
        tokens = {"accessJwt": f"access-{self._tokens}", "refreshJwt": f"refresh-{self._tokens}"}
        return answered({"did": US, "handle": self.name, **tokens})

    def _who(self, _: Asked) -> Answered:
        more = {"active": True} if self.active else {"active": False, "status": "suspended"}
        return answered({"did": US, "handle": self.name, **more})

    def _get(self, asked: Asked) -> Answered:
        assert asked.query["collection"] == POST
        place = asked.query["repo"], asked.query["rkey"]
        self.blind -= 1
        if place not in self.records or self.blind >= 0:
            return refused("RecordNotFound", f"Could not locate record: at://{place[0]}/{POST}/{place[1]}")
        return answered({**self.link(*place), "value": self.records[place]})

    def _views(self, asked: Asked) -> Answered:
        if self.closed is None:
            return refused("UpstreamFailure", "Upstream service unreachable", 502)
        author = {"did": ANN, "handle": "ann.test", "viewer": {"blockedBy": "block" in self.closed}}
        view = {"uri": asked.query["uris"], "author": author, "viewer": {"replyDisabled": "gate" in self.closed}}
        return answered({"posts": [view]})

    def _put(self, asked: Asked) -> Answered:
        body = asked.json
        assert (body["repo"], body["collection"], body["record"]["$type"]) == (US, POST, POST)
        assert regex.fullmatch("[234567abcdefghij][234567a-z]{12}", body["rkey"])
        if body["swapRecord"] is None and (US, body["rkey"]) in self.records:
            return refused("InvalidSwap", "Record was at a different place")
        text = body["record"]["text"]
        if len(regex.findall(r"\X", text)) > 300 or len(text.encode()) > 3000:
            return refused("InvalidRequest", "Record/text must not be longer than 300 graphemes")
        self.records[US, body["rkey"]] = body["record"]
        return answered(self.link(US, body["rkey"]))

    def _delete(self, asked: Asked) -> Answered:
        self.records.pop((asked.json["repo"], asked.json["rkey"]), None)
        return answered({})

    def _upload(self, asked: Asked) -> Answered:
        name = f"bafk{sha256(asked.body).hexdigest()}"
        self.blobs[name] = asked.body
        kind = asked.headers["content-type"]
        return answered({"blob": {"$type": "blob", "ref": {"$link": name}, "mimeType": kind, "size": len(asked.body)}})

    def _resolve(self, asked: Asked) -> Answered:
        if asked.query["handle"] != "ann.test":
            return refused("InvalidRequest", "Unable to resolve handle")
        return answered({"did": ANN})
