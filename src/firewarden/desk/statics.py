"""Static files: one name for the whole tree, so that browsers may keep every file, and what answers for them."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import allauth
import django
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

ROOT = Path(__file__).parent / "static"
PREFIX = "/static/"
FOREVER = b"public, max-age=31536000, immutable"
TEXT = {"text/css", "text/javascript", "application/json", "image/svg+xml", "text/plain"}
mimetypes.add_type("text/javascript", ".js")


@cache
def tree() -> str:
    """Changes with any of our files, and with the packages that bring some. A path below it means one content for good,
    and a script below it finds its neighbors by relative names."""
    digest = hashlib.sha256(f"{django.__version__} {allauth.__version__}".encode())
    for path in sorted(ROOT.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def static(name: str) -> str:
    """The address of `css/layout.css` and the like."""
    return f"{PREFIX}{tree()}/{name}"


class TreeStorage(StaticFilesStorage):
    """Gives Django's own pages the same addresses."""

    def url(self, name: str | None) -> str:
        return static(name or "")


@dataclass(frozen=True, slots=True)
class File:
    body: bytes
    packed: bytes | None
    kind: str


_read: dict[str, File] = {}


def read(name: str) -> File | None:
    """The file of this name in any installed app, packed for the wire where that helps.
    Only files that exist are kept in memory."""
    if name not in _read:
        file = _load(name)
        if file is None:
            return None
        _read[name] = file
    return _read[name]


def _load(name: str) -> File | None:
    found = finders.find(name)
    if not isinstance(found, str) or not Path(found).is_file():
        return None
    body = Path(found).read_bytes()
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    packed = gzip.compress(body, 9) if kind in TEXT and len(body) > 500 else None
    return File(body, packed, f"{kind}; charset=utf-8" if kind in TEXT else kind)


async def answer(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001 (the shape of an ASGI application)
    """Serves /static/. A file asked for under an older tree is served as it is now, and not kept."""
    version, _, name = scope["path"].removeprefix(PREFIX).partition("/")
    file = _find(name) if scope["method"] in {"GET", "HEAD"} else None
    if file is None:
        await _send(send, 404, [(b"content-type", b"text/plain")], b"There is no such file.")
        return
    headers = [
        (b"content-type", file.kind.encode()),
        (b"cache-control", FOREVER if version == tree() else b"no-cache"),
        (b"x-content-type-options", b"nosniff"),
    ]
    body = file.body
    if file.packed is not None:
        headers.append((b"vary", b"accept-encoding"))
        if b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b""):
            body = file.packed
            headers.append((b"content-encoding", b"gzip"))
    await _send(send, 200, headers, b"" if scope["method"] == "HEAD" else body, length=len(body))


def _find(name: str) -> File | None:
    """None also for names that reach out of the folder."""
    if not name or name.startswith("/") or "\0" in name or ".." in name.split("/"):
        return None
    return read(name)


async def _send(
    send: Any, status: int, headers: list[tuple[bytes, bytes]], body: bytes, *, length: int | None = None
) -> None:
    headers.append((b"content-length", str(len(body) if length is None else length).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
