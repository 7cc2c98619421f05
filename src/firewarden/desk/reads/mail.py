"""The mailbox of a brand's cases, and the mails in it that are in no case."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.records import Case, CaseBox, StrayMail, scope
from firewarden.steps.offline.case import is_closed
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.letter import Astray, Postbox
from firewarden.vocabulary.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxRow:
    """`looked_at`: when the folder was last read; `trouble`: why it could not be."""

    box: Postbox
    looked_at: Instant | None
    trouble: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class StrayRow:
    """`about`: incident and case it seems to be about, where this person may see them."""

    number: int
    why: Astray
    sender: str
    subject: str
    text: str
    files: int
    at: Instant
    about: tuple[int, int] | None


def box(access: Access) -> BoxRow | None:
    access.need("save case box")
    row = CaseBox.objects.filter(brand=access.brand).first()
    if row is None:
        return None
    looked = None if row.looked_at is None else Instant(row.looked_at)
    return BoxRow(box=row.to_value(), looked_at=looked, trouble=row.trouble)


def strays(access: Access) -> list[StrayRow]:
    """Those nobody has settled, the newest first. What seems to be about a case this person may not see is left out."""
    access.need("file mail")
    rows = scope.of_brand(access, StrayMail).filter(settled_at=None).select_related("case__incident")
    visible = set(scope.incidents(access).values_list("pk", flat=True))
    shown = [row for row in rows.order_by("-at")[:200] if row.case is None or row.case.incident_id in visible]
    return [
        StrayRow(
            number=row.number,
            why=Astray(row.why),
            sender=row.sender,
            subject=row.subject,
            text=row.text,
            files=row.files,
            at=Instant(row.at),
            about=None if row.case is None else (row.case.incident.number, row.case.number),
        )
        for row in shown
    ]


def open_cases(access: Access) -> list[tuple[str, str]]:
    """Value and label for a choice: those that may get a mail."""
    rows = scope.of_incidents(access, Case).filter(joined__withdrawn_at=None).exclude(joined=None)
    found = rows.select_related("incident__brand").order_by("-opened_at")[:200]
    return [
        (
            f"{row.incident.number}-{row.number}",
            f"{row.incident.brand.code}-{row.incident.number} · {row.person or row.number}",
        )
        for row in found
        if not is_closed(CaseState(row.state))
    ]
