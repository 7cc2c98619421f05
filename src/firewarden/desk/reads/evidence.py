"""Copied posts and reported pieces of one incident, their bytes and their pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.hiding import hide
from firewarden.desk.reads.part import LENGTH, Part, begin
from firewarden.desk.reads.rows import EvidenceRow, evidence_row
from firewarden.desk.records import Evidence, EvidencePicture, scope
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.picture import PictureState, media_type_of
from firewarden.vocabulary.said import Said

Pictures = Mapping[UUID, Sequence["PictureRow"]]
"""By the id of the evidence, in the order of the post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    """`reading` is what a machine read on it, with its confidence in 0..1; never the author's words, which `alt` are.
    `sha256` is that of the bytes as received."""

    position: int
    state: PictureState
    alt: str
    note: Said
    fetched_at: Instant | None
    sha256: str
    width: int
    height: int
    reading: str
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePart:
    """`missing` of the posts asked for by their keys were never copied."""

    part: Part[EvidenceRow]
    pictures: Pictures
    missing: int


def evidence_file(access: Access, number: int, evidence: int) -> tuple[bytes, str]:
    """Bytes as received, and their media type. Raises NotFound, also for erased ones."""
    access.need("read")
    row = scope.numbered(scope.incident(access, number).evidence.select_related("blob"), evidence, "evidence")
    if row.blob is None or row.blob.data is None or row.erased_at is not None:
        raise NotFound(f"The file of evidence {evidence} is not here any more.")
    return bytes(row.blob.data), row.blob.media_type


def picture_file(access: Access, number: int, evidence: int, position: int) -> tuple[bytes, str]:
    """Bytes as received, and their media type by their own first bytes. Raises NotFound, also for erased ones."""
    access.need("read")
    row = scope.numbered(scope.incident(access, number).evidence.all(), evidence, "evidence")
    found = row.pictures.select_related("blob").filter(position=position, state=PictureState.KEPT).first()
    if found is None or found.blob is None or found.blob.data is None or row.erased_at is not None:
        raise NotFound(f"Picture {position} of evidence {evidence} is not here.")
    data = bytes(found.blob.data)
    return data, media_type_of(data) or "application/octet-stream"


def evidence_of(access: Access, number: int, keys: tuple[PostKey, ...] | None = None) -> list[EvidenceRow]:
    """All copies of an incident, or those of `keys`, oldest first. One query."""
    access.need("read")
    rows = scope.incident(access, number).evidence.select_related("reported_by").order_by("posted_at", "number")
    return [evidence_row(access, row) for row in (rows if keys is None else rows.filter(post_key__in=keys))]


def evidence_part(
    access: Access, number: int, *, keys: Sequence[PostKey] | None = None, words: str = "", start: int = 0
) -> EvidencePart:
    """The copies of an incident, or of `keys`, in which all of `words` stand, oldest first. A fixed number of queries;
    what is not shown is not fetched but for the words."""
    access.need("read")
    rows = scope.incident(access, number).evidence.order_by("posted_at", "number")
    chosen = rows if keys is None else rows.filter(post_key__in=keys)
    found = _having(chosen, words) if words else None
    total = chosen.count() if found is None else len(found)
    first = begin(start, total)
    place = slice(first, first + LENGTH)
    shown = chosen[place] if found is None else chosen.filter(pk__in=found[place])
    made = [evidence_row(access, row) for row in shown.select_related("reported_by")]
    return EvidencePart(
        part=Part(rows=made, start=first, total=total),
        pictures=pictures_of(access, number, [row.id for row in made]),
        missing=0 if keys is None else len(keys) - (total if found is None else chosen.count()),
    )


def pictures_of(access: Access, number: int, evidence: Sequence[UUID] | None = None) -> Pictures:
    """Of all evidence of an incident that still has its content, or of these pieces. One query."""
    access.need("read")
    rows = EvidencePicture.objects.filter(evidence__incident=scope.incident(access, number), evidence__erased_at=None)
    found: dict[UUID, list[PictureRow]] = {}
    wanted = rows if evidence is None else rows.filter(evidence__in=evidence)
    columns = wanted.select_related("blob").defer("blob__data").order_by("position")
    for row in columns:
        found.setdefault(row.evidence_id, []).append(_picture_row(access, row))
    return found


def _having(rows: QuerySet[Evidence], words: str) -> list[UUID]:
    """Those in which all of these words stand: in the text, a newer one, the author's name, or with a picture, be they
    its author's or read by machine. The database does not know large from small letters in every language."""
    texts = {pk: [*parts] for pk, *parts in rows.values_list("pk", "text", "newer_text", "author")}
    shown = EvidencePicture.objects.filter(evidence__in=rows.order_by().values("pk"), evidence__erased_at=None)
    for pk, *parts in shown.values_list("evidence", "alt", "reading"):
        texts[pk] += parts
    asked = words.casefold().split()
    return [pk for pk, parts in texts.items() if _has("\n".join(parts).casefold(), asked)]


def _has(text: str, asked: Sequence[str]) -> bool:
    return all(word in text for word in asked)


def _picture_row(access: Access, row: EvidencePicture) -> PictureRow:
    return PictureRow(
        position=row.position,
        state=PictureState(row.state),
        alt=hide(access, row.alt),
        note=row.note,
        fetched_at=None if row.fetched_at is None else Instant(row.fetched_at),
        sha256=row.blob.sha256 if row.blob else "",
        width=row.width,
        height=row.height,
        reading=hide(access, row.reading),
        confidence=row.confidence,
    )
