"""Bytes kept once per brand under their hash, however many pieces of evidence hold them."""

from hashlib import sha256

from firewarden.desk.access import Access
from firewarden.desk.records import Blob


def keep_bytes(access: Access, data: bytes, media_type: str) -> Blob:
    """Once per brand: the same bytes are the same row. Bytes erased before come back whole."""
    blob, made = Blob.objects.get_or_create(
        brand_id=access.brand, sha256=sha256(data).hexdigest(), defaults={"data": data, "media_type": media_type}
    )
    if not made and blob.data is None:
        blob.data, blob.media_type = data, media_type
        blob.save(update_fields=["data", "media_type"])
    return blob


def drop_bytes(blob: Blob) -> None:
    """The bytes go and the hash stays, where no evidence that still has its content holds them, and nothing of ours
    was sent out with them, or is to be."""
    held = blob.evidence.filter(erased_at=None).exists() or blob.pictures.filter(evidence__erased_at=None).exists()
    ours = blob.published.exists() or blob.drafted.exists() or blob.logo_of.exists()
    if not held and not ours:
        blob.data = None
        blob.save(update_fields=["data"])
