"""Who is called about a brand, and what became of the calls."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q

from firewarden.desk.access import Access
from firewarden.desk.reads.hiding import hide
from firewarden.desk.records import Call, Contact, Incident, Promise
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.digest import Every
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.paging import Cause
from firewarden.vocabulary.said import NOTHING, Said, say
from firewarden.vocabulary.statement import DeliveryState

WEEK = 7 * DAY
CLOCK_SAYS = say("The public waits for our words: the time is nearly or quite over.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """`start` and `end` in minutes of the person's day; `sent` and `useful` count the calls of the last week.
    `digest`: how often one goes out over it. `own`: it is the reader's."""

    id: UUID
    name: str
    person: str
    time_zone: str
    service: str
    least: int
    line: int
    days: tuple[int, ...]
    start: int
    end: int
    sent: int
    useful: int
    failed: int
    own: bool
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage:
    """What somebody who has the link of a call may see without signing in. `promise`: the number of the one they were
    called about, with `due_at`; `closed` then says that it is settled, else that the incident is."""

    brand: str
    brand_slug: str
    number: int
    level: int
    at: Instant
    answered_at: Instant | None
    closed: bool
    useful: bool | None
    promise: int | None = None
    due_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFacts:
    """`owner` is empty where whoever leads has it."""

    due: Instant
    late: bool
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """What a call is made of. `why` is the newest signal's reason, or that the public waits; `quote` the first post
    that was copied; empty where there is none."""

    label: str
    level: int
    title: Said
    why: Said
    quote: str
    language: str
    time_zone: str
    promise: PromiseFacts | None = None


def facts(access: Access, call: UUID) -> CallFacts:
    """Raises NotFound."""
    rows = Call.objects.select_related("incident", "contact__user", "promise__owner")
    row = rows.filter(pk=call, incident__brand=access.brand).first()
    if row is None:
        raise NotFound("There is no such call.")
    if row.promise is not None:
        return _of_promise(access, row, row.promise)
    incident = row.incident
    signal = incident.signals.order_by("-at").first()
    quote = incident.evidence.filter(erased_at=None).exclude(text="").order_by("number").first()
    return CallFacts(
        label=f"{access.slug} #{incident.number}",
        level=incident.level,
        title=incident.title,
        why=CLOCK_SAYS if row.cause == Cause.CLOCK else signal.reason if signal else NOTHING,
        quote=hide(access, quote.text, quote.author) if quote else "",
        language=row.contact.user.language,
        time_zone=row.contact.user.time_zone,
    )


def _of_promise(access: Access, row: Call, promise: Promise) -> CallFacts:
    """What was promised stands where the incident's name would: it is what they are called about."""
    return CallFacts(
        label=f"{access.slug} #{row.incident.number}",
        level=row.level,
        title=Said(promise.text),
        why=NOTHING,
        quote="",
        language=row.contact.user.language,
        time_zone=row.contact.user.time_zone,
        promise=PromiseFacts(
            due=Instant(promise.due_at or access.now),
            late=promise.due_at is not None and promise.due_at < access.now,
            owner=str(promise.owner or ""),
        ),
    )


def contacts(access: Access) -> list[ContactRow]:
    """By line, then by name."""
    recent = Q(calls__at__gte=access.wall - WEEK)
    rows = (
        Contact.objects.filter(brand=access.brand, retired_at=None)
        .select_related("user")
        .annotate(
            sent=Count("calls", filter=recent & Q(calls__state=DeliveryState.SENT)),
            useful=Count("calls", filter=recent & Q(calls__useful=True)),
            failed=Count("calls", filter=recent & Q(calls__state=DeliveryState.FAILED)),
            every=F("digest__every"),
        )
        .order_by("line", "user__name", "name")
    )
    return [
        ContactRow(
            id=row.pk,
            name=row.name,
            person=str(row.user),
            time_zone=row.user.time_zone,
            service=row.service,
            least=row.least,
            line=row.line,
            days=tuple(map(int, row.days)),
            start=row.start,
            end=row.end,
            sent=row.sent,
            useful=row.useful,
            failed=row.failed,
            own=row.user_id == access.user,
            digest=row.every or Every.NEVER,
        )
        for row in rows
    ]


def call_page(call: UUID) -> CallPage:
    """Neither title nor words: a link may lie in anybody's phone. Raises NotFound."""
    row = Call.objects.select_related("incident__brand", "promise").filter(pk=call).first()
    if row is None:
        raise NotFound("There is no such call.")
    incident: Incident = row.incident
    return CallPage(
        brand=incident.brand.name,
        brand_slug=incident.brand.slug,
        number=incident.number,
        level=incident.level,
        at=Instant(row.at),
        answered_at=None if row.answered_at is None else Instant(row.answered_at),
        closed=incident.closed_at is not None if row.promise is None else row.promise.settled_at is not None,
        useful=row.useful,
        promise=None if row.promise is None else row.promise.number,
        due_at=None if row.promise is None or row.promise.due_at is None else Instant(row.promise.due_at),
    )
