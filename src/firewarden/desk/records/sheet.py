"""What a text of an incident is checked against: its facts, our names and contacts, and what we have said before."""

from firewarden.desk.access import Access
from firewarden.desk.records import scope
from firewarden.desk.records.delivery import Publication
from firewarden.desk.records.incident import Incident
from firewarden.steps.respond.checking import Background, Said
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.incident import FactStatus

RECENT = 40
"""Publications and updates that a new text may contradict, newest first."""


def background(access: Access, incident: Incident) -> Background:
    """Four queries. The kind of the text is still to be put in."""
    brand = scope.brand(access)
    return Background(
        now=access.now,
        zone=access.person.time_zone,
        facts=tuple(
            KnownFact(number=row.number, text=row.text, status=FactStatus(row.status), source=row.source)
            for row in incident.facts.order_by("number")
        ),
        ours=(*brand.contacts, brand.name, brand.client.name, *brand.handles),
        said_before=_said(incident),
    )


def _said(incident: Incident) -> tuple[Said, ...]:
    """Without what was taken back, and without answers to single people."""
    out = Publication.objects.filter(delivery__incident=incident, delivery__reply=None, deleted_at=None)
    rows = out.select_related("delivery").order_by("-at")[:RECENT]
    told = [Said(text=row.text or row.delivery.text, at=Instant(row.at)) for row in rows]
    updates = incident.updates.order_by("-number")[:RECENT]
    told += [Said(text=row.text, at=Instant(row.published_at)) for row in updates]
    return tuple(sorted({(one.at, one.text): one for one in told}.values(), key=lambda one: one.at))
