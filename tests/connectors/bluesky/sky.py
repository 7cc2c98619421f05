"""A real Bluesky network on loopback, the bridge in front of it, and people who write there."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from firewarden.vocabulary.ids import PostKey

ROOT = Path(__file__).resolve().parents[3]
NETWORK = Path(__file__).with_name("network")
INSTALLED = ROOT / ".cache" / "bluesky"
HERE = shutil.which("node") is not None and (INSTALLED / ".ready").exists()
POST = "app.bsky.feed.post"


@dataclass(frozen=True, slots=True)
class Person:
    """An account, signed in."""

    sky: "Sky"
    did: str
    handle: str
    key: str

    def post(self, text: str, at: str, **more: Any) -> "Written":
        record = {"$type": POST, "text": text, "createdAt": at, **more}
        made = self._ask("createRecord", {"repo": self.did, "collection": POST, "record": record})
        return Written(self, made["uri"].rsplit("/", 1)[1], made["uri"], made["cid"], record)

    def leave(self) -> None:
        """For good, as the one who runs the server may end an account."""
        self.sky.ask("admin.deleteAccount", {"did": self.did}, self.sky.admin)

    def _ask(self, name: str, body: dict[str, Any]) -> Any:
        return self.sky.ask(f"repo.{name}", body, f"Bearer {self.key}")


@dataclass(frozen=True, slots=True)
class Written:
    """A post on the network."""

    by: Person
    rkey: str
    uri: str
    cid: str
    record: dict[str, Any]

    @property
    def key(self) -> PostKey:
        return PostKey(f"bluesky:{self.by.did}/{self.rkey}")

    @property
    def link(self) -> dict[str, str]:
        return {"uri": self.uri, "cid": self.cid}

    def change(self, text: str) -> None:
        body = {"repo": self.by.did, "collection": POST, "rkey": self.rkey, "record": {**self.record, "text": text}}
        self.by._ask("putRecord", body)

    def delete(self) -> None:
        self.by._ask("deleteRecord", {"repo": self.by.did, "collection": POST, "rkey": self.rkey})


@dataclass(frozen=True, slots=True)
class Sky:
    """`pds` is the personal data server, whose firehose is that of the whole network; `jetstream` speaks of it in both
    versions."""

    pds: str
    jetstream: str
    client: httpx.Client
    admin: str = "Basic " + "YWRtaW46YWRtaW4tcGFzcw=="

    @property
    def firehose(self) -> str:
        return self.pds.replace("http://", "ws://")

    def person(self, name: str) -> Person:
        body = {"handle": f"{name}.test", "email": f"{name}@example.test", "password": f"pass-{name}"}
        made = self.ask("server.createAccount", body)
        return Person(self, made["did"], made["handle"], made["accessJwt"])

    def ask(self, name: str, body: dict[str, Any], authorization: str = "") -> Any:
        headers = {"Authorization": authorization} if authorization else {}
        answer = self.client.post(f"{self.pds}/xrpc/com.atproto.{name}", json=body, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json() if answer.content else None


@contextmanager
def loopback_network() -> Iterator[Sky]:
    """Lives until the end of the block; only its own processes are told to stop."""
    environ = {**os.environ, "NODE_PATH": str(INSTALLED / "node_modules"), "LOG_ENABLED": "false"}
    node = ["node", "--require", str(NETWORK / "loopback.cjs"), str(NETWORK / "network.cjs")]
    with ExitStack() as stack:
        pds = json.loads(stack.enter_context(_process(node, environ)))["pds"]
        bridge = [sys.executable, "-m", "tests.connectors.bluesky.bridge", pds.replace("http://", "ws://")]
        jetstream = stack.enter_context(_process(bridge, dict(os.environ))).strip()
        client = stack.enter_context(httpx.Client(timeout=30, trust_env=False))
        yield Sky(pds, jetstream, client)


@contextmanager
def _process(command: list[str], environ: dict[str, str]) -> Iterator[str]:
    """The first line it writes; it ends when its standard input does."""
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            line = process.stdout.readline()
            assert line, process.stderr.read()
            yield line
        finally:
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
