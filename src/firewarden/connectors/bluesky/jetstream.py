"""Frames of Jetstream: version 1 (`/subscribe`) and version 2 (`network.bsky.jetstream.subscribeEvents`)."""

from collections.abc import Iterator

import msgspec

from firewarden.connectors.bluesky.events import (
    Commit,
    Event,
    Gone,
    Identity,
    Notice,
    Other,
    StreamEnded,
    is_gone,
    unreadable,
)
from firewarden.connectors.bluesky.wire import COLLECTION
from firewarden.vocabulary.clock import Instant, from_iso

KINDS = ("commit", "identity", "account")
SUBPROTOCOL = "xrpc.v1.json"
_FRAGMENT = "network.bsky.jetstream.subscribeEvents#"
_NOTHING = msgspec.Raw(b"")


class Change(msgspec.Struct):
    operation: str
    collection: str
    rkey: str
    record: msgspec.Raw = _NOTHING


class Name(msgspec.Struct):
    handle: str | None = None


class Standing(msgspec.Struct):
    active: bool = True
    status: str | None = None


class First(msgspec.Struct):
    """One event of version 1; `time_us` is its cursor."""

    did: str
    time_us: int
    kind: str
    commit: Change | None = None
    identity: Name | None = None
    account: Standing | None = None


class Payload(msgspec.Struct):
    """One event of version 2. `witnessedAt` is what a cursor in time goes by; `time` may have been corrected."""

    kind: str = msgspec.field(name="$type")
    seq: int | None = None
    did: str = ""
    time: str = ""
    witnessed_at: str | None = msgspec.field(name="witnessedAt", default=None)
    operation: str = ""
    collection: str = ""
    rkey: str = ""
    record: msgspec.Raw = _NOTHING
    identity: Name | None = None
    account: Standing | None = None
    name: str = ""


class Second(msgspec.Struct):
    kind: str = msgspec.field(name="$type")
    payload: Payload | None = None
    error: str = ""


def first(frame: bytes) -> Iterator[Event]:
    """Events of a frame of version 1."""
    try:
        read = msgspec.json.decode(frame, type=First)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        yield unreadable(frame)
        return
    time, change = Instant(read.time_us), read.commit
    if change is not None and change.collection == COLLECTION:
        yield Commit(
            did=read.did,
            time=time,
            seq=None,
            operation=change.operation,
            rkey=change.rkey,
            record=bytes(change.record),
            raw=frame,
        )
    elif read.identity is not None:
        yield Identity(did=read.did, time=time, seq=None, handle=read.identity.handle)
    elif read.account is not None and is_gone(read.account.active, read.account.status):
        yield Gone(did=read.did, time=time, seq=None)
    else:
        yield Other(time=time, seq=None)


def second(frame: bytes) -> Iterator[Event]:
    """Events of a frame of version 2. Raises StreamEnded for the last one, an error."""
    try:
        read = msgspec.json.decode(frame, type=Second)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        yield unreadable(frame)
        return
    if read.kind == "error":
        raise StreamEnded(read.error)
    told = read.payload
    if told is None:
        yield unreadable(frame)
    elif told.kind == f"{_FRAGMENT}info":
        yield Notice(name=told.name)
    else:
        yield _event(told, frame)


def _event(told: Payload, frame: bytes) -> Event:
    try:
        time = from_iso(told.witnessed_at or told.time)
    except (ValueError, OverflowError):
        return unreadable(frame)
    if told.kind == f"{_FRAGMENT}commit" and told.collection == COLLECTION and told.rkey:
        return Commit(
            did=told.did,
            time=time,
            seq=told.seq,
            operation=told.operation,
            rkey=told.rkey,
            record=bytes(told.record),
            raw=frame,
        )
    if told.identity is not None:
        return Identity(did=told.did, time=time, seq=told.seq, handle=told.identity.handle)
    if told.account is not None and is_gone(told.account.active, told.account.status):
        return Gone(did=told.did, time=time, seq=told.seq)
    return Other(time=time, seq=told.seq)
