"""*It is happening now*: something began before anybody listened. The incident first; then every live source of the
brand is read back, newest first, by a wish in the watch plan."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.assess import Opening, start
from firewarden.desk.actions.monitor import republish
from firewarden.desk.records import Backfill, Incident, chain, scope
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, MINUTE, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

BACK = 7 * DAY
"""How far sources are read back, where networks give so much: what is usual has to be seen, too."""
LOOKED_AT = DAY
"""So much of the past belongs to an incident where nobody has said since when it goes on."""
ONCE = 10 * MINUTE
"""Who presses again so soon means the same."""


@transaction.atomic
def happening_now(
    access: Access, title: str, *, since: Instant | None = None, incident: int | None = None
) -> int | Refused:
    """The number of the incident that was opened, or joined. `since`: when it began, as far as anybody knows."""
    access.need("open incident")
    if incident is not None:
        held = scope.hold(access, incident, "open incident")
    elif not title.strip():
        return Refused(reason=say("Say in a few words what happened."))
    else:
        began = Instant(access.now - LOOKED_AT) if since is None else min(since, access.now)
        held = start(access, Opening(title=title, since=began, level=Level.ISSUE))
    want(access, held)
    return held.number


@transaction.atomic
def read_back(access: Access, incident: int) -> Refused | None:
    """For an incident there is."""
    held = scope.hold(access, incident, "open incident")
    if access.kind is not BrandKind.LIVE:
        return Refused(reason=say("A drill or demo brand reads recordings, never a live network."))
    want(access, held)
    return None


def want(access: Access, incident: Incident) -> None:
    """Writes the wish into the plan, but for brands that read recordings. Call inside a transaction."""
    if access.kind is not BrandKind.LIVE:
        return
    since = Instant(min(access.now, incident.since) - BACK)
    last = scope.of_brand(access, Backfill).order_by("-at", "-id").first()
    if last is not None and last.at > access.now - ONCE and last.since <= since + ONCE:
        return
    row = Backfill.objects.create(
        brand_id=access.brand, incident=incident, since=since, by_id=access.user, at=access.now
    )
    chain.append(access, EventKind.BACKFILL_ASKED, incident=incident.pk, subject=row.pk)
    republish(access.person)
