"""What we know of one person, over all incidents of a brand: what they wrote, what we answered, offered and did.

A person is one name on one network, and the names they agreed to be joined with.
"""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.reads.hiding import hide
from firewarden.desk.records import Consent, Evidence, scope
from firewarden.desk.records.persons import Name, consents, names, person_of, wrote
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.remedy import OfferState, RemedyKind

MOST = 20
"""Posts shown, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPost:
    """`here`: in the incident that is looked at. `replies` are those sent, with their time; `offers` kind and state."""

    incident: int
    label: str
    here: bool
    number: int
    platform: str
    author: str
    text: str
    at: Instant
    replies: tuple[tuple[str, Instant], ...]
    cases: tuple[tuple[int, CaseState], ...]
    offers: tuple[tuple[RemedyKind, OfferState], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    """`other`: the name this one was joined with; `holds`: it was not taken back."""

    number: int
    other: Name
    agreed: str
    by: str
    at: Instant
    holds: bool
    withdrawn_at: Instant | None
    withdrawn_by: str
    withdrawn_how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """`posts` newest first, less those of this name in this incident: they are the conversation itself."""

    name: Name | None
    names: tuple[Name, ...]
    posts: tuple[PastPost, ...]
    consents: tuple[ConsentRow, ...]


NOBODY = History(name=None, names=(), posts=(), consents=())


def history(access: Access, number: int, evidence: int) -> History:
    """Of who wrote this piece of evidence; only what this person may see. Raises NotFound."""
    access.need("read")
    incident = scope.incident(access, number)
    row = scope.numbered(incident.evidence.all(), evidence, "evidence")
    name = person_of(row)
    if name is None or row.erased_at is not None:
        return NOBODY
    given = consents(access, name)
    known = names(name, given)
    rows = scope.of_incidents(access, Evidence).filter(wrote(known))
    others = rows.exclude(incident=incident, platform=name[0], author=name[1])
    found = (
        others.select_related("incident__brand").prefetch_related("replies", "cases", "offers").order_by("-received_at")
    )
    return History(
        name=name,
        names=tuple(known),
        posts=tuple(_past(access, one, incident.number) for one in found[:MOST]),
        consents=tuple(_consent(one, name) for one in given),
    )


def _past(access: Access, row: Evidence, here: int) -> PastPost:
    sent = sorted((one for one in row.replies.all() if one.sent_at is not None), key=lambda one: one.number)
    return PastPost(
        incident=row.incident.number,
        label=f"{row.incident.brand.code}-{row.incident.number}",
        here=row.incident.number == here,
        number=row.number,
        platform=row.platform,
        author=row.author,
        text=hide(access, row.text, row.author),
        at=Instant(row.posted_at or row.received_at),
        replies=tuple((one.text, Instant(one.sent_at or 0)) for one in sent),
        cases=tuple((one.number, CaseState(one.state)) for one in row.cases.all()),
        offers=tuple((RemedyKind(one.kind), OfferState(one.state)) for one in row.offers.all()),
    )


def _consent(row: Consent, name: Name) -> ConsentRow:
    first, second = (row.platform, row.author), (row.other_platform, row.other_author)
    return ConsentRow(
        number=row.number,
        other=second if first == name else first,
        agreed=row.agreed,
        by=str(row.by or ""),
        at=Instant(row.at),
        holds=row.withdrawn_at is None,
        withdrawn_at=None if row.withdrawn_at is None else Instant(row.withdrawn_at),
        withdrawn_by=str(row.withdrawn_by or ""),
        withdrawn_how=row.withdrawn_how,
    )
