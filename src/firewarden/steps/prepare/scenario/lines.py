"""Writes a post as one line of JSON, as recordings hold it and the replay connector reads it."""

from typing import Any

import msgspec

from firewarden.vocabulary.clock import iso
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.post import Post

_encode = msgspec.json.Encoder().encode


def to_line(post: Post) -> bytes:
    """Without a line break. What is unknown is left out; ids stand without their platform."""
    line: dict[str, Any] = {
        "id": _native(post.key, post.platform),
        "created_at": iso(post.created_at),
        "platform": post.platform,
        "kind": post.kind,
        "text": post.text,
    }
    for name in ("title", "url", "lang", "likes", "reposts", "replies", "rating"):
        line[name] = getattr(post, name)
    for name in ("reply_to", "repost_of", "quote_of"):
        line[name] = _native(getattr(post, name), post.platform)
    if post.author is not None:
        author = post.author
        line |= {"author": author.handle, "author_name": author.name, "followers": author.followers}
        line |= {"verified": author.verified, "account_created": iso(author.created_at) if author.created_at else None}
    line["has"] = sorted(post.has) or None
    return _encode({name: value for name, value in line.items() if value is not None})


def _native(key: PostKey | None, platform: str) -> str | None:
    """None for a key that was made up: whoever reads the line makes it up again."""
    if key is None or not key.startswith(platform + ":"):
        return None
    return key.removeprefix(platform + ":")
