"""Who has to say yes in a brand: by level, by words, by author; and whether one person may release alone."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.settings.forms import words_of
from firewarden.desk.pages.typed import choice_of, whole_of
from firewarden.desk.reads import team as team_reads
from firewarden.desk.reads.workbench import path_rules
from firewarden.vocabulary.approval import PathRules, Preset
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.statement import Refused

PAGE = "settings/approving.html"
PEOPLE = ("legal", "executive", "juniors")


@require_http_methods(["GET", "POST"])
@in_brand
def approving(request: DeskRequest, access: Access) -> HttpResponse:
    rules = path_rules(access)
    if request.method == "GET":
        return page(request, PAGE, **_values(access, rules))
    rules = _typed(request, rules)
    refused = respond.save_path(access, rules)
    if isinstance(refused, Refused):
        return again(request, PAGE, refused, **_values(access, rules))
    messages.success(request, gettext("Saved. It holds at once, also for what waits for approval."))
    return redirect("settings:approving", brand=access.slug)


def _typed(request: DeskRequest, rules: PathRules) -> PathRules:
    """What cannot be read stays as it was."""
    asked = request.POST
    levels = tuple(
        choice_of(Preset, asked.get(f"level-{level}", "")) or rules.levels[level] for level in range(len(Level))
    )
    hours = tuple(_whole(asked.get(f"hours-{level}", ""), rules.hours[level]) for level in range(len(Level)))
    return replace(
        rules,
        levels=levels,
        hours=hours,
        words=words_of(asked.get("words", "")),
        words_from=Level(min(_whole(asked.get("words_from", ""), rules.words_from), Level.SEVERE)),
        named=tuple(asked.getlist("named")),
        named_from=Level(min(_whole(asked.get("named_from", ""), rules.named_from), Level.SEVERE)),
        new_days=_whole(asked.get("new_days", ""), rules.new_days),
        small_edit=_whole(asked.get("small_edit", ""), rules.small_edit),
        solo="solo" in asked,
        **{name: frozenset(asked.getlist(name)) for name in PEOPLE},
    )


def _whole(text: str, otherwise: int) -> int:
    found = whole_of(text)
    return otherwise if found is None else found


def _values(access: Access, rules: PathRules) -> dict[str, Any]:
    return {
        "rules": rules,
        "presets": list(Preset),
        "levels": [(str(int(level)), str(int(level))) for level in Level],
        "members": [(str(one.user), one.name or one.email) for one in team_reads.members(access)],
        "may_manage": access.may("save approval path"),
    }
