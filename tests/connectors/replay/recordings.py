"""Small recordings for tests: written to a folder, read back as values."""

import gzip
import json
from pathlib import Path

from firewarden.connectors.replay.options import Options
from firewarden.connectors.replay.reading import Item, Recording, read
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Post

ROW = {"id": "1", "created_at": "2024-05-01T10:00:00Z", "author": "ana", "text": "the ferry is late"}


def line(**changes: object) -> str:
    """One good line of JSON; a field set to None is left out."""
    return json.dumps({k: v for k, v in (ROW | changes).items() if v is not None}, ensure_ascii=False)


def write(folder: Path, content: str | bytes, *, name: str = "posts", packed: bool = False) -> str:
    data = content.encode() if isinstance(content, str) else content
    path = folder / name
    path.write_bytes(gzip.compress(data) if packed else data)
    return str(path)


def read_all(folder: Path, content: str | bytes, options: Options | None = None) -> tuple[list[Item], Recording]:
    with read(write(folder, content), options) as recording:
        return list(recording), recording


def posts(items: list[Item]) -> list[Post]:
    return [item.post for item in items if isinstance(item, Fetched)]


def texts(items: list[Item]) -> list[str]:
    return [post.text for post in posts(items)]


def reasons(items: list[Item]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Unreadable)]
