"""Whole lists of addresses, brought in and taken out, and one address that has to be forgotten."""

import csv
from io import StringIO

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import subscribing
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand
from firewarden.desk.pages.subscribers.views import PAGE, values
from firewarden.vocabulary.clock import Instant, iso
from firewarden.vocabulary.statement import Refused

LARGEST = 5_000_000
"""Bytes of a file with addresses."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_POST
@in_brand
def brought(request: DeskRequest, access: Access) -> HttpResponse:
    """One address a line, or a table whose first column they are."""
    access.need("save subscribers")
    file = request.FILES.get("file")
    text = request.POST.get("addresses", "")
    if file is not None and (file.size or 0) <= LARGEST:
        text += "\n" + file.read().decode("utf-8-sig", "replace")
    rows = [row[0] for row in csv.reader(StringIO(text)) if row and "@" in row[0]]
    language = request.POST.get("language", "")
    made = subscribing.bring_in(
        access,
        rows,
        outside(),
        language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        proven=request.POST.get("proven") == "1",
    )
    if isinstance(made, Refused):
        return again(request, PAGE, made, **values(access))
    told = gettext("%(new)s new addresses; %(bad)s lines hold none.") % {"new": made[0], "bad": made[1]}
    messages.success(request, told)
    return redirect("subscribers:subscribers", brand=access.slug)


@require_POST
@in_brand
def taken(_request: DeskRequest, access: Access) -> HttpResponse:
    rows = subscribing.take_out(access, outside())
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="subscribers-{access.slug}.csv"'
    answer.headers["Cache-Control"] = "private, no-store"
    sheet = csv.writer(answer)
    sheet.writerow(["address", "language", "confirmed_at"])
    sheet.writerows([_plain(address), language, iso(Instant(at))] for address, language, at in rows)
    return answer


@require_POST
@in_brand
def erasure(request: DeskRequest, access: Access) -> HttpResponse:
    """One answer, whether the address was known or not: who asks may not be who should know."""
    subscribing.forget(access, request.POST.get("address", ""), outside())
    messages.success(request, gettext("If the address was subscribed here, it is forgotten."))
    return redirect("subscribers:subscribers", brand=access.slug)


def _plain(text: str) -> str:
    """Nothing a table program would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
