"""Frames of the firehose (`com.atproto.sync.subscribeRepos`), read with the library of the network.

Only its decoders are used: its client opens connections itself, past the guard.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from atproto_core.car import CAR
from atproto_core.cbor import decode_dag_multi
from atproto_core.cid import CID

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
from firewarden.vocabulary.clock import from_iso

_OF_POSTS = f"{COLLECTION}/"
_ENCODER = msgspec.json.Encoder(enc_hook=str)


def repos(frame: bytes) -> Iterator[Event]:
    """Events of one frame: a commit may hold many changes. Raises StreamEnded for the last one, an error."""
    try:
        header, body = decode_dag_multi(frame)
        kind = header.get("t") if header["op"] == 1 else "#error"
        events = [] if kind == "#error" else list(_events(kind, body, frame))
    except Exception:  # noqa: BLE001 - whatever the decoder raises: one frame must not end the stream
        yield unreadable(frame)
        return
    if kind == "#error":
        raise StreamEnded(str(body.get("error", "")))
    yield from events


def _events(kind: str, body: dict[str, Any], frame: bytes) -> Iterator[Event]:
    if kind == "#info":
        yield Notice(name=str(body["name"]))
        return
    time, seq = from_iso(body["time"]), int(body["seq"])
    if kind == "#identity":
        yield Identity(did=body["did"], time=time, seq=seq, handle=body.get("handle"))
        return
    if kind == "#account" and is_gone(body.get("active"), body.get("status")):
        yield Gone(did=body["did"], time=time, seq=seq)
        return
    changes = [op for op in body["ops"] if op["path"].startswith(_OF_POSTS)] if kind == "#commit" else []
    blocks = CAR.from_bytes(body["blocks"]).blocks if any(op.get("cid") for op in changes) else {}
    for op in changes:
        record = blocks.get(CID.from_decoded_bytes(op["cid"])) if op.get("cid") else None
        yield Commit(
            did=body["repo"],
            time=time,
            seq=seq,
            operation=op["action"],
            rkey=op["path"].removeprefix(_OF_POSTS),
            record=b"" if record is None else _ENCODER.encode(record),
            raw=frame,
        )
    if not changes:
        yield Other(time=time, seq=seq)
