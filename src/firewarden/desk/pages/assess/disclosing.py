"""One hidden piece, shown once to whoever asked for it; never kept in a browser or a cache."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import privacy
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, in_brand, page
from firewarden.desk.reads import head as head_reads


@never_cache
@require_POST
@in_brand
def disclosures(request: DeskRequest, access: Access, number: int, piece: int) -> HttpResponse:
    place = request.POST.get("place", "")
    if not place.isdigit() or len(place) > 4:
        return redirect("assess:evidence", brand=access.slug, number=number)
    found = privacy.disclose(access, number, piece, int(place), newer=request.POST.get("newer") == "1")
    return page(
        request,
        "assess/disclosed.html",
        room=head_reads.head(access, number, outside()),
        piece=piece,
        found=found,
        what=shown.hidden_word(found.code),
    )
