"""What the far sides of Graph APIs have in common: how they refuse, and what they want to see of a token."""

import json
from dataclasses import dataclass, field

from firewarden.net.graph import Keys, proof_of
from firewarden.vocabulary.ids import PostKey
from tests.connectors.publishing.far import SECRET, SENTENCE, WAIT, Answered, Asked, HttpFar, Shown, answered
from tests.connectors.tools import NOON

APP = "app-s3cret"


def error(code: int, message: str = SENTENCE, subcode: int = 0, status: int = 400, **headers: str) -> Answered:
    told = {"message": message, "type": "OAuthException", "code": code, "error_subcode": subcode, "fbtrace_id": "A"}
    return answered({"error": told}, status, **headers)


ABSENT = error(100, f"Unsupported request with {SECRET}.", 33)


@dataclass
class Said:
    """One thing of the network."""

    id: str
    text: str
    ours: bool
    above: str = ""
    pictures: tuple[str, ...] = ()
    gone: bool = False
    at: int = field(default=NOON)


class GraphFar(HttpFar):
    secret = f"{APP} {SECRET}"
    secrets = (APP, proof_of(Keys(APP, SECRET)))
    revoked = error(190, f"Error validating access token {SECRET}", 463, 401)
    busy = error(4, "Application request limit reached", 0, 400, Retry_After=f"{WAIT:g}")
    refusal = error(100)
    platform: str

    def __init__(self) -> None:
        super().__init__()
        self.things: dict[str, Said] = {}
        self.photos: dict[str, str] = {}

    @property
    def settings(self) -> dict[str, str]:
        return {"api": self.url}

    def admit(self, asked: Asked) -> None:
        assert asked.headers["authorization"] == f"Bearer {SECRET}"
        assert SECRET.encode() not in asked.body

    def add(self, name: str, text: str, *, ours: bool, above: str = "", pictures: tuple[str, ...] = ()) -> str:
        self.things[name] = Said(name, text, ours, above, pictures)
        return name

    def number(self) -> int:
        return 1000 + len(self.things) + len(self.photos)

    def take_back(self, name: str) -> Answered:
        found = self.things.get(name)
        if found is None or found.gone:
            return ABSENT
        found.gone = True
        return answered({"success": True})

    def shown(self) -> list[Shown]:
        return [
            Shown(
                native_id=one.id, text=one.text, pictures=one.pictures,
                reply_to=PostKey(f"{self.platform}:{one.above}") if one.above else None,
            )
            for one in self.things.values()
            if one.ours and not one.gone
        ]  # fmt: skip


def form_of(asked: Asked) -> dict[str, str]:
    """Of a form with files, or without: names and values, files by the names they are sent under."""
    kind = asked.headers.get("content-type", "")
    if "multipart" not in kind:
        return asked.form
    boundary = kind.partition("boundary=")[2].encode()
    found = {}
    for part in asked.body.split(b"--" + boundary)[1:-1]:
        head, _, value = part.strip(b"\r\n").partition(b"\r\n\r\n")
        name = head.partition(b'name="')[2].partition(b'"')[0].decode()
        found[name] = value.decode("utf-8", "replace")
    return found


def jsoned(text: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(text)
    return found
