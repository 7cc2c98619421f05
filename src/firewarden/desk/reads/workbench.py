"""Facts beside drafts beside the checks, with approvals and where each text went."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.deliveries import DeliveryRow, deliveries, delivery_row
from firewarden.desk.reads.drafts import DraftRow, drafts
from firewarden.desk.reads.facts import FactRow, facts
from firewarden.desk.records import Apology, Incident, scope
from firewarden.desk.records.drafted import Around, around, rules_of
from firewarden.desk.records.places import Place, places
from firewarden.steps.respond.approval import Situation, path
from firewarden.vocabulary.approval import PathRules
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import Fault, Stance
from firewarden.vocabulary.statement import DraftKind

__all__ = [
    "DeliveryRow",
    "DraftRow",
    "FactRow",
    "apologies",
    "deliveries",
    "delivery_row",
    "facts",
    "path_rules",
    "workbench",
]


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
    """`apology` None: nobody has decided. `quorum`: how many people have to say yes to a statement that touches
    nothing."""

    stance: Stance
    facts: tuple[FactRow, ...]
    drafts: tuple[DraftRow, ...]
    quorum: int
    solo: bool
    platforms: tuple[Place, ...]
    apology: ApologyRow | None


def workbench(access: Access, number: int, outside: Outside) -> Workbench:
    """Newest draft first. The number of queries does not grow with drafts or facts."""
    access.need("read")
    incident = scope.incident(access, number)
    there = around(access, incident)
    return Workbench(
        stance=Stance(incident.stance),
        facts=tuple(facts(access, number)),
        drafts=tuple(drafts(access, incident, there)),
        quorum=_quorum(there),
        solo=there.rules.solo,
        platforms=places(access, outside),
        apology=_apology(incident),
    )


def apologies(access: Access, number: int) -> list[ApologyRow]:
    """Every decision, newest first; the first one counts. Raises NotFound. Two queries."""
    access.need("read")
    rows = scope.incident(access, number).apologies.select_related("by").order_by("-at", "-id")
    return [_apology_row(row) for row in rows]


def path_rules(access: Access) -> PathRules:
    """Who has to say yes in this brand."""
    access.need("read")
    return rules_of(access)


def _quorum(there: Around) -> int:
    steps = path(there.rules, Situation(level=there.level, kind=DraftKind.STATEMENT, authors=frozenset()))
    return sum(len(step.seats) if step.every else 1 for step in steps)


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
