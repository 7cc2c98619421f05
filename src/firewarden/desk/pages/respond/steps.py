"""The ten steps of an incident: the rule of each, where it stands and why, and which are not needed here."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import work
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import rail as rail_reads
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.incident import Step

PAGE = "respond/steps.html"
RULES = {
    Step.MONITOR: gettext_lazy(
        "Active while a source is read, waiting when all are blind, done once the incident is closed."
    ),
    Step.ASSESS: gettext_lazy(
        "Active while a fact is open, waiting until one is confirmed, done with a confirmed fact and none open."
    ),
    Step.RESPOND: gettext_lazy(
        "Active while something is written, waiting while an approval or a delivery is out, done when words are public"
        " and none are on their way."
    ),
    Step.APOLOGIZE: gettext_lazy(
        "Waiting while our part is unknown, active while an owed apology is not said, done when it is public, not"
        " needed when none is owed."
    ),
    Step.PERSONALIZE: gettext_lazy("Active while a written reply is not sent, done when all written ones are."),
    Step.ENGAGE: gettext_lazy(
        "Active while somebody waits and we have begun to answer, done when everybody has an answer."
    ),
    Step.UPDATE: gettext_lazy(
        "Waiting until the promised time of the next update, active from then on, done when none is promised any more."
    ),
    Step.OFFLINE: gettext_lazy(
        "Active while a private case is ours to move, waiting when in all of them the other person has the next word,"
        " done when none is open."
    ),
    Step.LEARN: gettext_lazy(
        "Active while the review has no lesson, waiting when it only has to be closed, done when it is."
    ),
    Step.REBUILD: gettext_lazy("Waiting from the declared criterion on, done when it is met."),
}
"""The rules of the steps' own modules, in the words of the reader."""


@require_GET
@in_brand
def steps(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    return page(request, PAGE, **_values(access, number))


@require_POST
@in_brand
def mark(request: DeskRequest, access: Access, number: int, step: str) -> HttpResponse:
    """The step is not needed, with a reason; with `undo` it is needed after all. Raises NotFound."""
    chosen = choice_of(Step, step)
    if chosen is None:
        raise NotFound(f"There is no step {step}.")
    if request.POST.get("undo"):
        work.unmark_step(access, number, chosen)
        messages.success(request, gettext("The step is needed after all."))
        return redirect("respond:steps", brand=access.slug, number=number)
    refused = work.mark_step(access, number, chosen, request.POST.get("reason", ""))
    if refused is not None:
        return again(request, PAGE, refused, **_values(access, number))
    messages.success(request, gettext("The step is marked as not needed."))
    return redirect("respond:steps", brand=access.slug, number=number)


def _values(access: Access, number: int) -> dict[str, object]:
    """`marked`: those a person has said are not needed; a rule may find the same of others."""
    room = head_reads.head(access, number, outside())
    return {"room": room, "rules": RULES, "marked": rail_reads.marked(access, number)}
