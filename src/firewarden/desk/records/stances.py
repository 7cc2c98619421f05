"""The stance of a brand, and which deliveries fall under one. Knows no rule of its own: see `steps.respond.stance`."""

from django.db.models import Q

from firewarden.desk.access import Access
from firewarden.desk.records import scope
from firewarden.desk.records.delivery import Delivery
from firewarden.desk.records.incident import Incident
from firewarden.steps.respond.stance import HELD, Words, in_force, words_of
from firewarden.steps.respond.stance import holds as rule_holds
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.incident import IncidentState, Stance
from firewarden.vocabulary.statement import DraftKind

MARKETING = Q(statement__draft__kind=DraftKind.POST)
OF = {
    Words.MARKETING: MARKETING,
    Words.REPLY: Q(reply__isnull=False),
    Words.PLANNED: Q(reply=None, due_at__isnull=False) & ~MARKETING,
    Words.OURS: Q(reply=None, due_at=None) & ~MARKETING,
}


def of_brand(access: Access) -> Stance:
    """The strictest of all its open incidents, also of those this person may not see: it holds for everybody."""
    running = scope.of_brand(access, Incident).filter(state=IncidentState.OPEN).exclude(stance=Stance.NORMAL)
    return in_force(Stance(one) for one in running.values_list("stance", flat=True))


def held_by(stance: Stance) -> Q:
    """Deliveries that do not go out under it. What changes or takes back words that are out goes out always."""
    found = Q(pk__in=())
    for words in HELD[stance]:
        found |= OF[words]
    return Q(kind=DeliveryKind.PUBLISH) & found


def holds(access: Access, row: Delivery) -> bool:
    return rule_holds(of_brand(access), words(row))


def words(row: Delivery) -> Words:
    """With its statement and draft fetched, where it has one."""
    marketing = row.statement is not None and row.statement.draft.kind == DraftKind.POST
    return words_of(marketing=marketing, reply=row.reply_id is not None, planned=row.due_at is not None)
