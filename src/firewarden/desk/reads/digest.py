"""What happened in a brand in a stretch of time, as far as one person may see it, and who gets it told."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads import team
from firewarden.desk.reads.coverage import source_rows
from firewarden.desk.reads.waiting import open_evidence, waiting
from firewarden.desk.records import Brand, Contact, Digest, Draft, Incident, Signal, SignalState, Source, Task, scope
from firewarden.ports import StreamReader
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.digest import About, BrandNews, Every, Schedule, Waiting
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.intake import SourceHealth
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import NOTHING, Said
from firewarden.vocabulary.statement import DraftState

SOON = DAY
"""What is due so soon is told."""
MOST = 20
"""Incidents of each list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRow:
    """One contact's digest: what was chosen, and how the last ones went, newest first, as (until, state, answer)."""

    contact: UUID
    name: str
    service: str
    person: str
    time_zone: str
    schedule: Schedule
    everything: bool
    when_quiet: bool
    own: bool
    sent: tuple[tuple[Instant, str, Said], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """For whom the words are: `accesses` are theirs, to the brands they want to be told of."""

    language: str
    time_zone: str
    every: Every
    accesses: tuple[Access, ...]


def digest_row(access: Access, contact: UUID) -> DigestRow:
    """Raises NotFound, also for whoever neither is the person nor manages the brand."""
    access.need("read")
    row = Contact.objects.select_related("user").filter(pk=contact, brand=access.brand, retired_at=None).first()
    if row is None or (row.user_id != access.user and not access.may("save contact")):
        raise NotFound("There is no such contact here.")
    digest = Digest.objects.filter(contact=row).first()
    sent = () if digest is None else digest.sent.order_by("-until")[:10]
    return DigestRow(
        contact=row.pk,
        name=row.name,
        service=row.service,
        person=str(row.user),
        time_zone=row.user.time_zone,
        schedule=digest.schedule() if digest else Schedule(every=Every.NEVER, minute=8 * 60),
        everything=digest.everything if digest else False,
        when_quiet=digest.when_quiet if digest else False,
        own=row.user_id == access.user,
        sent=tuple((Instant(one.until), one.state, one.answer) for one in sent),
    )


def recipient(access: Access, contact: UUID) -> Recipient | None:
    """None for somebody who may see nothing of the brand any more. Raises NotFound."""
    row = Contact.objects.select_related("user").filter(pk=contact, brand=access.brand).first()
    if row is None:
        raise NotFound("There is no such contact here.")
    digest = Digest.objects.filter(contact=row).first()
    live = [
        one
        for one in team.everywhere(team.person_of(row.user, access.wall))
        if one.kind is BrandKind.LIVE and (one.brand == access.brand or (digest is not None and digest.everything))
    ]
    if not row.user.is_active or all(one.brand != access.brand for one in live):
        return None
    return Recipient(
        language=row.user.language,
        time_zone=row.user.time_zone,
        every=Every(digest.every) if digest else Every.DAY,
        accesses=tuple(live),
    )


def news(access: Access, since: Instant, until: Instant, outside: Outside) -> BrandNews:
    """`since` and `until` are half open. What waits and who is blind is as of now."""
    access.need("read")
    brand = BrandId(str(access.brand))
    with outside.at_one_moment() as reader:
        totals = reader.totals(brand, since, until)
        seen, usual = _against_usual(reader, brand, since, until)
        gaps = reader.gaps(brand, since, until)
        blind = _blind(access, reader)
    fired = _signals(access).filter(at__gte=since, at__lt=until)
    mine = scope.incidents(access).select_related("brand").order_by("number")
    return BrandNews(
        name=Brand.objects.values_list("name", flat=True).get(pk=access.brand),
        now=access.now,
        mentions=totals.mentions,
        hostile=totals.negative,
        seen=seen,
        usual=usual,
        fired=tuple(fired.order_by("lane").values_list("lane").annotate(Count("pk"))),
        undecided=_signals(access).filter(state=SignalState.OPEN).count(),
        opened=_abouts(mine.filter(opened_at__gte=since, opened_at__lt=until)),
        closed=_abouts(mine.filter(closed_at__gte=since, closed_at__lt=until)),
        waiting=tuple(_waiting(access, mine.filter(state=IncidentState.OPEN)[:MOST])),
        blind=blind,
        lost=sum(min(gap.end, until) - max(gap.start, since) for gap in gaps),
    )


def _signals(access: Access) -> "QuerySet[Signal]":
    """Those of restricted incidents are theirs who are named in them."""
    return scope.of_brand(access, Signal).filter(Q(incident=None) | Q(incident__in=scope.incidents(access)))


def _against_usual(reader: StreamReader, brand: BrandId, since: Instant, until: Instant) -> tuple[int, float | None]:
    """Mentions of the bins whose usual number is known, and that number; None where they are less than half."""
    bins = [one for one in reader.bins(brand, since, until) if one.stream == "all" and not one.gap]
    known = [one for one in bins if one.expected is not None]
    if not known or len(known) * 2 < len(bins):
        return 0, None
    return sum(one.mentions for one in known), sum(one.expected or 0.0 for one in known)


def _blind(access: Access, reader: StreamReader) -> tuple[tuple[str, Instant], ...]:
    names = dict(Source.objects.filter(brands=access.brand, retired_at=None).values_list("key", "name"))
    rows = source_rows(names, reader.sources())
    return tuple((row.name, row.since) for row in rows if row.health is SourceHealth.BLIND)


def _abouts(found: "QuerySet[Incident]") -> tuple[About, ...]:
    return tuple(_about(row) for row in found[:MOST])


def _about(row: Incident) -> About:
    """A message passes through other people's servers: a restricted incident stays without its title."""
    label = f"{row.brand.code}-{row.number}"
    return About(label=label, level=row.level, title=NOTHING if row.restricted else row.title)


def _waiting(access: Access, rows: Iterable[Incident]) -> Iterable[Waiting]:
    people: dict[UUID, set[str]] = {}
    for incident, person in waiting(open_evidence(access), access.now).values_list("incident", "person"):
        people.setdefault(incident, set()).add(person)
    for row in rows:
        promised = row.updates.order_by("-number").first()
        due = Task.objects.filter(incident=row, done_at=None, due_at__lt=access.now + SOON)
        tasks = due.select_related("owner").order_by("due_at", "number")
        found = Waiting(
            about=_about(row),
            people=len(people.get(row.pk, ())),
            approvals=Draft.objects.filter(incident=row, state=DraftState.REVIEW).count(),
            tasks=()
            if row.restricted
            else tuple(
                (task.text, str(task.owner or ""), None if task.due_at is None else Instant(task.due_at))
                for task in tasks
            ),
            update_at=None if promised is None or promised.next_at is None else Instant(promised.next_at),
        )
        if found.people or found.approvals or found.tasks or found.update_at is not None:
            yield found
