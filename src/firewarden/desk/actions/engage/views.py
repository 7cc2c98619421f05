"""Selections of the inbox, kept under a name."""

from django.db import transaction
from django.db.models import Q

from firewarden.desk.access import Access
from firewarden.desk.records import InboxView, scope
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

MOST = 50
"""Views that one person sees: own ones and shared ones."""


@transaction.atomic
def save_view(access: Access, name: str, asked: dict[str, str], *, shared: bool = False) -> int | Refused:
    """Its number. One's own of the same name is replaced."""
    access.need("save view")
    if access.user is None or not name.strip():
        return Refused(reason=say("Give it a name."))
    if not asked:
        return Refused(reason=say("Nothing is selected, so there is nothing to keep. Choose something first."))
    rows = scope.of_brand(access, InboxView)
    row = rows.filter(by=access.user, name=name.strip()[:80]).first()
    if row is None:
        if rows.filter(Q(by=access.user) | Q(shared=True)).count() >= MOST:
            return Refused(reason=say("There are {most} views already. Take one away first.", most=MOST))
        row = InboxView(
            brand_id=access.brand, number=scope.next_number(rows), by_id=access.user, name=name.strip()[:80]
        )
    row.asked, row.shared, row.at = asked, shared, access.now
    row.save()
    return row.number


@transaction.atomic
def drop_view(access: Access, number: int) -> Refused | None:
    """One's own; a shared one also by whoever manages the brand."""
    access.need("save view")
    row = scope.numbered(scope.of_brand(access, InboxView).filter(Q(by=access.user) | Q(shared=True)), number, "view")
    if row.by_id != access.user and not access.may("change brand"):
        return Refused(reason=say("This view is somebody else's. Only they, or who manages the brand, take it away."))
    row.delete()
    return None
