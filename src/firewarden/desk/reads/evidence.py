"""Copied posts and reported pieces of one incident, their bytes and their pictures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import EvidenceRow, evidence_row
from firewarden.desk.records import EvidencePicture, scope
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
    return [evidence_row(row) for row in (rows if keys is None else rows.filter(post_key__in=keys))]


def pictures_of(access: Access, number: int) -> Pictures:
    """Of all evidence of an incident that still has its content. One query."""
    access.need("read")
    rows = EvidencePicture.objects.filter(evidence__incident=scope.incident(access, number), evidence__erased_at=None)
    found: dict[UUID, list[PictureRow]] = {}
    columns = rows.select_related("blob").defer("blob__data").order_by("position")
    for row in columns:
        found.setdefault(row.evidence_id, []).append(_picture_row(row))
    return found


def having(rows: Iterable[EvidenceRow], pictures: Pictures, words: str) -> list[EvidenceRow]:
    """Those in which all of these words stand: in the text, a newer one, the author's name, or with a picture, be they
    its author's or read by machine."""
    asked = words.casefold().split()
    return [row for row in rows if _has(row, pictures.get(row.id, ()), asked)]


def _has(row: EvidenceRow, pictures: Sequence[PictureRow], asked: Sequence[str]) -> bool:
    shown = (part for picture in pictures for part in (picture.alt, picture.reading))
    text = "\n".join((row.text, row.newer_text, row.author, *shown)).casefold()
    return all(word in text for word in asked)


def _picture_row(row: EvidencePicture) -> PictureRow:
    return PictureRow(
        position=row.position,
        state=PictureState(row.state),
        alt=row.alt,
        note=row.note,
        fetched_at=None if row.fetched_at is None else Instant(row.fetched_at),
        sha256=row.blob.sha256 if row.blob else "",
        width=row.width,
        height=row.height,
        reading=row.reading,
        confidence=row.confidence,
    )
