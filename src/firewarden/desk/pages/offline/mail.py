"""Mail of cases: what became of one that went out, the mailbox, and mails that are in no case."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import offline
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.offline.views import answer
from firewarden.desk.pages.typed import whole_of
from firewarden.desk.reads import mail as reads
from firewarden.vocabulary.letter import Postbox
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

SEND_PORTS = {"tls": 465, "starttls": 587, "none": 25}
READ_PORTS = {"tls": 993, "starttls": 143, "none": 143}
FIELDS = tuple(name for name in Postbox.__dataclass_fields__ if name != "secret")


@require_POST
@in_brand
def settlement(request: DeskRequest, access: Access, number: int, case: int, line: int) -> HttpResponse:
    went_out = request.POST.get("went_out") == "yes"
    refused = offline.settle_line(access, number, case, line, went_out=went_out)
    done = gettext("Noted: it went out.") if went_out else gettext("The mail goes out again.")
    return answer(request, access, (number, case), refused, done)


@require_http_methods(["GET", "POST"])
@in_brand
def box(request: DeskRequest, access: Access) -> HttpResponse:
    """Both servers are asked before anything is kept."""
    if request.method == "GET":
        return page(request, "offline/box.html", **_box_values(request, access))
    access.need("save case box")
    form = request.POST
    send_tls, read_tls = form.get("send_tls", "tls"), form.get("read_tls", "tls")
    wanted = Postbox(
        address=form.get("address", "").strip().lower(),
        name=form.get("name", "").strip()[:100],
        user=form.get("user", "").strip(),
        send_host=form.get("send_host", "").strip(),
        send_port=whole_of(form.get("send_port", "")) or SEND_PORTS.get(send_tls, 0),
        send_tls=send_tls,
        read_host=form.get("read_host", "").strip(),
        read_port=whole_of(form.get("read_port", "")) or READ_PORTS.get(read_tls, 0),
        read_tls=read_tls,
        folder=form.get("folder", "").strip() or "INBOX",
    )
    saved = offline.save_box(access, wanted, form.get("password", ""), outside())
    if isinstance(saved, Refused):
        return again(request, "offline/box.html", saved, **_box_values(request, access))
    messages.success(request, gettext("Kept. Both servers let us in; nothing was sent."))
    return redirect("offline:box", brand=access.slug)


@require_http_methods(["GET"])
@in_brand
def strays(request: DeskRequest, access: Access) -> HttpResponse:
    return page(request, "offline/strays.html", **_stray_values(access))


@require_POST
@in_brand
def stray(request: DeskRequest, access: Access, stray: int) -> HttpResponse:
    """Into a case, or away."""
    access.need("file mail")
    if request.POST.get("drop"):
        offline.drop_mail(access, stray)
        messages.success(request, gettext("Thrown away: nothing of it is kept."))
        return redirect("offline:strays", brand=access.slug)
    incident, _, case = request.POST.get("case", "").partition("-")
    numbers = whole_of(incident), whole_of(case)
    if numbers[0] is None or numbers[1] is None:
        reason = Refused(reason=say("Choose the case it belongs in."))
        return again(request, "offline/strays.html", reason, **_stray_values(access))
    filed = offline.file_mail(access, stray, numbers[0], numbers[1])
    if isinstance(filed, Refused):
        return again(request, "offline/strays.html", filed, **_stray_values(access))
    messages.success(request, gettext("It is in the case now."))
    return redirect("offline:case", brand=access.slug, number=numbers[0], case=numbers[1])


def _box_values(request: DeskRequest, access: Access) -> dict[str, Any]:
    row = reads.box(access)
    kept = {name: str(getattr(row.box, name)) if row else "" for name in FIELDS}
    typed = {name: request.POST.get(name, "") for name in FIELDS} if request.method == "POST" else kept
    return {"row": row, "typed": typed, "live": access.kind.value == "live"}


def _stray_values(access: Access) -> dict[str, Any]:
    return {"strays": reads.strays(access), "cases": reads.open_cases(access)}
