"""What a stream tells, whichever wire it came by, and the items it becomes."""

from collections.abc import Callable, Iterable

import msgspec

from firewarden.connectors.bluesky.wire import key_of, post_of
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Item, Removed, Unreadable
from firewarden.vocabulary.post import Author


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody wrote, changed or deleted a post; `record` is empty where it was deleted. `time` is when the stream
    heard of it."""

    did: str
    time: Instant
    seq: int | None
    operation: str
    rkey: str
    record: bytes
    raw: bytes


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """An account may have another handle now."""

    did: str
    time: Instant
    seq: int | None
    handle: str | None


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """An account was deleted or taken down, and with it whatever it wrote."""

    did: str
    time: Instant
    seq: int | None


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Of no consequence but for the position in the stream."""

    time: Instant
    seq: int | None


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """The stream says something about itself."""

    name: str


class StreamEnded(NetworkError):
    """By its own account: `name` says why."""

    def __init__(self, name: str) -> None:
        said = name if name.isascii() and name.isalnum() and len(name) <= 40 else "an error"
        super().__init__(f"Bluesky ended the stream: {said}.")
        self.name = name


Event = Commit | Identity | Gone | Other | Notice | Unreadable
Decode = Callable[[bytes], Iterable[Event]]
"""Events of one frame. Raises StreamEnded for the last one, an error."""


def unreadable(frame: bytes) -> Unreadable:
    return Unreadable(reason="not-as-documented", raw=frame[:2000])


def is_gone(active: object, status: object) -> bool:
    """One that its owner switched off, or that is suspended, may come back."""
    return active is False and status in ("deleted", "takendown")


def departure(event: Gone) -> Removed:
    return Removed(key=key_of(event.did, ""), at=event.time, all_of=True)


def item_of(event: Commit, source: SourceId, author: Author) -> Item | None:
    """None for what posts are not done to."""
    if event.operation == "delete":
        return Removed(key=key_of(event.did, event.rkey), at=event.time)
    if event.operation not in ("create", "update"):
        return None
    edited = event.operation == "update"
    post = post_of(event.record, event.did, event.rkey, source, told_at=event.time, author=author, edited=edited)
    return unreadable(event.raw) if post is None else Fetched(post=post, raw=event.raw)
