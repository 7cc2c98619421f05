"""Facts beside drafts beside the checks, with approvals and where each text went."""

from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside, outside
from firewarden.desk.reads.rows import PersonRow, person_row
from firewarden.desk.records import Apology, Delivery, Draft, Fact, Incident, scope
from firewarden.desk.records.places import Place, can_change, places
from firewarden.steps.apologize.check import check as check_apology
from firewarden.steps.apologize.owed import Advice, advise
from firewarden.steps.respond.approval import quorum
from firewarden.steps.respond.check import check
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.incident import FactStatus, Fault, Stance
from firewarden.vocabulary.statement import DeliveryState, DraftKind, DraftState, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChangeRow:
    text: str
    status: FactStatus
    source: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    number: int
    text: str
    status: FactStatus
    source: str
    owner: PersonRow | None
    changed_at: Instant
    changes: tuple[FactChangeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    by: str
    word: Word
    version: int
    note: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """`what` it carries: statement, reply or update."""

    id: UUID
    what: str
    platform: str
    text: str
    state: DeliveryState
    attempts: int
    answer: str
    url: str
    published_at: Instant | None
    made_at: Instant
    place: str = ""
    """Key of the place it goes to (`records.places`)."""
    kind: DeliveryKind = DeliveryKind.PUBLISH
    part: int = 1
    open_url: str = ""
    """Where a person puts it out by hand."""
    account: str = ""
    """The name of our account; empty for a publisher of the house."""
    edits: bool = False
    deletes: bool = False
    """What the network lets us do with it from here."""
    edited_at: Instant | None = None
    deleted_at: Instant | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """`mine`: this person wrote part of it and so cannot approve it. `missing` yeses until it may go out."""

    number: int
    kind: DraftKind
    title: str
    state: DraftState
    version: int
    text: str
    versions: tuple[tuple[int, str, str, Instant], ...]
    authors: tuple[str, ...]
    mine: bool
    approvals: tuple[ApprovalRow, ...]
    missing: int
    findings: tuple[Finding, ...]
    deliveries: tuple[DeliveryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyRow:
    fault: Fault
    owed: bool
    harmed: str
    reason: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """`apology` None: nobody has decided. `advice` by what our part may have been, with harm assumed."""

    stance: Stance
    facts: tuple[FactRow, ...]
    drafts: tuple[DraftRow, ...]
    quorum: int
    platforms: tuple[Place, ...]
    apology: ApologyRow | None
    advice: dict[Fault, Advice]


def workbench(access: Access, number: int, outside: Outside) -> Workbench:
    """Newest draft first. The number of queries does not grow with drafts or facts."""
    access.need("read")
    incident = scope.incident(access, number)
    fact_rows = facts(access, number)
    return Workbench(
        stance=Stance(incident.stance),
        facts=tuple(fact_rows),
        drafts=tuple(_drafts(access, incident, fact_rows)),
        quorum=quorum(Level(incident.level)),
        platforms=places(access, outside),
        apology=_apology(incident),
        advice={fault: advise(fault, harmed=True) for fault in Fault},
    )


def facts(access: Access, number: int) -> list[FactRow]:
    """By number, with their history, newest change first. Three queries."""
    access.need("read")
    rows = scope.of_incidents(access, Fact).filter(incident__number=number)
    return [_fact(row) for row in rows.select_related("owner").prefetch_related("changes__by").order_by("number")]


def deliveries(access: Access, number: int) -> list[DeliveryRow]:
    """All of an incident, statements, replies and updates, newest first. Raises NotFound. Two queries."""
    access.need("read")
    rows = Delivery.objects.filter(incident=scope.incident(access, number))
    return [
        delivery_row(row) for row in rows.select_related("publication", "account").order_by("-made_at", "-id")[:300]
    ]


def apologies(access: Access, number: int) -> list[ApologyRow]:
    """Every decision, newest first; the first one counts. Raises NotFound. Two queries."""
    access.need("read")
    rows = scope.incident(access, number).apologies.select_related("by").order_by("-at", "-id")
    return [_apology_row(row) for row in rows]


def _fact(row: Fact) -> FactRow:
    changes = sorted(row.changes.all(), key=lambda change: (change.at, str(change.pk)), reverse=True)
    return FactRow(
        number=row.number,
        text=row.text,
        status=FactStatus(row.status),
        source=row.source,
        owner=person_row(row.owner),
        changed_at=Instant(row.changed_at),
        changes=tuple(
            FactChangeRow(
                text=one.text,
                status=FactStatus(one.status),
                source=one.source,
                by=str(one.by or ""),
                at=Instant(one.at),
            )
            for one in changes
        ),
    )


def _drafts(access: Access, incident: Incident, fact_rows: list[FactRow]) -> list[DraftRow]:
    rows = incident.drafts.prefetch_related(
        "versions__author", "approvals__by", "statements__deliveries__publication", "statements__deliveries__account"
    ).order_by("-number")
    confirmed = [fact.text for fact in fact_rows if fact.status is FactStatus.CONFIRMED]
    ours = scope.brand(access).contacts
    needed = quorum(Level(incident.level))
    return [_draft(access, row, confirmed, ours, needed) for row in rows]


def _draft(access: Access, row: Draft, confirmed: list[str], ours: list[str], needed: int) -> DraftRow:
    versions = sorted(row.versions.all(), key=lambda one: one.version)
    text = next((one.text for one in versions if one.version == row.version), "")
    approvals = sorted(row.approvals.all(), key=lambda one: one.at)
    yeses = {one.by_id for one in approvals if one.version == row.version and one.word == Word.YES}
    findings = check(text, confirmed=confirmed, ours=ours)
    if row.kind == DraftKind.APOLOGY and text.strip():
        findings = (*findings, *check_apology(text))
    return DraftRow(
        number=row.number,
        kind=DraftKind(row.kind),
        title=row.title,
        state=DraftState(row.state),
        version=row.version,
        text=text,
        versions=tuple((one.version, one.text, str(one.author or ""), Instant(one.at)) for one in versions),
        authors=tuple(dict.fromkeys(str(one.author) for one in versions if one.author)),
        mine=access.user is not None and access.user in {one.author_id for one in versions},
        approvals=tuple(
            ApprovalRow(
                by=str(one.by or ""), word=Word(one.word), version=one.version, note=one.note, at=Instant(one.at)
            )
            for one in approvals
        ),
        missing=max(0, needed - len(yeses)),
        findings=findings,
        deliveries=tuple(delivery_row(one) for statement in row.statements.all() for one in statement.deliveries.all()),
    )


def delivery_row(row: Delivery) -> DeliveryRow:
    """Needs `publication` and `account` fetched along."""
    publication = getattr(row, "publication", None)
    changes = can_change(row, outside())
    return DeliveryRow(
        id=row.pk,
        what="statement" if row.statement_id else "reply" if row.reply_id else "update",
        platform=row.platform,
        text=row.text,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        answer=row.answer,
        url=publication.url if publication else "",
        published_at=Instant(publication.at) if publication else None,
        made_at=Instant(row.made_at),
        place=str(row.account_id or row.platform),
        kind=DeliveryKind(row.kind),
        part=row.part,
        open_url=row.open_url,
        account=row.account.name if row.account else "",
        edits=publication is not None and changes.edits,
        deletes=publication is not None and changes.deletes,
        edited_at=_instant(publication.edited_at if publication else None),
        deleted_at=_instant(publication.deleted_at if publication else None),
        by_hand=publication is not None and publication.by_hand,
    )


def _instant(at: int | None) -> Instant | None:
    return None if at is None else Instant(at)


def _apology(incident: Incident) -> ApologyRow | None:
    row = incident.apologies.select_related("by").order_by("-at", "-id").first()
    return None if row is None else _apology_row(row)


def _apology_row(row: Apology) -> ApologyRow:
    return ApologyRow(
        fault=Fault(row.fault),
        owed=row.owed,
        harmed=row.harmed,
        reason=row.reason,
        by=str(row.by or ""),
        at=Instant(row.at),
    )
