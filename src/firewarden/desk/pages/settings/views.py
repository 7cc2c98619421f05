"""One brand's settings on one page: what it is called, what it listens for, what it reads, who is in it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from firewarden.desk.access import Access
from firewarden.desk.actions import team
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.settings.forms import words_of
from firewarden.desk.reads import team as team_reads
from firewarden.desk.reads import watch as watch_reads


@require_http_methods(["GET", "POST"])
@in_brand
def brand(request: DeskRequest, access: Access) -> HttpResponse:
    if request.method == "POST":
        refused = team.change_brand(
            access,
            name=request.POST.get("name", ""),
            handles=words_of(request.POST.get("handles", "")),
            languages=words_of(request.POST.get("languages", "")),
            excluded_words=words_of(request.POST.get("excluded_words", "")),
            contacts=words_of(request.POST.get("contacts", "")),
            color=request.POST.get("color", ""),
        )
        if refused is not None:
            return again(request, "settings/brand.html", refused, **_values(access))
        messages.success(request, gettext("Saved."))
        return redirect("settings:brand", brand=access.slug)
    return page(request, "settings/brand.html", **_values(access))


def _values(access: Access) -> dict[str, Any]:
    return {
        "brand": team_reads.brand_settings(access),
        "watch": watch_reads.watch(access, outside()),
        "members": team_reads.members(access),
        "may_manage": access.may("change brand"),
    }
