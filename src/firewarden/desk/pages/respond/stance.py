"""What may still go out: the stance, what it keeps back, and what goes out past the desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import outlets, respond
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, instant_of, uuid_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import stance as stance_reads
from firewarden.desk.reads import team
from firewarden.vocabulary.incident import Stance
from firewarden.vocabulary.outlet import OutletKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

PAGE = "respond/stance.html"
STANCES = (
    (Stance.NORMAL, gettext_lazy("Normal: everything goes out")),
    (Stance.HOLD_MARKETING, gettext_lazy("Hold marketing: ordinary posts wait, answers and statements go out")),
    (Stance.HOLD_ALL, gettext_lazy("Hold all: only what people approve and send now goes out, nothing planned")),
    (Stance.LOCKED, gettext_lazy("Locked: nothing goes out, not even answers")),
)
KINDS = (
    (OutletKind.ADS, gettext_lazy("Ads")),
    (OutletKind.PLANNED, gettext_lazy("Posts planned in a network's own tool")),
    (OutletKind.NEWSLETTER, gettext_lazy("Newsletter")),
    (OutletKind.BOT, gettext_lazy("Bot")),
    (OutletKind.AUTO_REPLY, gettext_lazy("Automatic answers")),
    (OutletKind.PARTNER, gettext_lazy("Partner or agency")),
    (OutletKind.OTHER, gettext_lazy("Something else")),
)


@require_http_methods(["GET", "POST"])
@in_brand
def stance(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number))
    chosen = choice_of(Stance, request.POST.get("stance", ""))
    if chosen is None:
        return _answer(request, access, number, Refused(reason=say("Choose what may still go out.")))
    respond.set_stance(access, number, chosen)
    return _answer(request, access, number, None, done=gettext("The stance is set. Nothing held goes out by itself."))


@require_POST
@in_brand
def release(request: DeskRequest, access: Access, number: int, delivery: UUID) -> HttpResponse:
    """One held thing that was looked at: at its own time, or at `at`."""
    typed = request.POST.get("at", "").strip()
    wanted = instant_of(typed)
    if typed and wanted is None:
        return _answer(request, access, number, Refused(reason=say("That is no time: give a day and an hour.")))
    refused = respond.release_held(access, delivery, wanted)
    return _answer(request, access, number, refused, done=gettext("It goes out at its time."))


@require_POST
@in_brand
def named(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """Another way out past the desk."""
    head_reads.head(access, number, outside())
    typed = request.POST
    made = outlets.save_outlet(
        access,
        outlets.Named(
            name=typed.get("name", ""),
            kind=choice_of(OutletKind, typed.get("kind", "")) or OutletKind.OTHER,
            owner=uuid_of(typed.get("owner", "")),
            note=typed.get("note", ""),
            address=typed.get("address", ""),
        ),
        outside(),
    )
    refused = made if isinstance(made, Refused) else None
    return _answer(request, access, number, refused, done=gettext("It is on the list from the next change on."))


@require_POST
@in_brand
def retired(request: DeskRequest, access: Access, number: int, outlet: int) -> HttpResponse:
    head_reads.head(access, number, outside())
    outlets.retire_outlet(access, outlet, outside())
    return _answer(request, access, number, None, done=gettext("It is listed no more."))


@require_POST
@in_brand
def checked(request: DeskRequest, access: Access, number: int, check: int) -> HttpResponse:
    refused = outlets.check_outlet(access, number, check, request.POST.get("note", ""))
    return _answer(request, access, number, refused, done=gettext("Noted, with your name."))


def _answer(
    request: DeskRequest, access: Access, number: int, refused: Refused | None, *, done: str = ""
) -> HttpResponse:
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access, number))
    messages.success(request, done)
    return redirect("respond:stance", brand=access.slug, number=number)


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, object]:
    typed = request.POST
    return {
        "room": head_reads.head(access, number, outside()),
        "found": stance_reads.stance_page(access, number),
        "stances": STANCES,
        "stance_words": dict(STANCES),
        "kinds": KINDS,
        "kind_words": dict(KINDS),
        "people": [(row.user, row.name) for row in team.members(access)],
        "typed": {name: typed.get(name, "") for name in ("name", "kind", "owner", "note", "at")},
    }
