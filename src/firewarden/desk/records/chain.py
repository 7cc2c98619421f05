"""The event log: appends events to hash chains and finds whatever was changed in them afterwards.

The hashed bytes are canonical JSON (sorted keys, no spaces, ASCII) of the fields of format 1, then SHA-256 over the
hash before it and these bytes. The event carries ids, enums and numbers; of any content only a keyed hash, so that
the content may be erased and nobody can guess it back.
"""

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import connection

from firewarden.desk.access import Access, Person
from firewarden.desk.records.event import Chain, Event
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.events import EventKind

FORMAT = 1
Value = int | float | bool | UUID | StrEnum | None
"""What an event may say besides its ids. Free text has no place in it."""


class Flaw(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    CUT = "cut off"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """`number` is the event at which the chain does not hold."""

    number: int
    flaw: Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How long a chain was and how it ended, kept elsewhere (every backup has it)."""

    length: int
    hash: str


def append(
    access: Access,
    kind: EventKind,
    *,
    incident: UUID | None = None,
    subject: UUID | None = None,
    content: str | bytes | None = None,
    **data: Value,
) -> Event:
    """Writes into the brand's chain, inside the transaction of the change it records."""
    chain = _chain(access.brand)
    return _append(chain, access.person, access.now, kind, (incident, subject, content, data))


def append_here(
    person: Person,
    kind: EventKind,
    *,
    subject: UUID | None = None,
    content: str | bytes | None = None,
    **data: Value,
) -> Event:
    """Writes into the chain of the installation."""
    return _append(_chain(None), person, person.wall, kind, (None, subject, content, data))


def digest(content: str | bytes) -> str:
    """Keyed: without the installation's key nobody can try texts against it."""
    raw = content.encode() if isinstance(content, str) else content
    return hmac.new(settings.DIGEST_KEY.encode(), raw, sha256).hexdigest()


def verify(chain: Chain, head: Head | None = None) -> list[Break]:
    """Every place where the chain does not hold, up to its own head and, where given, an older one."""
    breaks = []
    number, previous = 0, _genesis(chain)
    for event in chain.events.order_by("number").iterator(chunk_size=2000):
        if event.number != number + 1:
            breaks.append(Break(number=number + 1, flaw=Flaw.MISSING))
        elif event.previous != previous or event.hash != _hash(chain, event):
            breaks.append(Break(number=event.number, flaw=Flaw.CHANGED))
        number, previous = event.number, event.hash
        if head and number == head.length and previous != head.hash:
            breaks.append(Break(number=number, flaw=Flaw.CHANGED))
    return breaks + list(_tail(chain, head, number, previous))


def head_of(chain: Chain) -> Head:
    return Head(length=chain.length, hash=chain.head)


def _tail(chain: Chain, head: Head | None, number: int, previous: str) -> Iterator[Break]:
    longest = max(chain.length, head.length if head else 0)
    if number < longest:
        yield Break(number=number + 1, flaw=Flaw.CUT)
    elif number > chain.length:
        yield Break(number=chain.length + 1, flaw=Flaw.ADDED)
    elif previous != chain.head:
        yield Break(number=number, flaw=Flaw.CHANGED)


def _chain(brand: UUID | None) -> Chain:
    if not connection.in_atomic_block:
        raise StoreError(
            "An event was written outside a transaction; nothing was saved. This is a defect of the program."
        )
    chain = Chain.objects.select_for_update().filter(brand=brand).first()
    if chain is None:
        chain = Chain(brand_id=brand)
        chain.head = _genesis(chain)
        chain.save(force_insert=True)
    return chain


def _append(
    chain: Chain,
    person: Person,
    at: Instant,
    kind: EventKind,
    rest: tuple[UUID | None, UUID | None, str | bytes | None, dict[str, Value]],
) -> Event:
    incident, subject, content, data = rest
    event = Event(
        chain=chain,
        number=chain.length + 1,
        version=FORMAT,
        kind=kind.value,
        actor=person.user,
        incident=incident,
        subject=subject,
        data=_canonical({name: _plain(value) for name, value in data.items() if value is not None}),
        digest="" if content is None else digest(content),
        at=at,
        wall=person.wall,
        previous=chain.head,
    )
    event.hash = _hash(chain, event)
    event.save(force_insert=True)
    chain.length, chain.head = event.number, event.hash
    chain.save(update_fields=["length", "head"])
    return event


def _plain(value: Value) -> object:
    match value:
        case UUID():
            return str(value)
        case StrEnum():
            return value.value
        case int() | float():
            return value
    raise TypeError(f"an event holds ids, enums and numbers, not {type(value).__name__}")


def _hash(chain: Chain, event: Event) -> str:
    fields = {
        "version": event.version,
        "chain": str(chain.id),
        "number": event.number,
        "kind": event.kind,
        "actor": _text(event.actor),
        "incident": _text(event.incident),
        "subject": _text(event.subject),
        "data": event.data,
        "digest": event.digest,
        "at": event.at,
        "wall": event.wall,
    }
    return sha256(event.previous.encode() + _canonical(fields).encode()).hexdigest()


def _canonical(fields: dict[str, object]) -> str:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _text(identity: UUID | None) -> str:
    return "" if identity is None else str(identity)


def _genesis(chain: Chain) -> str:
    return sha256(b"firewarden event chain " + str(chain.id).encode()).hexdigest()
