"""Copies what an incident rests on, because the stream is pruned and posts get deleted;
and erases it when it must go."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import msgspec
from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.blobs import drop_bytes, keep_bytes
from firewarden.desk.actions.engage.entering import enter, forget_name
from firewarden.desk.actions.pictures import expect_pictures
from firewarden.desk.records import Evidence, EvidenceKind, Incident, Label, chain, scope
from firewarden.text.distress import in_distress
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.picture import PictureState
from firewarden.vocabulary.post import Post


class Why(StrEnum):
    """Why content had to go."""

    DELETED_AT_SOURCE = "deleted at source"
    REQUESTED = "requested"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A mention and its bytes as received, where the stream still has them."""

    mention: Mention
    raw: bytes | None


def copy_posts(access: Access, incident: Incident, copied: Iterable[Copied]) -> int:
    """How many were new to the incident. Call inside a transaction."""
    there = set(incident.evidence.exclude(post_key="").values_list("post_key", flat=True))
    fresh = {copy.mention.post.key: copy for copy in copied if copy.mention.post.key not in there}
    if not fresh:
        return 0
    number = scope.next_number(incident.evidence.all())
    rows = [_row(access, incident, copy, number + index) for index, copy in enumerate(fresh.values())]
    enter(access, incident, rows)
    Evidence.objects.bulk_create(rows)
    expect_pictures(access, zip(rows, (copy.mention.post for copy in fresh.values()), strict=True))
    chain.append(
        access,
        EventKind.EVIDENCE_ADDED,
        incident=incident.pk,
        content="\n".join(sorted(row.blob.sha256 if row.blob else row.post for row in rows)),
        posts=len(rows),
    )
    return len(rows)


def note_edit(access: Access, post: Post) -> int:
    """Puts how a post reads now beside every copy that this brand holds; the copy stays as it was. How many were
    behind. Where the network does not say when, it was now. Call inside a transaction."""
    edited_at = post.edited_at or access.now
    rows = scope.of_brand(access, Evidence).filter(post_key=post.key, erased_at=None)
    behind = [row for row in rows if _is_behind(row, post.text, edited_at)]
    for row in behind:
        row.newer_text, row.edited_at = post.text, edited_at
        row.save(update_fields=["newer_text", "edited_at"])
        chain.append(
            access, EventKind.EVIDENCE_EDITED, incident=row.incident_id, subject=row.pk, content=row.newer_text
        )
    return len(behind)


@transaction.atomic
def erase_posts(access: Access, keys: Iterable[PostKey], why: Why) -> int:
    """Takes the content out of every copy this brand holds and leaves a tombstone. How many copies it found."""
    access.need("erase evidence")
    keys = list(keys)
    rows = list(scope.of_brand(access, Evidence).filter(post_key__in=keys, erased_at=None))
    for row in rows:
        erase_row(access, row, why)
    scope.of_brand(access, Label).filter(post_key__in=keys).update(post="")
    return len(rows)


@transaction.atomic
def erase_evidence(access: Access, incident: int, evidence: int, why: Why) -> None:
    """The content of one piece goes, its row stays as a tombstone. Raises NotFound."""
    held = scope.hold(access, incident, "erase evidence", closed=True)
    row = scope.numbered(held.evidence.all(), evidence, "evidence")
    if row.erased_at is None:
        erase_row(access, row, why)


def _row(access: Access, incident: Incident, copy: Copied, number: int) -> Evidence:
    mention, post = copy.mention, copy.mention.post
    return Evidence(
        brand_id=access.brand,
        incident=incident,
        number=number,
        kind=EvidenceKind.POST,
        post_key=post.key,
        platform=post.platform,
        author=post.author.handle if post.author else "",
        url=post.url or "",
        text=post.text,
        post=msgspec.json.encode(post).decode(),
        tone=mention.reading.tone,
        lang=mention.reading.lang or post.lang or "",
        arousal=mention.reading.arousal,
        distress=in_distress(post.told),
        hazards=sorted(mention.reading.hazards),
        question=mention.reading.question,
        first_person=mention.reading.first_person,
        posted_at=post.created_at,
        received_at=mention.received_at or access.wall,
        source=post.source,
        blob=None if copy.raw is None else keep_bytes(access, copy.raw, "application/octet-stream"),
    )


def _is_behind(row: Evidence, text: str, edited_at: Instant) -> bool:
    """A copy made after the edit has its text already; news may come twice, and the older after the newer."""
    if row.edited_at is None:
        return row.text != text
    return row.newer_text != text and row.edited_at <= edited_at


def erase_row(access: Access, row: Evidence, why: Why) -> None:
    """The content of one piece, whoever asked for it; call inside a transaction."""
    row.text = row.newer_text = row.post = row.author = row.url = ""
    row.distress, row.arousal = False, 0.0
    row.erased_at, row.erased_because = access.now, why
    row.save()
    forget_name(row)
    pictures = list(row.pictures.select_related("blob"))
    row.pictures.update(state=PictureState.ERASED, url="", alt="", reading="", confidence=None)
    for blob in filter(None, (row.blob, *(picture.blob for picture in pictures))):
        drop_bytes(blob)
    chain.append(access, EventKind.EVIDENCE_ERASED, incident=row.incident_id, subject=row.pk, why=why)
