"""The event log as it is, of a brand and of the installation, and whether its chain holds."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from firewarden.desk.access import Access, Person
from firewarden.desk.pages.door import DeskRequest, in_brand, page, signed_in
from firewarden.desk.reads import audit as audit_reads


@require_GET
@in_brand
def brand_log(request: DeskRequest, access: Access) -> HttpResponse:
    found = audit_reads.audit(access, before=_before(request), check="check" in request.GET)
    return page(request, "settings/audit.html", log=found, house=False)


@require_GET
@signed_in
def house_log(request: DeskRequest, person: Person) -> HttpResponse:
    found = audit_reads.audit_here(person, before=_before(request), check="check" in request.GET)
    return page(request, "settings/audit.html", log=found, house=True)


def _before(request: HttpRequest) -> int | None:
    text = request.GET.get("before", "")
    return int(text) if text.isdigit() else None
