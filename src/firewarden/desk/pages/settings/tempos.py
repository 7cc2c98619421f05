"""How soon, and how often, the public hears from a brand: the times of the communication clock, by level."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from firewarden.desk.access import Access
from firewarden.desk.actions.tempos import save_tempos
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import whole_of
from firewarden.desk.reads import tempos as tempo_reads
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.tempo import TEMPOS, Tempo

PAGE = "settings/tempos.html"
NAMES = ("acknowledge", "scope", "every")


@require_http_methods(["GET", "POST"])
@in_brand
def tempos(request: DeskRequest, access: Access) -> HttpResponse:
    """An empty field takes the usual time; `reset` takes all of them."""
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access))
    wanted = {} if request.POST.get("reset") else _typed(request)
    refused = wanted if isinstance(wanted, Refused) else save_tempos(access, wanted)
    if isinstance(refused, Refused):
        return again(request, PAGE, refused, **_values(request, access))
    messages.success(request, gettext("Saved. It holds at once, also for clocks that run."))
    return redirect("settings:tempos", brand=access.slug)


def _typed(request: DeskRequest) -> dict[Level, Tempo] | Refused:
    found = {}
    for level, usual in TEMPOS.items():
        times = {}
        for name in NAMES:
            text = request.POST.get(f"{name}-{int(level)}", "").strip()
            minutes = whole_of(text)
            if text and minutes is None:
                return Refused(
                    reason=say(
                        "Level {level}: write whole minutes, such as 30; not “{text}”.", level=int(level), text=text
                    )
                )
            times[name] = getattr(usual, name) if minutes is None else minutes * MINUTE
        found[level] = Tempo(**times)
    return found


def _values(request: DeskRequest, access: Access) -> dict[str, Any]:
    """What was typed stays; the usual times stand in fields of their own only where the brand has others."""
    rows = tempo_reads.tempos(access)
    fields = {
        f"{name}-{int(row.level)}": str(minutes) if row.own else ""
        for row in rows
        for name, minutes in zip(NAMES, row.minutes, strict=True)
    }
    return {
        "rows": rows,
        "names": NAMES,
        "fields": fields | {name: request.POST[name] for name in fields if name in request.POST},
        "own": any(row.own for row in rows),
        "may_manage": access.may("change brand"),
    }
