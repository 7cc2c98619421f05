"""Keeps the pictures of copied posts, and what a machine reads on them. A picture that cannot be had is a note on the
evidence and holds nothing up; those of drills and demos are not asked for.

    pending --claim--> claimed ---> kept ---> read
       ^                  |-------> failed    gone, refused, or tried too often
       '---- no answer, later ------'

Networks are asked outside any transaction. A claim of a worker that died is taken again: fetching twice harms nobody.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.actions.blobs import keep_bytes
from firewarden.desk.outside import Outside
from firewarden.desk.records import Evidence, EvidencePicture, chain
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.picture import PictureState, media_type_of, size_of
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.said import NOTHING, Said, say

ATTEMPTS, PAUSE, STALE = 5, 2 * MINUTE, 5 * MINUTE
"""Tried so often, with a pause that doubles; a claim so old belongs to a worker that died."""
AT_ONCE = 10
"""Of one brand in one round."""


def expect_pictures(access: Access, copied: Iterable[tuple[Evidence, Post]]) -> None:
    """Notes what is to be fetched. Call inside the transaction that copies the posts."""
    state = PictureState.PENDING if access.kind is BrandKind.LIVE else PictureState.LEFT
    EvidencePicture.objects.bulk_create(
        EvidencePicture(
            evidence=row, position=position, url=picture.url, alt=picture.alt, state=state, next_at=access.wall
        )
        for row, post in copied
        for position, picture in enumerate(post.pictures, 1)
    )


def fetch_pictures(access: Access, outside: Outside) -> int:
    """Fetches what is due, one after the other; how many were tried."""
    if access.kind is not BrandKind.LIVE:
        return 0
    tried = 0
    for row in _claimed(access):
        tried += 1
        try:
            data = _fetched(row, outside)
        except NetworkError as problem:
            _failed(access, row, problem)
        else:
            _keep(access, row.pk, data)
    return tried


def read_pictures(access: Access, outside: Outside) -> int:
    """Lets the machine read pictures that were kept and not read yet, where there is such a machine; how many."""
    if outside.read_picture is None:
        return 0
    rows = _of_brand(access).filter(state=PictureState.KEPT, read_at=None).order_by("fetched_at")
    for row in (found := list(rows.select_related("blob")[:AT_ONCE])):
        text = outside.read_picture(bytes(row.blob.data)) if row.blob and row.blob.data else None
        # Only while it is still kept: meanwhile it may have been erased.
        _of_brand(access).filter(pk=row.pk, state=PictureState.KEPT).update(
            read_at=access.wall,
            reading=text.text if text else "",
            confidence=text.confidence if text else None,
        )
    return len(found)


def _claimed(access: Access) -> Iterator[EvidencePicture]:
    """The condition is in the update itself, so that of two workers one gets a picture."""
    waiting = Q(state=PictureState.PENDING, next_at__lte=access.wall)
    due = waiting | Q(state=PictureState.CLAIMED, claimed_at__lt=access.wall - STALE)
    for key in _of_brand(access).filter(due).order_by("next_at").values_list("pk", flat=True)[:AT_ONCE]:
        taken = EvidencePicture.objects.filter(due, pk=key).update(
            state=PictureState.CLAIMED, claimed_at=access.wall, attempts=F("attempts") + 1
        )
        if taken:
            yield EvidencePicture.objects.get(pk=key)


def _fetched(row: EvidencePicture, outside: Outside) -> bytes:
    if row.attempts > ATTEMPTS:
        raise NetworkError(say("the program stopped each time"), permanent=True)
    data = outside.fetch_picture(row.url)
    if media_type_of(data) is None:
        raise NetworkError(say("no picture was there"), permanent=True)
    return data


@transaction.atomic
def _keep(access: Access, key: UUID, data: bytes) -> None:
    row = _of_brand(access).select_for_update().select_related("evidence").filter(pk=key).first()
    if row is None or row.state != PictureState.CLAIMED or row.evidence.erased_at is not None:
        return  # taken back by its author while we fetched
    row.blob = keep_bytes(access, data, media_type_of(data) or "")
    row.width, row.height = size_of(data) or (0, 0)
    row.state, row.fetched_at, row.note = PictureState.KEPT, access.wall, NOTHING
    row.save()
    chain.append(
        access, EventKind.PICTURE_KEPT, incident=row.evidence.incident_id, subject=row.evidence_id, content=data
    )


@transaction.atomic
def _failed(access: Access, row: EvidencePicture, problem: NetworkError) -> None:
    over = problem.permanent or row.attempts >= ATTEMPTS
    pause = max(PAUSE * 2 ** (row.attempts - 1), round((problem.retry_after or 0.0) * 1_000_000))
    why = problem.args[0]
    done = EvidencePicture.objects.filter(pk=row.pk, state=PictureState.CLAIMED).update(
        state=PictureState.FAILED if over else PictureState.PENDING,
        note=why if isinstance(why, Said) else Said(str(why)),
        next_at=Instant(access.wall + pause),
    )
    if done and over:
        chain.append(access, EventKind.PICTURE_MISSED, incident=row.evidence.incident_id, subject=row.evidence_id)


def _of_brand(access: Access) -> "QuerySet[EvidencePicture]":
    return EvidencePicture.objects.filter(evidence__brand=access.brand)
