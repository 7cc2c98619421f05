"""What we listen for: queries, sources, labels, the published watch plan, looks by hand; and signals nobody needs."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery

from firewarden.desk.access import Access, Person
from firewarden.desk.outside import outside
from firewarden.desk.records import (
    AlertRule,
    Backfill,
    Brand,
    Label,
    ManualLook,
    Plan,
    Publication,
    Query,
    QueryVersion,
    Signal,
    SignalState,
    Source,
    chain,
    scope,
)
from firewarden.steps.monitor.by_hand import Place
from firewarden.steps.monitor.query.saved import saved_among
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.plan import Backfill as BackfillValue
from firewarden.vocabulary.plan import BrandKind, Interval, Ours, WatchPlan
from firewarden.vocabulary.rule import Tripwire
from firewarden.vocabulary.said import say, sentences
from firewarden.vocabulary.signal import Lane
from firewarden.vocabulary.statement import Refused

ANSWERED = 14 * DAY
MOST_OURS = 1_000
"""Answers to our own posts are heard for so long, and to so many of the newest."""


@transaction.atomic
def save_query(access: Access, name: str, text: str, *, number: int | None = None) -> int | Refused:
    """Its number. A new text is a new version; the next plan listens for it. Without `number` it is a new query."""
    access.need("save query")
    queries = scope.of_brand(access, Query)
    if refused := _unusable(access, queries.filter(retired_at=None).order_by("pk"), number, (name, text)):
        return refused
    if not name.strip():
        return Refused(reason=say("Give the query a name."))
    if number is None:
        query = Query(brand_id=access.brand, number=scope.next_number(queries), version=0)
    else:
        query = scope.numbered(queries.filter(retired_at=None), number, "query")
    query.name = name.strip()
    if query.text != text:
        query.text, query.version = text, query.version + 1
    query.save()
    QueryVersion.objects.get_or_create(
        query=query, version=query.version, defaults={"text": text, "by_id": access.user, "at": access.now}
    )
    chain.append(access, EventKind.QUERY_SAVED, subject=query.pk, content=text, version=query.version)
    republish(access.person)
    return query.number


def _unusable(
    access: Access, queries: Iterable[Query], number: int | None, new: tuple[str, str] | None
) -> Refused | None:
    """Why the plan could not be listened for with query `number` as `new` (None: without it): its own errors, or
    those of queries and alert rules that name it."""
    standing = {query.number: (query.name, query.text) for query in queries}
    if new is not None:
        standing[number or 0] = new
    else:
        standing.pop(number or 0, None)
    saved, lint = saved_among(standing.values()), outside().lint
    if new is not None and (errors := lint(new[1], saved)):
        return Refused(reason=sentences(errors))
    for name, text in standing.values():
        if "$" in text and (errors := lint(text, saved)):
            return Refused(reason=say("The query {query} would no longer work: {why}", query=name, why=errors[0]))
    for rule in scope.of_brand(access, AlertRule).filter(retired_at=None, lane=Lane.TRIPWIRE, terms__contains="$"):
        terms = rule.asked()
        if isinstance(terms, Tripwire) and terms.query and (errors := lint(terms.query, saved)):
            return Refused(
                reason=say("The alert rule {rule} would no longer work: {why}", rule=rule.name, why=errors[0])
            )
    return None


@transaction.atomic
def retire_query(access: Access, number: int) -> Refused | None:
    """It is listened for no more; its versions stay. One that others name cannot go before they do."""
    access.need("save query")
    queries = scope.of_brand(access, Query).filter(retired_at=None)
    query = scope.numbered(queries, number, "query")
    if refused := _unusable(access, queries.order_by("pk"), number, None):
        return refused
    query.retired_at = access.now
    query.save(update_fields=["retired_at"])
    chain.append(access, EventKind.QUERY_RETIRED, subject=query.pk)
    republish(access.person)
    return None


@transaction.atomic
def save_source(
    access: Access,
    key: str,
    *,
    connector: str,
    name: str,
    settings: dict[str, str],
    live: bool = False,
    secret: str | None = None,
    gaps: tuple[Interval, ...] = (),
) -> UUID | Refused:
    """`key` is its id in the stream. A drill or demo brand reads recordings alone."""
    access.need("save source")
    if live and access.kind is not BrandKind.LIVE:
        return Refused(reason=say("A drill or demo brand reads recordings, never a live network."))
    source = Source.objects.filter(key=key).first() or Source(key=key)
    if not source._state.adding and not source.brands.filter(pk=access.brand).exists():  # noqa: SLF001  # Django's own flag
        return Refused(reason=say("There is a source {key} of another brand. Choose another key.", key=key))
    source.connector, source.name, source.settings = connector, name, settings
    source.live, source.secret, source.retired_at = live, secret, None
    source.gaps = [[gap.start, gap.end] for gap in gaps]
    source.save()
    source.brands.add(scope.brand(access))
    chain.append(access, EventKind.SOURCE_SAVED, subject=source.pk, content=name)
    republish(access.person)
    return source.pk


@transaction.atomic
def retire_source(access: Access, key: str) -> str | None:
    """It is read no more. The reference to its secret, which it has no longer. Raises NotFound."""
    access.need("save source")
    source = Source.objects.filter(key=key, brands=access.brand, retired_at=None).first()
    if source is None:
        raise NotFound(f"There is no source {key} here.")
    secret, source.secret, source.retired_at = source.secret, None, access.now
    source.save(update_fields=["retired_at", "secret"])
    chain.append(access, EventKind.SOURCE_RETIRED, subject=source.pk)
    republish(access.person)
    return secret


@transaction.atomic
def publish_plan(person: Person) -> int:
    """Hands the pipeline everything to listen for; the version it got. Nothing changed: no new version."""
    person.need("publish plan")
    return republish(person)


@transaction.atomic
def label_post(access: Access, post_key: str, post: str, *, ours: bool) -> None:
    """Somebody said whether a post is about the brand. `post` is its value as JSON: a copy is kept."""
    access.need("label post")
    label, _ = Label.objects.update_or_create(
        brand_id=access.brand,
        post_key=post_key,
        defaults={"post": post, "ours": ours, "by_id": access.user, "at": access.now},
    )
    chain.append(access, EventKind.LABEL_GIVEN, subject=label.pk, ours=ours)


@transaction.atomic
def dismiss_signal(access: Access, signal: UUID, reason: str) -> Refused | None:
    """Nothing to work on, and why. Raises NotFound."""
    access.need("dismiss signal")
    found = scope.of_brand(access, Signal).filter(pk=signal).first()
    if found is None:
        raise NotFound("There is no such signal here.")
    if found.state not in (SignalState.OPEN, SignalState.MUTED):
        return Refused(reason=say("This signal was dealt with already: {state}.", state=SignalState(found.state)))
    if not reason.strip():
        return Refused(reason=say("Say in a few words why this is nothing: the next person will want to know."))
    found.state, found.settled_reason = SignalState.DISMISSED, reason.strip()
    found.settled_by_id, found.settled_at = access.user, access.now
    found.save()
    chain.append(access, EventKind.SIGNAL_DISMISSED, subject=found.pk, content=reason)
    return None


@transaction.atomic
def look_by_hand(access: Access, place: Place) -> Refused | None:
    """Somebody looked there just now."""
    access.need("look by hand")
    if access.kind is not BrandKind.LIVE:
        return Refused(reason=say("A drill or demo brand reads recordings, never a live network."))
    look = ManualLook.objects.create(brand_id=access.brand, place=place, by_id=access.user, at=access.now)
    chain.append(access, EventKind.LOOKED_BY_HAND, subject=look.pk, place=place)
    return None


def republish(person: Person) -> int:
    """Part of every change of what is listened for: call inside its transaction. The file goes out last:
    should saving fail, the plan store is one version ahead, which harms nobody."""
    plans = outside().plans
    newest = plans.newest()
    last = Plan.objects.aggregate(last=Max("version"))["last"]
    version = max(newest.version if newest else 0, last or 0) + 1
    plan = WatchPlan(
        version=version,
        brands=tuple(brand.to_value() for brand in Brand.objects.filter(retired_at=None).order_by("pk")),
        queries=tuple(
            query.to_value() for query in Query.objects.filter(retired_at=None, brand__retired_at=None).order_by("pk")
        ),
        sources=tuple(
            source.to_value()
            for source in Source.objects.filter(retired_at=None).prefetch_related("brands").order_by("pk")
        ),
        rules=tuple(
            rule.to_value()
            for rule in AlertRule.objects.filter(
                on=True, terms__isnull=False, retired_at=None, brand__retired_at=None
            ).order_by("pk")
        ),
        backfills=_backfills(),
        published=_published(person.wall),
    )
    if newest and _same(newest, plan):
        return newest.version
    row = Plan.objects.create(version=version, at=person.wall, by_id=person.user)
    chain.append_here(person, EventKind.PLAN_PUBLISHED, subject=row.pk, version=version)
    plans.publish(plan)
    return version


def _backfills() -> tuple[BackfillValue, ...]:
    """The newest wish of each brand."""
    newer = Backfill.objects.filter(brand=OuterRef("brand")).order_by("-at", "-id").values("pk")[:1]
    rows = Backfill.objects.filter(brand__retired_at=None, pk=Subquery(newer)).order_by("pk")
    return tuple(row.to_value() for row in rows)


def newest_published() -> UUID | None:
    """What was published last of all that answers can be heard to. One query."""
    return Publication.objects.exclude(key="").order_by("-id").values_list("pk", flat=True).first()


def _published(wall: Instant) -> tuple[Ours, ...]:
    rows = (
        Publication.objects.filter(deleted_at=None, at__gte=wall - ANSWERED, delivery__brand__retired_at=None)
        .exclude(key="")
        .order_by("-at", "-id")
        .values_list("delivery__brand", "key", "at")[:MOST_OURS]
    )
    return tuple(Ours(brand=BrandId(str(brand)), key=PostKey(key), at=Instant(at)) for brand, key, at in reversed(rows))


def _same(one: WatchPlan, other: WatchPlan) -> bool:
    return replace(one, version=0) == replace(other, version=0)
