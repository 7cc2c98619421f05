"""The plan: a brand's own checklists, each version kept."""

from collections.abc import Sequence

import msgspec
from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import PlanChecklist, chain, scope
from firewarden.steps.prepare import checklists
from firewarden.steps.prepare.checklists import Item
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.said import to_stored
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def save_checklist(access: Access, level: Level, crisis_type: CrisisType, items: Sequence[Item]) -> int | Refused:
    """Its version. Incidents that have started theirs keep it."""
    access.need("save plan checklist")
    refused = checklists.check(items)
    if refused:
        return refused
    versions = scope.of_brand(access, PlanChecklist).filter(level=level, crisis_type=crisis_type)
    row = PlanChecklist.objects.create(
        brand_id=access.brand,
        level=level,
        crisis_type=crisis_type,
        version=versions.count() + 1,
        items=msgspec.to_builtins(list(items), enc_hook=to_stored),
        by_id=access.user,
        at=access.now,
    )
    chain.append(
        access,
        EventKind.PLAN_CHECKLIST_SAVED,
        subject=row.pk,
        content="\n".join(item.text for item in items),
        level=int(level),
        crisis_type=crisis_type,
        version=row.version,
    )
    return row.version
