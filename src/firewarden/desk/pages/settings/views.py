"""One brand's settings on one page: what it is called, what it listens for, what it reads, who is in it."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import monitor, team
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.settings.forms import LARGEST_UPLOAD, keep_upload, words_of
from firewarden.desk.reads import team as team_reads
from firewarden.desk.reads import watch as watch_reads
from firewarden.vocabulary.statement import Refused


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


@require_POST
@in_brand
def sources(request: DeskRequest, access: Access) -> HttpResponse:
    """A recording that is uploaded becomes a source; the pipeline reads it from its next look at the plan on."""
    access.need("save source")
    file = request.FILES.get("file")
    problem = upload_problem(file)
    if file is None or problem:
        return again(request, "settings/brand.html", problem, **_values(access))
    saved = add_recording(access, file)
    if isinstance(saved, Refused):
        return again(request, "settings/brand.html", saved, **_values(access))
    messages.success(request, gettext("The file is being read. The radar shows how far."))
    return redirect("settings:brand", brand=access.slug)


def upload_problem(file: "UploadedFile[Any] | None") -> str:
    if file is None:
        return gettext("Choose a file of posts: JSONL or CSV, also gzipped.")
    if (file.size or 0) > LARGEST_UPLOAD:
        return gettext("The file is larger than 32 MB. Use the command `firewarden replay` on the server for it.")
    return ""


def add_recording(access: Access, file: "UploadedFile[Any]") -> Refused | None:
    path = keep_upload(file)
    saved = monitor.save_source(
        access,
        f"{access.slug}-{path.name[:8]}",
        connector="replay",
        name=(file.name or "file")[:100],
        settings={"path": str(path)},
    )
    return saved if isinstance(saved, Refused) else None


@require_POST
@in_brand
def source_retirement(request: DeskRequest, access: Access, key: str) -> HttpResponse:
    monitor.retire_source(access, key)
    messages.success(request, gettext("The source is read no more. What came from it stays."))
    return redirect("settings:brand", brand=access.slug)
