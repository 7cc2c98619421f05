"""The parts of a version as they are stored: its text, its variants, its pictures, how it is cut."""

from collections.abc import Sequence

import msgspec

from firewarden.desk.access import Access
from firewarden.desk.records import scope
from firewarden.desk.records.evidence import Blob
from firewarden.desk.records.variants import stored, variants_in
from firewarden.desk.records.words import Draft, DraftPicture, DraftVersion
from firewarden.steps.respond.pictures import fitting
from firewarden.steps.respond.variants import outgoing
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.delivery import Part
from firewarden.vocabulary.picture import OwnPicture
from firewarden.vocabulary.progress import Progress
from firewarden.vocabulary.publishing import Attached, Publishing
from firewarden.vocabulary.statement import Refused


def content_of(row: DraftVersion) -> Content:
    """Asks nothing of the database where `pictures` are fetched along."""
    pictures = sorted(row.pictures.all(), key=lambda one: one.position)
    return Content(
        text=row.text,
        variants=variants_in(row),
        pictures=tuple(_picture(one) for one in pictures),
        numbered=row.numbered,
        notice=row.notice,
        progress=None if row.progress is None else msgspec.convert(row.progress, Progress),
    )


def keep_content(draft: Draft, content: Content, at: Instant) -> DraftVersion:
    """As the version and by the author that the draft has. The bytes of the pictures are kept already."""
    made = DraftVersion.objects.create(
        draft=draft,
        version=draft.version,
        text=content.text,
        variants=stored(content.variants),
        numbered=content.numbered,
        notice=content.notice,
        progress=None if content.progress is None else msgspec.to_builtins(content.progress),
        author_id=draft.author_id,
        at=at,
    )
    blobs = {}
    if content.pictures:
        hashes = [one.sha256 for one in content.pictures]
        found = Blob.objects.filter(brand=draft.incident.brand_id, sha256__in=hashes)
        blobs = dict(found.values_list("sha256", "pk"))
    DraftPicture.objects.bulk_create(
        DraftPicture(
            version=made,
            position=position,
            blob_id=blobs[one.sha256],
            alt=one.alt,
            why_silent=one.why_silent,
            sha256=one.sha256,
            media_type=one.media_type,
            size=one.size,
            width=one.width,
            height=one.height,
        )
        for position, one in enumerate(content.pictures, 1)
    )
    return made


def parts_in(access: Access, content: Content, network: Publishing, language: str = "") -> tuple[Part, ...] | Refused:
    """The posts that go out there, with the pictures that fit on the first. `language` empty: that of the text."""
    posts = outgoing(content.text, content.variants, network, language, numbered=content.numbered)
    if isinstance(posts, Refused):
        return posts
    shown = attached(access, fitting(content.pictures, network)[0])
    return tuple(
        Part(text=text, language=language, pictures=() if number else shown) for number, text in enumerate(posts)
    )


def attached(access: Access, pictures: Sequence[OwnPicture]) -> tuple[Attached, ...]:
    """With their bytes."""
    if not pictures:
        return ()
    found = scope.of_brand(access, Blob).filter(sha256__in=[one.sha256 for one in pictures])
    data = {row.sha256: bytes(row.data or b"") for row in found}
    return tuple(Attached(content=data[one.sha256], media_type=one.media_type, alt=one.alt) for one in pictures)


def _picture(row: DraftPicture) -> OwnPicture:
    return OwnPicture(
        sha256=row.sha256,
        media_type=row.media_type,
        size=row.size,
        width=row.width,
        height=row.height,
        alt=row.alt,
        why_silent=row.why_silent,
    )
