"""What the frame around a page shows: brands, counts, the live ticket. Built by the door, or for a page without."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from firewarden.desk.access import Access, Person
from firewarden.desk.live.ticket import Ticket, sign
from firewarden.desk.navigation import brand_home
from firewarden.desk.outside import outside
from firewarden.desk.reads import team
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound

LAST_BRAND = "brand"
COUNTS: dict[str, Callable[[Access], int]] = {}
"""What stands at the places of the bar, by their name. A package of pages puts its own here in its `urls.py`."""


class DeskRequest(HttpRequest):
    """A request that has passed the door. `access` is set in a brand only."""

    person: Person
    access: Access | None
    frame: "Frame"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandLink:
    slug: str
    name: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the bar on top shows. `counts` stand at the places of the bar, by their name; `place` is the brand
    whose places they are: the page's own, else the one last looked at."""

    brands: tuple[BrandLink, ...]
    brand: BrandLink | None
    place: str | None
    ticket: str
    counts: dict[str, int] = field(default_factory=dict)


def wall() -> Instant:
    return outside().clock.now()


def person_of(request: HttpRequest) -> Person:
    """Raises NotFound when the account was closed meanwhile."""
    if request.user.pk is None:
        raise NotFound
    return team.person_of(request.user, wall())


def enter(request: HttpRequest) -> Person:
    """For a page of no brand. Raises NotFound when the account was closed meanwhile."""
    person = person_of(request)
    prepare(request, person, None, team.brands(person))
    return person


def prepare(request: HttpRequest, person: Person, access: Access | None, rows: Sequence[team.BrandRow]) -> None:
    """Gives the request what a DeskRequest has; `rows` are the person's brands. The frame is built when it is first
    shown: in the same look as the page, and not at all around a fragment."""
    asked = cast(DeskRequest, request)
    asked.person, asked.access = person, access
    asked.frame = cast(Frame, SimpleLazyObject(lambda: _build(request, person, access, rows)))


def _build(request: HttpRequest, person: Person, access: Access | None, rows: Sequence[team.BrandRow]) -> Frame:
    links = [BrandLink(slug=row.slug, name=row.name, kind=row.kind, url=brand_home(row.slug)) for row in rows]
    heard = frozenset(str(row.id) for row in rows if access is None or row.id == access.brand)
    place = _place(request, access, [row.slug for row in rows])
    counted = access or (team.access_to(person, rows, place) if place else None)
    return Frame(
        brands=tuple(links),
        brand=None if access is None else next((link for link in links if link.slug == access.slug), None),
        place=place,
        ticket=sign(Ticket(str(person.user), heard)),
        counts={} if counted is None else {name: count(counted) for name, count in COUNTS.items()},
    )


def _place(request: HttpRequest, access: Access | None, slugs: list[str]) -> str | None:
    last: str | None = request.session.get(LAST_BRAND)
    if access is not None:
        if last != access.slug:
            request.session[LAST_BRAND] = access.slug
        return access.slug
    return last if last in slugs else next(iter(slugs), None)
