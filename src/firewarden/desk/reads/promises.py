"""The promise ledger: of one incident, and of all incidents of a brand that a person may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import PersonRow, person_row
from firewarden.desk.records import Incident, IncidentRole, Promise, PromiseProof, scope
from firewarden.steps.rebuild.ledger import state_at, tally
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.promise import Kept, Line, PromiseState, SaidIn

MOST = 500
OPEN = (PromiseState.PROMISED, PromiseState.LATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRow:
    text: str
    url: str
    evidence: int | None
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """`owner` None: nobody, not even a lead. `given`: somebody was given it; else whoever leads has it. `said`: number
    of the draft, reply or update it was made in; `said_to`: of a reply, the number of the post it answers, whose author
    is `to` (empty where it was erased). `kept_late`: kept, after it was due. `found`: by rule in words of ours, all of
    which are `around` it; else put down by hand."""

    number: int
    incident: int
    incident_label: str
    text: str
    what: str
    owner: PersonRow | None
    given: bool
    mine: bool
    due_at: Instant | None
    public: bool
    state: PromiseState
    open: bool
    said_in: SaidIn
    said: int | None
    said_to: int | None
    to: str
    url: str
    made_at: Instant
    settled_at: Instant | None
    settled_by: str
    kept_late: bool
    withdrawn_because: str
    found: bool
    around: str
    proofs: tuple[ProofRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of the ledger of a brand; None: whatever it is."""

    state: PromiseState | None = None
    public: bool | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """`kept` counts all public promises, whatever is shown. `more`: there are more than `rows`."""

    rows: tuple[PromiseRow, ...]
    kept: Kept
    total: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPromise:
    text: str
    due: Instant
    owner: str | None


def promises(access: Access, number: int) -> Ledger:
    """Of one incident: late ones first, then by when they are due. Raises NotFound."""
    access.need("read")
    return _ledger(access, _fetched(scope.incident(access, number).promises.all()), Wanted())


def brand_ledger(access: Access, wanted: Wanted) -> Ledger:
    """Of every incident this person may see, closed ones too: a promise outlives its incident."""
    access.need("read")
    return _ledger(access, _fetched(scope.of_incidents(access, Promise)), wanted)


def lines(incident: Incident) -> list[Line]:
    """For the rules, as `steps.rebuild.ledger.ledger_missing`. One query."""
    return [row.to_value() for row in incident.promises.all()]


def next_promise(incident: Incident, leads: str | None) -> NextPromise | None:
    """The open one that is due first; `leads`: who has what was given to nobody. One query."""
    rows = incident.promises.filter(state=PromiseState.PROMISED, due_at__isnull=False).select_related("owner")
    row = rows.order_by("due_at", "number").first()
    if row is None or row.due_at is None:
        return None
    return NextPromise(text=row.text, due=Instant(row.due_at), owner=str(row.owner) if row.owner else leads)


def _fetched(rows: QuerySet[Promise]) -> list[Promise]:
    found = rows.select_related("incident", "owner", "settled_by", "statement__draft", "reply__evidence", "update")
    ordered = found.order_by(F("due_at").asc(nulls_last=True), "made_at", "number")
    return list(ordered.prefetch_related("proofs__by", "proofs__evidence"))


def _ledger(access: Access, records: list[Promise], wanted: Wanted) -> Ledger:
    leads = _leads(records)
    rows = [_row(access, record, leads) for record in records]
    shown = sorted((row for row in rows if _fits(row, wanted)), key=_order)
    return Ledger(
        rows=tuple(shown[:MOST]),
        kept=tally((record.to_value() for record in records), access.now),
        total=len(rows),
        more=len(shown) > MOST,
    )


def _fits(row: PromiseRow, wanted: Wanted) -> bool:
    return wanted.state in (None, row.state) and wanted.public in (None, row.public) and (row.mine or not wanted.mine)


def _order(row: PromiseRow) -> tuple[bool, bool, int]:
    """Open ones first by when they are due; of settled ones the newest first."""
    if row.open:
        return False, row.due_at is None, row.due_at or 0
    return True, False, -(row.settled_at or 0)


def _leads(records: Iterable[Promise]) -> dict[UUID, PersonRow]:
    """Who leads each incident. One query."""
    wanted = {record.incident_id for record in records}
    found = IncidentRole.objects.filter(incident__in=wanted, role=Role.LEAD).select_related("user")
    return {row.incident_id: PersonRow(id=row.user_id, name=str(row.user)) for row in found}


def _row(access: Access, record: Promise, leads: dict[UUID, PersonRow]) -> PromiseRow:
    value = record.to_value()
    state = state_at(value, access.now)
    owner = person_row(record.owner) or leads.get(record.incident_id)
    proofs = sorted(record.proofs.all(), key=lambda one: (one.at, str(one.pk)))
    return PromiseRow(
        number=record.number,
        incident=record.incident.number,
        incident_label=str(record.incident.title),
        text=record.text,
        what=record.what,
        owner=owner,
        given=record.owner_id is not None,
        mine=owner is not None and owner.id == access.user,
        due_at=value.due,
        public=record.public,
        state=state,
        open=state in OPEN,
        said_in=SaidIn(record.said_in),
        said=_said(record),
        said_to=None if record.reply is None else record.reply.evidence.number,
        to="" if record.reply is None else record.reply.evidence.author,
        url=record.said_at_url,
        made_at=Instant(record.made_at),
        settled_at=None if record.settled_at is None else Instant(record.settled_at),
        settled_by=str(record.settled_by or ""),
        kept_late=value.kept_at is not None and value.due is not None and value.kept_at > value.due,
        withdrawn_because=record.withdrawn_because,
        found=record.key is not None,
        around=_around(record),
        proofs=tuple(_proof(one) for one in proofs),
    )


def _around(record: Promise) -> str:
    """Empty where they are the promise alone, or are not those it stands in, as in another language."""
    source = record.statement or record.reply or record.update
    text = "" if source is None else source.text.strip()
    return text if record.text in text and len(text) > len(record.text) + 1 else ""


def _said(record: Promise) -> int | None:
    if record.statement is not None:
        return record.statement.draft.number
    found = record.reply or record.update
    return None if found is None else found.number


def _proof(row: PromiseProof) -> ProofRow:
    number = None if row.evidence is None else row.evidence.number
    return ProofRow(text=row.text, url=row.url, evidence=number, by=str(row.by or ""), at=Instant(row.at))
