"""What a brand listens for: queries, sources with their state, the newest plan; and the brand's checklists."""

from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.coverage import SourceRow, source_rows
from firewarden.desk.records import Label, Plan, PlanChecklist, Query, Source, scope
from firewarden.steps.prepare.checklists import Item, default_checklist
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CrisisType


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryRow:
    id: UUID
    number: int
    name: str
    text: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """`plan` 0: nothing was published yet."""

    queries: tuple[QueryRow, ...]
    sources: tuple[SourceRow, ...]
    plan: int
    plan_at: Instant | None
    labels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRow:
    """`version` 0: the default one."""

    level: Level
    crisis_type: CrisisType
    version: int
    items: tuple[Item, ...]


def watch(access: Access, outside: Outside) -> Watch:
    access.need("read")
    names = dict(
        Source.objects.filter(brands=access.brand, retired_at=None).order_by("name").values_list("key", "name")
    )
    newest = Plan.objects.order_by("-version").first()
    with outside.at_one_moment() as reader:
        states = reader.sources()
    return Watch(
        queries=tuple(queries(access)),
        sources=tuple(source_rows(names, states)),
        plan=newest.version if newest else 0,
        plan_at=Instant(newest.at) if newest else None,
        labels=scope.of_brand(access, Label).count(),
    )


def queries(access: Access) -> list[QueryRow]:
    """What makes a post a mention, in the order they were made."""
    access.need("read")
    return [
        QueryRow(id=row.pk, number=row.number, name=row.name, text=row.text, version=row.version)
        for row in scope.of_brand(access, Query).filter(retired_at=None).order_by("number")
    ]


def checklist(access: Access, level: Level, crisis_type: CrisisType) -> ChecklistRow:
    """The brand's own, newest version, else the default."""
    access.need("read")
    own = (
        scope.of_brand(access, PlanChecklist).filter(level=level, crisis_type=crisis_type).order_by("-version").first()
    )
    items = default_checklist(level, crisis_type) if own is None else own.to_items()
    return ChecklistRow(level=level, crisis_type=crisis_type, version=own.version if own else 0, items=items)


def checklists(access: Access) -> list[ChecklistRow]:
    """The brand's own ones, newest version of each. One query."""
    access.need("read")
    newest: dict[tuple[int, str], PlanChecklist] = {}
    for row in scope.of_brand(access, PlanChecklist).order_by("level", "crisis_type", "version"):
        newest[row.level, row.crisis_type] = row
    return [
        ChecklistRow(
            level=Level(row.level),
            crisis_type=CrisisType(row.crisis_type),
            version=row.version,
            items=row.to_items(),
        )
        for row in newest.values()
    ]


def recordings(access: Access) -> list[str]:
    """Where the files lie that this brand reads. For whoever may save a query: it is tried on them."""
    access.need("save query")
    found = Source.objects.filter(brands=access.brand, retired_at=None, connector="replay").order_by("key")
    return [row.settings["path"] for row in found if row.settings.get("path", "-") != "-"]
