"""Three networks in one process, and our publishers for them: `python -m tests.desk.publishing.far FOLDER PORT`.

`keyed` knows a key again (like Mastodon), `readable` has none and a timeline one can read, `blind` has neither. What
they have taken stands in `FOLDER/posts.jsonl`, one line each, written through before anybody is answered.
"""

import http.client
import json
import os
import sys
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Key
from firewarden.vocabulary.publishing import Identity, Outgoing, Published, Publishing, Uncertain
from tests.desk.publishing.faults import Faults

NETWORKS = ("keyed", "readable", "blind")
PUBLISHING = {
    name: Publishing(
        platform=name, title=name, repeats_safely=name == "keyed", finds=name == "readable", threads=True, key=Key.NONE
    )
    for name in NETWORKS
}
STILL_ON_ITS_WAY = 0.3
"""Seconds that a network takes to store what somebody sent who is dead by then."""


def posts(folder: Path) -> list[dict[str, str]]:
    path = folder / "posts.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path
    faults: Faults
    taking = threading.Lock()

    def do_GET(self) -> None:
        network = self.path.split("/")[1]
        if self.path.endswith("/me"):
            return self._answer({"name": f"@acme@{network}"})
        if network != "readable":
            return self._answer({}, 404)
        return self._answer({"posts": [one for one in posts(self.folder) if one["network"] == network]})

    def do_POST(self) -> None:
        network = self.path.split("/")[1]
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.faults.at(f"network.read.{network}")
        if self.faults.pid("worker") is None or not _lives(self.faults.pid("worker")):
            time.sleep(STILL_ON_ITS_WAY)
        taken = self._take(network, said)
        self.faults.at(f"network.stored.{network}")
        self._answer(taken)

    def _take(self, network: str, said: dict[str, str]) -> dict[str, str]:
        with self.taking:
            before = posts(self.folder)
            same = [one for one in before if one["network"] == network and one["key"] == said["key"]]
            if same and network == "keyed":
                return same[0]
            taken = {"network": network, "id": f"{network}-{len(before)}", **said}
            with (self.folder / "posts.jsonl").open("a") as file:
                file.write(json.dumps(taken) + "\n")
                file.flush()
                os.fsync(file.fileno())
            return taken

    def _answer(self, value: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def _lives(pid: int | None) -> bool:
    try:
        os.kill(pid or 0, 0)
    except OSError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"


@dataclass(frozen=True)
class Blind:
    """`key` is sent along for whoever counts; only `keyed` minds it."""

    network: str
    port: int
    faults: Faults

    @property
    def publishing(self) -> Publishing:
        return PUBLISHING[self.network]

    def identify(self) -> Identity:
        try:
            name = self._ask("GET", "me")["name"]
        except (OSError, http.client.HTTPException):
            return Identity(works=False, says="The network does not answer.")
        return Identity(works=True, says="It works.", name=name)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        self.faults.at(f"worker.connect.{self.network}")
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            line.connect()
        except OSError as problem:
            raise NetworkError("The network is not there.") from problem
        try:
            line.request("POST", f"/{self.network}/posts", json.dumps({"key": key, "text": outgoing.text}))
            taken = json.loads(line.getresponse().read())
        except (OSError, http.client.HTTPException, ValueError):
            return Uncertain(reason="The line broke.")
        finally:
            line.close()
        self.faults.at(f"worker.answered.{self.network}")
        return self._published(taken)

    def _published(self, taken: dict[str, str]) -> Published:
        key = PostKey(f"{self.network}:{taken['id']}")
        return Published(
            native_id=taken["id"], url=f"https://{self.network}.example/{taken['id']}", at=Instant(0), key=key
        )

    def _ask(self, method: str, place: str) -> dict[str, Any]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            line.request(method, f"/{self.network}/{place}")
            found: dict[str, Any] = json.loads(line.getresponse().read())
            return found
        finally:
            line.close()


class Readable(Blind):
    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:
        try:
            found = self._ask("GET", "posts")["posts"]
        except (OSError, http.client.HTTPException) as problem:
            raise NetworkError("The network is not there.") from problem
        return next((self._published(one) for one in found if one["text"] == outgoing.text), None)


def publisher(network: str, port: int, faults: Faults) -> Blind:
    return (Readable if network == "readable" else Blind)(network, port, faults)


def main(folder: Path, port: int) -> None:
    Handler.folder, Handler.faults = folder, Faults(folder)
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    Handler.faults.i_am("network")
    server.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
