"""What stands before every page: who is asking, and in which brand.

A view is wrapped in `signed_in` or `in_brand` and gets a Person or an Access. It never looks up either by itself.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from firewarden.desk import frame, shown
from firewarden.desk.access import Access, Person
from firewarden.desk.frame import COUNTS, DeskRequest
from firewarden.desk.outside import outside
from firewarden.desk.reads import team
from firewarden.desk.reads.look import one_look
from firewarden.vocabulary.statement import Refused

__all__ = ["COUNTS", "DeskRequest", "again", "enter_brand", "in_brand", "in_brand_telling", "page", "signed_in"]

P = ParamSpec("P")
INVALID = 422


def signed_in(
    view: Callable[Concatenate[DeskRequest, Person, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """For pages across all brands of a person: `view(request, person, ...)`."""

    @wraps(view)
    def answer(request: DeskRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = frame.enter(request)
        with _looking(request):
            return view(request, person, *args, **kwargs)

    return answer


def in_brand(
    view: Callable[Concatenate[DeskRequest, Access, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """For pages of one brand, whose address has `<slug:brand>`: `view(request, access, ...)`.
    Whoever is no member of it finds nothing there."""

    return _brand_door(view, None)


def in_brand_telling(
    tell: Callable[Concatenate[Access, P], None],
) -> Callable[[Callable[Concatenate[DeskRequest, Access, P], HttpResponse]], Callable[..., HttpResponse]]:
    """The same for a page whose opening writes something: `tell(access, ...)` comes before the look the page is."""

    def door(view: Callable[Concatenate[DeskRequest, Access, P], HttpResponse]) -> Callable[..., HttpResponse]:
        return _brand_door(view, tell)

    return door


def _brand_door(
    view: Callable[Concatenate[DeskRequest, Access, P], HttpResponse],
    tell: Callable[Concatenate[Access, P], None] | None,
) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answer(request: DeskRequest, brand: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        access = enter_brand(request, brand)
        if tell is not None:
            tell(access, *args, **kwargs)
        with _looking(request):
            return view(request, access, *args, **kwargs)

    return answer


def _looking(request: HttpRequest) -> AbstractContextManager[None]:
    """A page that is only read is one look: its bar counts what its content counts."""
    return one_look(outside()) if request.method in {"GET", "HEAD"} else nullcontext()


def enter_brand(request: DeskRequest, brand: str) -> Access:
    """Raises NotFound. From here on the page goes by the brand's clock."""
    person = frame.person_of(request)
    brands = team.brands(person)
    access = team.access_to(person, brands, brand)
    frame.prepare(request, person, access, brands)
    shown.set_now(access.now)
    return access


def page(request: HttpRequest, template: str, /, **values: Any) -> HttpResponse:
    """A whole page, or a fragment: it is the template that differs."""
    return render(request, template, values)


def again(request: HttpRequest, template: str, refused: Refused | str, /, **values: Any) -> HttpResponse:
    """The form once more, with what was refused and what was typed."""
    reason = refused if isinstance(refused, str) else refused.reason
    return render(request, template, {**values, "error": reason}, status=INVALID)
