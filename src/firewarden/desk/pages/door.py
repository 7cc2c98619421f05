"""What stands before every page: who is asking, in which brand, and what the frame around the page shows.

A view is wrapped in `signed_in` or `in_brand` and gets a Person or an Access. It never looks up either by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from firewarden.desk import shown
from firewarden.desk.access import Access, Person
from firewarden.desk.live.ticket import Ticket, sign
from firewarden.desk.navigation import brand_home
from firewarden.desk.reads import team
from firewarden.vocabulary.clock import from_datetime
from firewarden.vocabulary.statement import Refused

P = ParamSpec("P")
INVALID = 422
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


def signed_in(
    view: Callable[Concatenate[DeskRequest, Person, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """For pages across all brands of a person: `view(request, person, ...)`."""

    @wraps(view)
    def answer(request: DeskRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = enter(request)
        return view(request, person, *args, **kwargs)

    return answer


def in_brand(
    view: Callable[Concatenate[DeskRequest, Access, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """For pages of one brand, whose address has `<slug:brand>`: `view(request, access, ...)`.
    Whoever is no member of it finds nothing there."""

    @wraps(view)
    def answer(request: DeskRequest, brand: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        access = enter_brand(request, brand)
        return view(request, access, *args, **kwargs)

    return answer


def enter(request: DeskRequest) -> Person:
    """Raises NotFound when the account was closed meanwhile."""
    person = team.person(_user(request), from_datetime(timezone.now()))
    request.person, request.access = person, None
    request.frame = _frame(request, None)
    return person


def enter_brand(request: DeskRequest, brand: str) -> Access:
    """Raises NotFound. From here on the page goes by the brand's clock."""
    person = team.person(_user(request), from_datetime(timezone.now()))
    access = team.access(person, brand)
    request.person, request.access = person, access
    request.frame = _frame(request, access)
    shown.set_now(access.now)
    return access


def page(request: HttpRequest, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """A whole page, or a fragment: it is the template that differs."""
    return render(request, template, values, status=status)


def again(request: HttpRequest, template: str, refused: Refused | str, **values: Any) -> HttpResponse:
    """The form once more, with what was refused and what was typed."""
    reason = refused if isinstance(refused, str) else refused.reason
    return render(request, template, {**values, "error": reason}, status=INVALID)


def _user(request: HttpRequest) -> Any:
    return request.user.pk


def _frame(request: DeskRequest, access: Access | None) -> Frame:
    person = request.person
    rows = team.brands(person)
    links = [BrandLink(slug=row.slug, name=row.name, kind=row.kind, url=brand_home(row.slug)) for row in rows]
    heard = frozenset(str(row.id) for row in rows if access is None or row.id == access.brand)
    return Frame(
        brands=tuple(links),
        brand=None if access is None else next((link for link in links if link.slug == access.slug), None),
        place=_place(request, access, [row.slug for row in rows]),
        ticket=sign(Ticket(str(person.user), heard)),
        counts={} if access is None else {name: count(access) for name, count in COUNTS.items()},
    )


def _place(request: DeskRequest, access: Access | None, slugs: list[str]) -> str | None:
    last: str | None = request.session.get(LAST_BRAND)
    if access is not None:
        if last != access.slug:
            request.session[LAST_BRAND] = access.slug
        return access.slug
    return last if last in slugs else next(iter(slugs), None)
