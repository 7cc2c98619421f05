"""Public updates as the team sees them: what was told, what waits, what changed since, what is still promised."""

from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.records import Draft, Incident, Topic, Update, scope
from firewarden.desk.records.contents import content_of
from firewarden.desk.records.news import changed_facts
from firewarden.steps.respond.approval.machine import ENDS
from firewarden.steps.update.schedule import is_late, proposed_next
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.promise import PromiseState
from firewarden.vocabulary.statement import DraftKind, DraftState, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRow:
    """`corrects` and `corrected_by` are numbers of other updates; a corrected one stays readable. `draft`: the text it
    was made of, where it was approved as one."""

    number: int
    phase: Phase
    text: str
    published_at: Instant
    next_at: Instant | None
    late: bool
    corrects: int | None
    corrected_by: int | None
    topics: tuple[str, ...] = ()
    draft: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """An update that is being written, or waits for its yeses, or may be published."""

    draft: int
    state: DraftState
    phase: Phase
    text: str
    next_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """A fact the public has not heard of as it is now."""

    number: int
    text: str
    status: FactStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedRow:
    text: str
    due_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    slug: str
    name: str
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesPage:
    """`thread`: by which the public finds all updates of this incident, None: there is none yet. `changed`: since the
    newest update; before the first, every confirmed fact."""

    updates: tuple[UpdateRow, ...]
    proposed_next: Instant
    waiting: tuple[WaitingRow, ...] = ()
    changed: tuple[ChangedRow, ...] = ()
    promised: tuple[PromisedRow, ...] = ()
    topics: tuple[TopicRow, ...] = ()
    thread: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """`waits`: the public was told of the incident, and not that it is over."""

    waits: bool
    promised: tuple[PromisedRow, ...] = ()


def updates(access: Access, number: int) -> UpdatesPage:
    """Newest first. Seven queries."""
    access.need("read")
    incident = scope.incident(access, number)
    rows = list(incident.updates.select_related("corrects", "statement__draft").order_by("-number"))
    tempo = scope.brand(access).tempo(Level(incident.level))
    return UpdatesPage(
        updates=tuple(_rows(rows, access.now)),
        proposed_next=proposed_next(tempo, access.now),
        waiting=tuple(_waiting(incident)),
        changed=changed(incident, Instant(rows[0].published_at) if rows else None),
        promised=promised(incident),
        topics=topics(access),
        thread=rows[-1].pk if rows else None,
    )


def topics(access: Access) -> tuple[TopicRow, ...]:
    """Those that new updates may be about. One query."""
    rows = scope.of_brand(access, Topic).filter(retired_at=None).order_by("name", "slug")
    return tuple(TopicRow(slug=row.slug, name=row.name, names=tuple(sorted(row.names.items()))) for row in rows)


def changed(incident: Incident, since: Instant | None) -> tuple[ChangedRow, ...]:
    """Two queries."""
    numbers = changed_facts(incident, since)
    rows = incident.facts.filter(number__in=numbers).order_by("number") if numbers else ()
    return tuple(ChangedRow(number=row.number, text=row.text, status=FactStatus(row.status)) for row in rows)


def promised(incident: Incident) -> tuple[PromisedRow, ...]:
    """To the public, and neither kept nor withdrawn. One query."""
    rows = incident.promises.filter(state=PromiseState.PROMISED, public=True, reply=None).order_by("due_at", "number")
    return tuple(PromisedRow(text=row.text, due_at=None if row.due_at is None else Instant(row.due_at)) for row in rows)


def waits_for_the_end(access: Access, number: int) -> Ending:
    """Two queries at most."""
    access.need("read")
    incident = scope.incident(access, number)
    last = incident.updates.order_by("-number").values_list("phase", flat=True).first()
    if last in (None, Phase.CLOSED):
        return Ending(waits=False)
    return Ending(waits=True, promised=promised(incident))


def _waiting(incident: Incident) -> list[WaitingRow]:
    drafts = incident.drafts.filter(kind=DraftKind.UPDATE).exclude(state__in=ENDS)
    return [row for one in drafts.prefetch_related("versions__pictures").order_by("-number") if (row := _draft(one))]


def _draft(row: Draft) -> WaitingRow | None:
    content = next((content_of(one) for one in row.versions.all() if one.version == row.version), None)
    if content is None or content.progress is None:
        return None
    return WaitingRow(
        draft=row.number,
        state=DraftState(row.state),
        phase=content.progress.phase,
        text=content.text,
        next_at=content.progress.next_at,
    )


def _rows(rows: list[Update], now: Instant) -> list[UpdateRow]:
    after = {row.corrects_id: row.number for row in rows if row.corrects_id is not None}
    newest = rows[0].number if rows else 0
    return [
        UpdateRow(
            number=row.number,
            phase=Phase(row.phase),
            text=row.text,
            published_at=Instant(row.published_at),
            next_at=None if row.next_at is None else Instant(row.next_at),
            late=row.number == newest and is_late(None if row.next_at is None else Instant(row.next_at), now),
            corrects=row.corrects.number if row.corrects else None,
            corrected_by=after.get(row.pk),
            topics=tuple(row.topics),
            draft=row.statement.draft.number if row.statement else None,
        )
        for row in rows
    ]
