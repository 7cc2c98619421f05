"""What a brand reads: its sources, the networks one can add, a form made from what a network must be told, a test."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import monitor
from firewarden.desk.actions import sources as actions
from firewarden.desk.actions.sources import ONLY_RECORDINGS, Typed
from firewarden.desk.outside import Network, outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.settings.forms import LARGEST_UPLOAD, keep_upload
from firewarden.desk.reads import sources as reads
from firewarden.desk.reads import watch as watch_reads
from firewarden.vocabulary.intake import Checked, Signed
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.statement import Refused

BY_HAND = (Signed.OWN, Signed.GRAPH)
"""Whose sources somebody has to tell the other side of: their page says what."""
FIELD = "setting-"
"""Before the name of a setting in a form: it may be called like any of our own fields."""


@require_http_methods(["GET", "POST"])
@in_brand
def sources(request: DeskRequest, access: Access) -> HttpResponse:
    """A recording that is uploaded becomes a source; the pipeline reads it from its next look at the plan on."""
    if request.method == "GET":
        return page(request, "settings/sources.html", **_values(access))
    access.need("save source")
    file = request.FILES.get("file")
    problem = upload_problem(file)
    if file is None or problem:
        return again(request, "settings/sources.html", problem, **_values(access))
    saved = add_recording(access, file)
    if isinstance(saved, Refused):
        return again(request, "settings/sources.html", saved, **_values(access))
    messages.success(request, gettext("The file is being read. The radar shows how far."))
    return redirect("settings:sources", brand=access.slug)


@require_http_methods(["GET", "POST"])
@in_brand
def network(request: DeskRequest, access: Access, network: str) -> HttpResponse:
    """A new source of this network; with `test` it is asked and nothing is saved."""
    access.need("save source")
    about = reads.network(access, outside(), network)
    if access.kind is not BrandKind.LIVE:
        return again(request, "settings/sources.html", Refused(reason=ONLY_RECORDINGS), **_values(access))
    typed = _typed(request, about)
    values = _form(about, typed)
    if request.method == "GET":
        return page(request, "settings/source.html", **values)
    if request.POST.get("test"):
        return _tested(request, actions.check_typed(access, typed), values)
    key = actions.add_source(access, typed)
    if isinstance(key, Refused):
        return again(request, "settings/source.html", key, **values)
    messages.success(request, gettext("Saved. The pipeline reads it from its next look at the plan on."))
    if about.about.signed in BY_HAND:
        return redirect("settings:source", brand=access.slug, key=key)
    return redirect("settings:sources", brand=access.slug)


@require_http_methods(["GET", "POST"])
@in_brand
def source(request: DeskRequest, access: Access, key: str) -> HttpResponse:
    """One there is, to be changed; with `test` what was typed is asked about and nothing is saved."""
    form = reads.source_form(access, outside(), key)
    if request.method == "GET":
        typed = Typed(network=form.network.name, name=form.name, settings=form.settings)
        return page(request, "settings/source.html", **_form(form.network, typed, form))
    typed = _typed(request, form.network)
    values = _form(form.network, typed, form)
    if request.POST.get("test"):
        return _tested(request, actions.check_typed(access, typed, key), values)
    refused = actions.change_source(access, key, typed)
    if refused is not None:
        return again(request, "settings/source.html", refused, **values)
    messages.success(request, gettext("Saved. The pipeline reads it from its next look at the plan on."))
    return redirect("settings:sources", brand=access.slug)


@require_POST
@in_brand
def source_secret(request: DeskRequest, access: Access, key: str) -> HttpResponse:
    """A new one to sign with, shown on this page and never again: it is in no session, message or address."""
    made = actions.make_secret(access, key)
    form = reads.source_form(access, outside(), key)
    typed = Typed(network=form.network.name, name=form.name, settings=form.settings)
    values = _form(form.network, typed, form)
    if isinstance(made, Refused):
        return again(request, "settings/source.html", made, **values)
    return page(request, "settings/source.html", **values, made=made)


@require_POST
@in_brand
def source_test(request: DeskRequest, access: Access, key: str) -> HttpResponse:
    """Asks the network once whether a source works as it is saved."""
    checked = _outcome(actions.check_source(access, key))
    if "HX-Request" in request.headers:
        return page(request, "settings/tested.html", checked=checked, key=key)
    (messages.success if checked.works else messages.error)(request, checked.says)
    return redirect("settings:sources", brand=access.slug)


@require_POST
@in_brand
def source_retirement(request: DeskRequest, access: Access, key: str) -> HttpResponse:
    actions.retire_source(access, key)
    messages.success(request, gettext("The source is read no more. What came from it stays."))
    return redirect("settings:sources", brand=access.slug)


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


def _values(access: Access) -> dict[str, Any]:
    return {
        "watch": watch_reads.watch(access, outside()),
        "networks": reads.networks(access, outside()) if access.kind is BrandKind.LIVE else (),
        "may_manage": access.may("save source"),
    }


def _form(about: Network, typed: Typed, form: reads.SourceForm | None = None) -> dict[str, Any]:
    """What was typed, less the key: that is never shown."""
    return {"network": about, "form": form, "name": typed.name, "given": typed.settings, "field": FIELD}


def _typed(request: DeskRequest, about: Network) -> Typed:
    given = {one.name: request.POST.get(FIELD + one.name) for one in about.about.settings}
    return Typed(
        network=about.name,
        name=request.POST.get("name", about.about.title if request.method == "GET" else ""),
        settings={name: value for name, value in given.items() if value is not None},
        secret=request.POST.get("secret", "").strip(),
    )


def _tested(request: DeskRequest, answer: Checked | Refused, values: dict[str, Any]) -> HttpResponse:
    checked = _outcome(answer)
    if "HX-Request" in request.headers:
        return page(request, "settings/tested.html", checked=checked, key="")
    return page(request, "settings/source.html", **values, checked=checked)


def _outcome(answer: Checked | Refused) -> Checked:
    return Checked(works=False, says=shown.said(answer.reason)) if isinstance(answer, Refused) else answer
