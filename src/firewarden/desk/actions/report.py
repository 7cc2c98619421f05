"""Report trouble: whatever somebody has in hand becomes evidence, with who and when, and opens or joins an incident."""

from dataclasses import dataclass

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.assess import Opening, start
from firewarden.desk.actions.blobs import keep_bytes
from firewarden.desk.actions.happening import LOOKED_AT, want
from firewarden.desk.records import Evidence, EvidenceKind, Incident, chain, scope
from firewarden.text.hiding import hidden
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.picture import media_type_of
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

LARGEST = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`words` is a link, pasted text or a sentence; `screenshot` the bytes of a picture. One of them has to be there.
    `incident` is the one to join; None opens a new one. `now`: it is happening now, so sources are read back."""

    words: str = ""
    screenshot: bytes = b""
    incident: int | None = None
    now: bool = False


@transaction.atomic
def report_trouble(access: Access, report: Report) -> int | Refused:
    """The number of the incident it opened or joined. Every member of the brand may report."""
    access.need("report trouble")
    words = report.words.strip()
    if not words and not report.screenshot:
        return Refused(reason=say("Paste a link or the text, add a screenshot, or write what you were told."))
    media_type = media_type_of(report.screenshot)
    if report.screenshot and media_type is None:
        return Refused(
            reason=say("The file is no PNG, JPEG, GIF or WebP picture. Take a screenshot, or paste the text.")
        )
    if len(report.screenshot) > LARGEST:
        return Refused(reason=say("The picture is larger than 10 MB. Cut it, or paste the text."))
    if report.incident is None:
        title = hidden(words.splitlines()[0], access.ours) if words else say("Reported with a screenshot")
        since = Instant(access.now - LOOKED_AT) if report.now else access.now
        incident = start(access, Opening(title=title, since=since, level=Level.WATCH))
    else:
        incident = scope.hold(access, report.incident, "report trouble")
    if report.now and access.may("open incident"):
        want(access, incident)
    if words:
        _keep(access, incident, kind_of(words), words.encode(), words)
    if media_type is not None:
        _keep(access, incident, EvidenceKind.SCREENSHOT, report.screenshot)
    return incident.number


def kind_of(words: str) -> EvidenceKind:
    """A single address is a link, one line a sentence, more is pasted text."""
    if words.startswith(("http://", "https://")) and not any(sign.isspace() for sign in words):
        return EvidenceKind.LINK
    return EvidenceKind.TEXT if "\n" in words else EvidenceKind.WORD


def _keep(access: Access, incident: Incident, kind: EvidenceKind, data: bytes, text: str = "") -> None:
    row = Evidence.objects.create(
        brand_id=access.brand,
        incident=incident,
        number=scope.next_number(incident.evidence.all()),
        kind=kind,
        url=text if kind == EvidenceKind.LINK else "",
        text=text,
        received_at=access.now,
        source="report",
        reported_by_id=access.user,
        blob=keep_bytes(access, data, media_type_of(data) or "text/plain; charset=utf-8"),
    )
    chain.append(access, EventKind.REPORT_MADE, incident=incident.pk, subject=row.pk, content=data)
