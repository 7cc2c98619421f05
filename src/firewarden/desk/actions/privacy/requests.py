"""A person wants to know what we hold of them, or wants it gone (GDPR articles 15 and 17, and their like elsewhere).

Both first as a table: what is held where, and what stays because of a legal hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import BinaryField

from firewarden.desk.access import Access
from firewarden.desk.actions.evidence import Why
from firewarden.desk.actions.privacy.held import HOLDERS, Holder, Traces, traces
from firewarden.desk.outside import Outside
from firewarden.desk.records import LegalHold, chain
from firewarden.desk.records.persons import Name, consents, names
from firewarden.ports import StreamReader
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.said import Said, say

PAGE = 2_000
Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """`rows` there are; of them `kept` stay because of a legal hold."""

    what: Said
    rows: int
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`joined`: other names of this person, by their consent. `holds`: labels of incidents with a legal hold that keeps
    something of them, and why."""

    names: tuple[Name, ...]
    rows: tuple[HeldRow, ...]
    holds: tuple[tuple[str, str], ...]

    @property
    def total(self) -> int:
        return sum(row.rows for row in self.rows)

    @property
    def kept(self) -> int:
        return sum(row.kept for row in self.rows)


def person_from(text: str) -> Name | None:
    """`network:name` as typed; None for anything else."""
    platform, colon, author = text.strip().partition(":")
    named = platform.strip().lower()[:40], author.strip().removeprefix("@")[:200]
    return named if colon and all(named) else None


def find(access: Access, person: Name, outside: Outside) -> Found:
    """What is held of this person in this brand, by the names they agreed to be joined with too."""
    access.need("answer privacy request")
    known = tuple(names(person, consents(access, person)))
    found = traces(access, known)
    rows = [_counted(access, holder, found) for holder in HOLDERS]
    heard = stream_keys(access, known, outside.reader)
    kept = _kept_keys(access, found)
    rows.append(HeldRow(what=say("posts in the stream"), rows=len(heard), kept=len(kept & set(heard))))
    return Found(names=known, rows=tuple(row for row in rows if row.rows), holds=tuple(_reasons(access, found)))


@transaction.atomic
def export(access: Access, person: Name, outside: Outside) -> Record:
    """All of it as plain values, without the names of those who worked on it. The event has the number of records."""
    access.need("answer privacy request")
    known = tuple(names(person, consents(access, person)))
    found = traces(access, known)
    parts: dict[str, list[Record]] = {}
    for holder in HOLDERS:
        rows = [_plain(row) for row in holder.rows(access, found)]
        if rows:
            parts[str(holder.what)] = rows
    heard = [
        {"key": mention.post.key, "text": mention.post.text, "url": mention.post.url, "at": mention.post.created_at}
        for mention in _heard(access, known, outside.reader)
    ]
    if heard:
        parts["posts in the stream"] = heard
    total = sum(map(len, parts.values()))
    chain.append(access, EventKind.PRIVACY_EXPORTED, content="\n".join(map(":".join, known)), rows=total)
    return {"brand": access.slug, "names": [f"{one}:{other}" for one, other in known], "records": parts}


@transaction.atomic
def erase(access: Access, person: Name, outside: Outside) -> Found:
    """Takes the content out of everything that no legal hold keeps, and orders the stream to do the same. Tombstones
    and the chain of events stay. What was there before is returned."""
    before = find(access, person, outside)
    found = traces(access, before.names)
    gone = 0
    for holder in reversed(HOLDERS):  # what hangs on a post goes before it
        for row in _free(holder, holder.rows(access, found)):
            holder.empty(access, row, Why.REQUESTED)
            gone += 1
    kept = _kept_keys(access, found)
    keys = [key for key in stream_keys(access, before.names, outside.reader) if key not in kept]
    if gone or keys:
        chain.append(
            access,
            EventKind.PRIVACY_ERASED,
            content="\n".join(map(":".join, before.names)),
            rows=gone + len(keys),
            kept=before.kept,
        )
    if keys:
        transaction.on_commit(lambda: outside.upkeep.erase(keys))
    return before


def stream_keys(access: Access, known: Sequence[Name], reader: StreamReader) -> list[PostKey]:
    return [mention.post.key for mention in _heard(access, known, reader)]


def _heard(access: Access, known: Sequence[Name], reader: StreamReader) -> Iterator[Any]:
    """A look through all that the stream still has of the brand, oldest first."""
    wanted = {(platform, author.casefold()) for platform, author in known}
    since, seen = Instant(0), set[PostKey]()
    while True:
        page = reader.mentions(BrandId(str(access.brand)), since, Instant(access.wall + 1), limit=PAGE)
        fresh = [one for one in page if one.post.key not in seen]
        for one in fresh:
            author = one.post.author
            if author and (one.post.platform, author.handle.casefold()) in wanted and not one.removed:
                yield one
        if len(page) < PAGE or not fresh:
            return
        since = page[-1].post.created_at
        seen = {one.post.key for one in page if one.post.created_at == since}


def _free(holder: Holder, rows: Any) -> list[Any]:
    return list(rows.exclude(pk__in=_bound(holder, rows)))


def _bound(holder: Holder, rows: Any) -> list[Any]:
    if not holder.incident:
        return []
    standing = LegalHold.objects.filter(lifted_at=None).values("incident")
    return list(rows.filter(**{f"{holder.incident}__in": standing}).values_list("pk", flat=True))


def _counted(access: Access, holder: Holder, found: Traces) -> HeldRow:
    rows = holder.rows(access, found)
    return HeldRow(what=holder.what, rows=rows.count(), kept=len(_bound(holder, rows)))


def _kept_keys(access: Access, found: Traces) -> set[str]:
    """Their deletion in the stream would reach the copies that a hold keeps."""
    evidence = HOLDERS[0].rows(access, found)
    return set(
        evidence.filter(incident__holds__in=LegalHold.objects.filter(lifted_at=None)).values_list("post_key", flat=True)
    )


def _reasons(access: Access, found: Traces) -> Iterator[tuple[str, str]]:
    bound = {
        number
        for holder in HOLDERS
        if holder.incident
        for number in holder.rows(access, found).values_list(f"{holder.incident}", flat=True)
    }
    holds = LegalHold.objects.filter(lifted_at=None, incident__in=bound).select_related("incident__brand")
    for hold in holds.order_by("incident__number"):
        yield f"{hold.incident.brand.code}-{hold.incident.number}", hold.reason


def _plain(row: Any) -> Record:
    fields = [one for one in row._meta.concrete_fields if not one.is_relation and not isinstance(one, BinaryField)]  # noqa: SLF001
    values = {one.name: getattr(row, one.name) for one in fields if one.name != "id"}
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
