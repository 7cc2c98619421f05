"""What we write, as a record: its name, its links, mentions and hashtags, its pictures, what it answers."""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from firewarden.connectors.bluesky.wire import COLLECTION
from firewarden.text.length import graphemes, links_in
from firewarden.vocabulary.clock import Instant, iso
from firewarden.vocabulary.picture import size_of
from firewarden.vocabulary.publishing import Attached, Outgoing

Json = dict[str, Any]
_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
_LONG_AGO = 1_672_531_200_000_000
"""1 January 2023, in microseconds: names are of the year behind it, which nobody can take for the future."""
_MENTION = re.compile(r"(?:^|(?<=[\s(“\"]))@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_TAG = re.compile(r"(?:^|(?<=\s))[#＃]([^\s#＃]+)")
_LONGEST_TAG = 64
"""Graphemes."""
_TAIL = ".,;:!?'\"’”)]}…"


def record_key(key: str) -> str:
    """The name of the record for a delivery: always the same, so that a second attempt finds the first. Posts are named
    by a time in microseconds and ten bits more (TID), and servers may insist on that; nobody reads the time.

    >>> record_key("0" * 40)
    '3kgnnh4rxwjvf'
    """
    number = int.from_bytes(sha256(key.encode()).digest())
    bits = (_LONG_AGO + number % 2**45) << 10 | number >> 64 & 1023
    return "".join(_LETTERS[bits >> shift & 31] for shift in range(60, -1, -5))


def record(outgoing: Outgoing, at: Instant, facets: list[Json], images: list[Json], reply: Json | None) -> Json:
    """app.bsky.feed.post"""
    made: Json = {"$type": COLLECTION, "text": outgoing.text, "createdAt": iso(at)}
    if outgoing.language:
        made["langs"] = [outgoing.language]
    if facets:
        made["facets"] = facets
    if images:
        made["embed"] = {"$type": "app.bsky.embed.images", "images": images}
    if reply:
        made["reply"] = reply
    return made


def facets(text: str, did_of: Callable[[str], str | None]) -> list[Json]:
    """Links, mentions and hashtags by the bytes they stand on, in order. `did_of` knows who has a handle; a mention of
    nobody stays text."""
    found = [(start, end, {"$type": _kind("link"), "uri": text[start:end]}) for start, end in links_in(text)]
    for mention in _MENTION.finditer(text):
        did = did_of(mention[1].lower())
        if did is not None:
            found.append((mention.start(), mention.end(), {"$type": _kind("mention"), "did": did}))
    found += [(start, end, {"$type": _kind("tag"), "tag": text[start + 1 : end]}) for start, end in _tags(text)]
    made, reached = [], 0
    for start, end, feature in sorted(found, key=lambda one: one[0]):
        if start >= reached:  # what looks like a mention may stand in a link
            made.append(_facet(text, start, end, feature))
            reached = end
    return made


def image(picture: Attached, blob: Json) -> Json:
    size = size_of(picture.content)
    shape = {"aspectRatio": {"width": size[0], "height": size[1]}} if size and min(size) > 0 else {}
    return {"image": blob, "alt": picture.alt, **shape}


def _tags(text: str) -> Iterator[tuple[int, int]]:
    for found in _TAG.finditer(text):
        tag = found[1].rstrip(_TAIL)
        if tag and not tag.isdigit() and len(graphemes(tag)) <= _LONGEST_TAG:
            yield found.start(), found.start() + 1 + len(tag)


def _facet(text: str, start: int, end: int, feature: Json) -> Json:
    first = len(text[:start].encode())
    index = {"byteStart": first, "byteEnd": first + len(text[start:end].encode())}
    return {"index": index, "features": [feature]}


def _kind(name: str) -> str:
    return f"app.bsky.richtext.facet#{name}"
