"""The rules of a brand: who has to say yes to which text."""

import msgspec
from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import ApprovalRules, Membership, chain, scope
from firewarden.vocabulary.approval import PathRules
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

LONGEST_EDIT = 40
"""Characters; what is longer is no small edit whatever a brand says."""


@transaction.atomic
def save_path(access: Access, rules: PathRules) -> Refused | None:
    """They hold at once, also for what waits for approval."""
    access.need("save approval path")
    refused = _refused(access, rules)
    if refused is not None:
        return refused
    row, _new = ApprovalRules.objects.update_or_create(
        brand_id=access.brand,
        defaults={"rules": msgspec.to_builtins(rules), "by_id": access.user, "at": access.wall},
    )
    chain.append(access, EventKind.APPROVAL_PATH_SAVED, subject=row.pk, solo=rules.solo, content=_told(rules))
    return None


def _refused(access: Access, rules: PathRules) -> Refused | None:
    if len(rules.levels) != 5 or len(rules.hours) != 5 or any(hours < 1 for hours in rules.hours):
        return Refused(reason=say("Say for each of the five levels who approves, and for how many hours it holds."))
    if not 0 <= rules.small_edit <= LONGEST_EDIT or rules.new_days < 0:
        return Refused(reason=say("A small edit has at most {count} characters.", count=LONGEST_EDIT))
    people = {*rules.named, *rules.juniors, *rules.legal, *rules.executive}
    members = {str(user) for user in scope.of_brand(access, Membership).values_list("user", flat=True)}
    if not people <= members:
        return Refused(reason=say("Only members of the brand can be named."))
    return None


def _told(rules: PathRules) -> bytes:
    return msgspec.json.encode(rules)
