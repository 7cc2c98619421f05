"""What the link of a mail shows: one text, what was changed in it, what is known, and whether one can still decide."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads import team
from firewarden.desk.reads.drafts import DraftRow, drafts
from firewarden.desk.reads.facts import FactRow, facts
from firewarden.desk.records import DecisionLink, scope
from firewarden.desk.records.drafted import around
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """Whose link it is, and where it leads."""

    id: UUID
    user: UUID
    name: str
    language: str
    time_zone: str
    brand: str
    incident: int
    draft: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    brand: str
    level: Level
    draft: DraftRow
    facts: tuple[FactRow, ...]


def link_by(token_hash: str) -> LinkRow | None:
    return _link(DecisionLink.objects.filter(token_hash=token_hash))


def link_row(link: UUID) -> LinkRow:
    """Raises NotFound."""
    found = _link(DecisionLink.objects.filter(pk=link))
    if found is None:
        raise NotFound("There is no such link.")
    return found


def access_of(link: LinkRow, wall: Instant) -> Access:
    """Of the person the link was mailed to, as they are now. Raises NotFound when they left."""
    return team.access(team.person(link.user, wall), link.brand)


def decision(access: Access, link: LinkRow) -> Decision:
    """Raises NotFound, and NotAllowed for whoever may not approve any more."""
    incident = scope.incident(access, link.incident)
    access.need("approve", scope.roles(access, incident.pk))
    rows = drafts(access, incident, around(access, incident), number=link.draft)
    if not rows:
        raise NotFound("There is no such draft here.")
    return Decision(
        brand=scope.brand(access).name,
        level=Level(incident.level),
        draft=rows[0],
        facts=tuple(facts(access, link.incident)),
    )


def _link(found: "QuerySet[DecisionLink]") -> LinkRow | None:
    row = found.select_related("user", "draft__incident__brand").first()
    return (
        None
        if row is None
        else LinkRow(
            id=row.pk,
            user=row.user_id,
            name=str(row.user),
            language=row.user.language,
            time_zone=row.user.time_zone,
            brand=row.draft.incident.brand.slug,
            incident=row.draft.incident.number,
            draft=row.draft.number,
            version=row.version,
        )
    )
