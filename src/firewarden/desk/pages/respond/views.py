"""The workbench: what we know, what may go out, what is being written, and what went where."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import deliver, respond
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.respond.stance import STANCES
from firewarden.desk.pages.typed import choice_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import tasks as task_reads
from firewarden.desk.reads import touched
from firewarden.desk.reads import workbench as workbench_reads
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

PAGE = "respond/workbench.html"
STATUSES = (
    (FactStatus.UNKNOWN, gettext_lazy("Unknown: somebody is finding out")),
    (FactStatus.CONFIRMED, gettext_lazy("Confirmed, with a source")),
    (FactStatus.DISPUTED, gettext_lazy("Disputed: sources say different things")),
)


@require_GET
@in_brand
def workbench(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    return page(request, PAGE, **_values(request, access, number))


@require_POST
@in_brand
def facts(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    made = respond.add_fact(
        access,
        number,
        request.POST.get("text", ""),
        status=choice_of(FactStatus, request.POST.get("status", "")) or FactStatus.UNKNOWN,
        source=request.POST.get("source", ""),
    )
    return answer(request, access, number, made, done=gettext("The fact is on the sheet."), anchor="facts")


@require_POST
@in_brand
def fact(request: DeskRequest, access: Access, number: int, fact: int) -> HttpResponse:
    status = choice_of(FactStatus, request.POST.get("status", ""))
    if status is None:
        refused = Refused(reason=say("Choose whether it is confirmed, disputed or unknown."))
        return answer(request, access, number, refused, anchor="facts")
    set_ = respond.set_fact(
        access,
        number,
        fact,
        status,
        source=request.POST.get("source", ""),
        text=request.POST.get("text"),
    )
    return answer(request, access, number, set_, done=_changed(access, number, fact), anchor=f"fact-{fact}")


@require_POST
@in_brand
def settlement(request: DeskRequest, access: Access, number: int, delivery: UUID) -> HttpResponse:
    """A person looked whether it is out there: `went_out` is yes, no, or never: nobody tries again."""
    belongs(access, number, delivery)
    said = request.POST.get("went_out", "")
    if said == "never":
        done = gettext("Given up: it never goes out by us.")
        return answer(request, access, number, deliver.give_up(access, delivery), done=done, anchor="deliveries")
    if said not in {"yes", "no"}:
        refused = Refused(reason=say("Look on the network and say whether it is there."))
        return answer(request, access, number, refused, anchor="deliveries")
    settled = deliver.settle(access, delivery, went_out=said == "yes", url=request.POST.get("url", "").strip())
    done = gettext("Settled: it is out.") if said == "yes" else gettext("Settled: it is queued once more.")
    return answer(request, access, number, settled, done=done, anchor="deliveries")


@require_POST
@in_brand
def cancellation(request: DeskRequest, access: Access, number: int, delivery: UUID) -> HttpResponse:
    belongs(access, number, delivery)
    stopped = deliver.cancel(access, delivery)
    return answer(request, access, number, stopped, done=gettext("Stopped before it went out."), anchor="deliveries")


def belongs(access: Access, number: int, delivery: UUID) -> None:
    """Raises NotFound for one of another incident."""
    if all(row.id != delivery for row in workbench_reads.deliveries(access, number)):
        raise NotFound("There is no such delivery in this incident.")


def _changed(access: Access, number: int, fact: int) -> str:
    done = gettext("The fact was changed; what it said before is kept.")
    found = touched.touches(access, number).get(fact)
    wrong = len(found.wrong) if found else 0
    if not wrong:
        return done
    told = ngettext("%(num)s text says what it said before.", "%(num)s texts say what it said before.", wrong)
    return f"{done} {told % {'num': wrong}}"


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, object]:
    typed = request.POST
    return {
        "room": head_reads.head(access, number, outside()),
        "bench": workbench_reads.workbench(access, number, outside()),
        "touches": touched.touches(access, number),
        "hold": task_reads.hold(task_reads.tasks(access, number)),
        "deliveries": workbench_reads.deliveries(access, number),
        "statuses": STATUSES,
        "stances": STANCES,
        "stance_words": dict(STANCES),
        "typed": {name: typed.get(name, "") for name in ("text", "source", "status")},
    }


def answer(
    request: DeskRequest, access: Access, number: int, found: Refused | int | None, *, done: str = "", anchor: str
) -> HttpResponse:
    """The workbench at `anchor`, or the form once more with what was refused."""
    if isinstance(found, Refused):
        return again(request, PAGE, found, **_values(request, access, number))
    messages.success(request, done)
    response = redirect("respond:workbench", brand=access.slug, number=number)
    response["Location"] += f"#{anchor}"
    return response
