"""The plan page, and one checklist as a form of rows."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from firewarden.desk.access import Access
from firewarden.desk.actions.prepare import save_checklist
from firewarden.desk.pages.assess.deciding import LEVELS, ROLES, TYPES
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, whole_of
from firewarden.desk.reads import watch as watch_reads
from firewarden.desk.words import word
from firewarden.steps.prepare.checklists import Item
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.incident import CrisisType, Role, Step
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import Refused

BLANK_ROWS = 3


@require_GET
@in_brand
def plan(request: DeskRequest, access: Access) -> HttpResponse:
    own = {(row.level, row.crisis_type): row for row in watch_reads.checklists(access)}
    levels = [(level, label) for level, label in LEVELS if level != ""]
    return page(request, "prepare/plan.html", own=own, levels=levels, types=TYPES)


@require_http_methods(["GET", "POST"])
@in_brand
def checklist(request: DeskRequest, access: Access, level: int, kind: str) -> HttpResponse:
    crisis_type = choice_of(CrisisType, kind)
    if level not in list(Level) or crisis_type is None:
        raise Http404
    row = watch_reads.checklist(access, Level(level), crisis_type)
    items = row.items if request.method == "GET" else items_of(request.POST)
    values: dict[str, Any] = {
        "row": row,
        "items": items,
        "blanks": range(len(items), len(items) + BLANK_ROWS),
        "steps": [(step.value, word(step)) for step in Step],
        "roles": ROLES,
        "level_name": dict(LEVELS)[Level(level)],
        "type_name": dict(TYPES)[crisis_type],
        "may_save": access.may("save plan checklist"),
    }
    if request.method == "GET":
        return page(request, "prepare/checklist.html", **values)
    saved = save_checklist(access, Level(level), crisis_type, items)
    if isinstance(saved, Refused):
        return again(request, "prepare/checklist.html", saved, **values)
    messages.success(
        request, gettext("Saved as version %(number)s. Incidents under way keep theirs.") % {"number": saved}
    )
    return redirect("prepare:plan", brand=access.slug)


def items_of(form: QueryDict) -> tuple[Item, ...]:
    """Rows with a text, in their order; an emptied row is left out, and nothing waits for it any more."""
    found = []
    for number in range(whole_of(form.get("rows", "")) or 0):
        text = form.get(f"text-{number}", "").strip()
        if not text:
            continue
        found.append(
            Item(
                key=form.get(f"key-{number}", "") or f"own-{number}",
                text=Said(text),
                step=choice_of(Step, form.get(f"step-{number}", "")) or Step.RESPOND,
                due=whole_of(form.get(f"due-{number}", "")) or 0,
                role=choice_of(Role, form.get(f"role-{number}", "")),
                after=tuple(filter(None, form.get(f"after-{number}", "").split(","))),
                action=form.get(f"action-{number}", ""),
            )
        )
    kept = {item.key for item in found}
    return tuple(
        Item(
            key=item.key,
            text=item.text,
            step=item.step,
            due=item.due,
            role=item.role,
            after=tuple(key for key in item.after if key in kept),
            action=item.action,
        )
        for item in found
    )
