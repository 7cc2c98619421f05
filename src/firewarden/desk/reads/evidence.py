"""Copied posts and reported pieces of one incident, and their bytes."""

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import EvidenceRow, evidence_row
from firewarden.desk.records import scope
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.ids import PostKey


def evidence_file(access: Access, number: int, evidence: int) -> tuple[bytes, str]:
    """Bytes as received, and their media type. Raises NotFound, also for erased ones."""
    access.need("read")
    row = scope.numbered(scope.incident(access, number).evidence.select_related("blob"), evidence, "evidence")
    if row.blob is None or row.blob.data is None or row.erased_at is not None:
        raise NotFound(f"The file of evidence {evidence} is not here any more.")
    return bytes(row.blob.data), row.blob.media_type


def evidence_of(access: Access, number: int, keys: tuple[PostKey, ...] | None = None) -> list[EvidenceRow]:
    """All copies of an incident, or those of `keys`, oldest first. One query."""
    access.need("read")
    rows = scope.incident(access, number).evidence.select_related("reported_by").order_by("posted_at", "number")
    return [evidence_row(row) for row in (rows if keys is None else rows.filter(post_key__in=keys))]
