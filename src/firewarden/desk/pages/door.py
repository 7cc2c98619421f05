"""What stands before every page: who is asking, and in which brand.

A view is wrapped in `signed_in` or `in_brand` and gets a Person or an Access. It never looks up either by itself.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from firewarden.desk import frame, shown
from firewarden.desk.access import Access, Person
from firewarden.desk.frame import COUNTS, DeskRequest
from firewarden.desk.reads import team
from firewarden.vocabulary.statement import Refused

__all__ = ["COUNTS", "DeskRequest", "again", "enter", "enter_brand", "in_brand", "page", "signed_in"]

P = ParamSpec("P")
INVALID = 422


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
    request.person, request.access = frame.person_of(request), None
    request.frame = frame.build(request, request.person, None)
    return request.person


def enter_brand(request: DeskRequest, brand: str) -> Access:
    """Raises NotFound. From here on the page goes by the brand's clock."""
    person = frame.person_of(request)
    access = team.access(person, brand)
    request.person, request.access = person, access
    request.frame = frame.build(request, person, access)
    shown.set_now(access.now)
    return access


def page(request: HttpRequest, template: str, /, **values: Any) -> HttpResponse:
    """A whole page, or a fragment: it is the template that differs."""
    return render(request, template, values)


def again(request: HttpRequest, template: str, refused: Refused | str, /, **values: Any) -> HttpResponse:
    """The form once more, with what was refused and what was typed."""
    reason = refused if isinstance(refused, str) else refused.reason
    return render(request, template, {**values, "error": reason}, status=INVALID)
