"""Decides whether an apology is owed. What the rule advises stands beside the form; a person decides."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from firewarden.desk.access import Access
from firewarden.desk.actions.apologize import decide_apology
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import workbench as workbench_reads
from firewarden.vocabulary.incident import Fault
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DraftKind, Refused

PAGE = "apologize/apology.html"
FAULTS = (
    (Fault.UNKNOWN, gettext_lazy("Not known yet")),
    (Fault.NO, gettext_lazy("No: it was not our doing")),
    (Fault.PARTLY, gettext_lazy("Partly: we had a part in it")),
    (Fault.YES, gettext_lazy("Yes: it was our doing")),
)
OWED = (("yes", gettext_lazy("We owe an apology")), ("no", gettext_lazy("We owe none")))
ADVICE = {
    Fault.UNKNOWN: gettext_lazy("Our part is not known: say what you are finding out, and by when."),
    Fault.NO: gettext_lazy("Not our doing: no apology. If people were harmed, say that you feel for them, and help."),
    Fault.PARTLY: gettext_lazy("We had a part in it: an apology is owed for that part, whoever else had one."),
    Fault.YES: gettext_lazy("Our doing: an apology is owed, also when nobody was harmed."),
}


@require_http_methods(["GET", "POST"])
@in_brand
def apology(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number))
    refused = _decide(request, access, number)
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access, number))
    messages.success(request, gettext("Decided. Earlier decisions stay below."))
    return redirect("apologize:apology", brand=access.slug, number=number)


def _decide(request: DeskRequest, access: Access, number: int) -> Refused | None:
    typed = request.POST
    fault, owed = choice_of(Fault, typed.get("fault", "")), typed.get("owed", "")
    if fault is None or owed not in {"yes", "no"}:
        return Refused(reason=say("Say what our part was, and whether we owe an apology."))
    return decide_apology(
        access,
        number,
        fault,
        owed=owed == "yes",
        harmed=typed.get("harmed", ""),
        reason=typed.get("reason", ""),
    )


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, object]:
    bench = workbench_reads.workbench(access, number, outside())
    decisions = workbench_reads.apologies(access, number)
    last = decisions[0] if decisions else None
    before = {
        "fault": last.fault if last else "",
        "owed": "" if last is None else "yes" if last.owed else "no",
        "harmed": last.harmed if last else "",
        "reason": "",
    }
    return {
        "room": head_reads.head(access, number, outside()),
        "facts": bench.facts,
        "decisions": decisions,
        "drafts": [one for one in bench.drafts if one.kind is DraftKind.APOLOGY],
        "faults": FAULTS,
        "fault_words": dict(FAULTS),
        "advice": ADVICE,
        "owed_choices": OWED,
        "typed": {name: request.POST.get(name, value) for name, value in before.items()},
    }
