"""Addresses of the parts of a long list before and after the one shown. Whatever else was asked for is kept."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from firewarden.desk.pages.typed import whole_of
from firewarden.desk.reads.part import Part

FROM = "from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    before: str | None
    after: str | None


def start_of(request: HttpRequest, name: str = FROM) -> int:
    """`?from=` is the place in the list that is shown first, less one."""
    return max(0, whole_of(request.GET.get(name, "")) or 0)


def turns(request: HttpRequest, address: str, part: Part[Any], name: str = FROM, anchor: str = "") -> Turns:
    """`address` is that of the page, `name` that of the list where a page has several."""

    def to(start: int | None) -> str | None:
        if start is None:
            return None
        asked = request.GET.copy()
        asked[name] = str(start)
        if not start:
            del asked[name]
        return f"{address}?{asked.urlencode()}{anchor}" if asked else address + anchor

    return Turns(before=to(part.before), after=to(part.after))
