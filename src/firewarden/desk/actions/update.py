"""Public updates: written and approved as any text of ours, then published under a number, with the time of the next.

A correction is a new update; the old one stays to be read."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.binding import bind
from firewarden.desk.actions.deliver import enqueue, locked
from firewarden.desk.actions.respond.correcting import Ways, mend
from firewarden.desk.actions.respond.drafts import write_draft
from firewarden.desk.actions.respond.publishing import NO_LANGUAGES, parts_for, with_delay
from firewarden.desk.actions.respond.texts import held_draft, keep
from firewarden.desk.actions.work import fulfil
from firewarden.desk.outside import Outside
from firewarden.desk.records import Draft, Incident, Statement, Topic, Update, chain, scope
from firewarden.desk.records.contents import content_of
from firewarden.desk.records.drafted import around, drafted
from firewarden.desk.records.places import chosen
from firewarden.desk.records.variants import stored
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval.course import moved
from firewarden.steps.update import schedule
from firewarden.text.tongue import tongue
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.delivery import Part
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.progress import Progress
from firewarden.vocabulary.said import joined, say
from firewarden.vocabulary.statement import DraftKind, DraftState, Phase, Refused

NO_WAYS: Ways = MappingProxyType({})


@transaction.atomic
def write_update(
    access: Access,
    incident: int,
    text: str,
    progress: Progress,
    *,
    draft: int | None = None,
    based_on: int | None = None,
) -> int | Refused:
    """The number of its draft. It takes the path of every text of ours; what it corrects stands in `progress`.
    `draft`, `based_on`: as in `write_draft`. Raises Conflict as that does."""
    held = scope.hold(access, incident, "write draft")
    old = None if progress.corrects is None else scope.numbered(held.updates.all(), progress.corrects, "update")
    ready = schedule.decide(progress.phase, held.updates.count(), progress.next_at, access.now)
    refused = ready if isinstance(ready, Refused) else _unknown_topics(access, progress.topics)
    if refused is not None:
        return refused
    number = write_draft(
        access, incident, text, kind=DraftKind.UPDATE, draft=draft, based_on=based_on, progress=progress
    )
    if draft is None and old is not None and old.statement is not None and isinstance(number, int):
        root = old.statement.draft.corrects_id or old.statement.draft_id
        Draft.objects.filter(incident=held, number=number).update(corrects=root)
    return number


@transaction.atomic
def publish_update(
    access: Access,
    incident: int,
    draft: int,
    *,
    next_at: Instant | None,
    outside: Outside,
    platforms: Sequence[str] = (),
    languages: Mapping[str, str] = NO_LANGUAGES,
    ways: Ways = NO_WAYS,
) -> int | Refused:
    """Its number. It stands on the status page and in the feeds at once; `platforms` are told as well, in the languages
    named. `next_at`: the promise as it is made now. `ways`: of a correction, how each place is corrected where the
    update stands."""
    held, row = held_draft(access, incident, draft, "publish update")
    content = content_of(row.versions.prefetch_related("pictures").get(version=row.version))
    statement = row.statements.filter(version=row.version).first()
    ready = _ready(access, held, row, content, next_at)
    if isinstance(ready, Refused):
        return ready
    if statement is None or content.progress is None:
        return Refused(reason=say("There is no approved text."))
    made = _enter(access, held, statement, ready, content=content, progress=content.progress)
    queued = _send(access, held, statement, (platforms, languages, ways), outside)
    if isinstance(queued, Refused):
        transaction.set_rollback(True)
        return queued
    keep(row, moved(drafted(around(access, held), row).value, DraftState.PUBLISHED))
    bind(access, held, made, made.text, sorted({(one.language, one.text) for one in content.variants}))
    fulfil(access, held, "publish update")
    return made.number


def _ready(
    access: Access, held: Incident, row: Draft, content: Content, next_at: Instant | None
) -> schedule.Ready | Refused:
    if row.kind != DraftKind.UPDATE or content.progress is None:
        return Refused(reason=say("This text is no public update."))
    out = Update.objects.filter(statement__draft=row).first()
    if out is not None:
        return Refused(reason=say("It is public already, as update {number}.", number=out.number))
    seen = drafted(around(access, held), row)
    going = locked(held) or approval.publish(seen.value, seen.open, seen.path, access.now)
    if isinstance(going, Refused):
        return going
    return schedule.decide(content.progress.phase, held.updates.count(), next_at, access.now)


def _enter(
    access: Access, held: Incident, statement: Statement, ready: schedule.Ready, *, content: Content, progress: Progress
) -> Update:
    corrects = None if progress.corrects is None else scope.numbered(held.updates.all(), progress.corrects, "update")
    row = Update.objects.create(
        incident=held,
        number=ready.number,
        phase=progress.phase,
        text=statement.text.strip(),
        next_at=ready.next_at,
        published_at=access.now,
        by_id=access.user,
        corrects=_newest(corrects),
        statement=statement,
        language=_language(access, content),
        variants=stored(content.variants),
        topics=list(progress.topics),
        level=held.level,
    )
    chain.append(
        access,
        EventKind.UPDATE_PUBLISHED,
        incident=held.pk,
        subject=row.pk,
        content=row.text,
        number=row.number,
        phase=Phase(row.phase),
        next_at=row.next_at,
        corrects=row.corrects_id,
    )
    return row


def _newest(row: Update | None) -> Update | None:
    """It, or what corrected it last: each update is corrected once."""
    while row is not None and (after := row.corrections.order_by("number").first()) is not None:
        row = after
    return row


def _send(
    access: Access,
    held: Incident,
    statement: Statement,
    told: tuple[Sequence[str], Mapping[str, str], Ways],
    outside: Outside,
) -> int | Refused:
    """How many places it was queued for."""
    platforms, languages, ways = told
    row = statement.draft
    mended = mend(access, held, statement, ways, outside) if row.corrects_id and ways else []
    if isinstance(mended, Refused):
        return mended
    found = chosen(access, outside, platforms)
    unknown = [name for name, one in found.items() if one is None]
    if unknown:
        return Refused(reason=say("We cannot publish on {names}.", names=joined(unknown, say(", "))))
    parts = parts_for(access, row, {name: one for name, one in found.items() if one}, languages)
    if isinstance(parts, Refused):
        return parts
    queued = _queued(access, held, statement, parts)
    with_delay(access, statement)
    return queued + len(mended)


def _queued(access: Access, held: Incident, statement: Statement, parts: Mapping[str, tuple[Part, ...]]) -> int:
    return sum(
        enqueue(access, held, name, statement.text, statement=statement, parts=one) for name, one in parts.items()
    )


def _language(access: Access, content: Content) -> str:
    """That the words are found to have, else the first the brand publishes in."""
    languages = scope.brand(access).published_in()
    found = tongue(content.text)
    ours = [one for one in languages if found is not None and one.partition("-")[0] == found]
    return str(next(iter(ours), languages[0] if found is None else found))


def _unknown_topics(access: Access, topics: Iterable[str]) -> Refused | None:
    known = set(scope.of_brand(access, Topic).filter(retired_at=None).values_list("slug", flat=True))
    unknown = [one for one in topics if one not in known]
    if not unknown:
        return None
    return Refused(reason=say("There is no such topic: {names}.", names=joined(unknown, ", ")))
