"""Inside one case: invitations, consent and contacts, what is said, calls, files."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import offline
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.offline.views import PAGE, answer, case_values
from firewarden.desk.pages.typed import choice_of, instant_of, uuid_of
from firewarden.desk.reads import private as private_reads
from firewarden.vocabulary.letter import CallState, Way
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@require_POST
@in_brand
def lines(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    """Ours. What asks again for something known comes back once, with what is known; `anyway` sends it."""
    text, way = request.POST.get("text", ""), choice_of(Way, request.POST.get("way", "")) or Way.LINK
    access.need("talk in case")
    found = private_reads.doubts(access, number, case, text)
    if found and not request.POST.get("anyway"):
        values = case_values(request, access, number, case, doubts=found)
        return again(request, PAGE, Refused(reason=say("Look at it once more before it goes out.")), **values)
    sent = offline.write_line(access, number, case, text, way, contact=uuid_of(request.POST.get("contact", "")))
    refused = sent if isinstance(sent, Refused) else None
    done = gettext("The mail is on its way.") if way is Way.MAIL else gettext("It is in the talk.")
    return answer(request, access, (number, case), refused, done)


@require_GET
@in_brand
def talk(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    """What was said, for a page that is open."""
    return page(request, "offline/talk.html", **case_values(request, access, number, case))


@require_POST
@in_brand
def invitations(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    """The link is shown once, on the answer to this form: we keep a hash of it alone. By mail it goes out by itself,
    where they gave us an address."""
    way = choice_of(Way, request.POST.get("way", "")) or Way.LINK
    made = offline.invite(access, number, case, way, kept_private=request.POST.get("kept_private", ""))
    if isinstance(made, Refused):
        return answer(request, access, (number, case), made, "")
    path = reverse("public:invitation", kwargs={"room": made.room, "token": made.token})
    link = outside().address + path
    if way is Way.MAIL:
        words = gettext("Here is the way to our private talk. It opens once, within three days, in one browser:")
        sent = offline.write_line(access, number, case, f"{words}\n\n{link}", Way.MAIL)
        if not isinstance(sent, Refused):
            return answer(request, access, (number, case), None, gettext("The link goes to them by mail."))
    network = _network(access, number, case)
    response = page(request, PAGE, **case_values(request, access, number, case, link=link, network=network))
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
@in_brand
def ending(request: DeskRequest, access: Access, number: int, case: int, room: UUID) -> HttpResponse:
    offline.end_invitation(access, number, case, room)
    return answer(request, access, (number, case), None, gettext("Nobody enters by that link any more."))


@require_POST
@in_brand
def consent(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    refused = offline.agree(access, number, case, request.POST.get("consent", ""))
    return answer(request, access, (number, case), refused, gettext("Noted how they agreed."))


@require_POST
@in_brand
def contacts(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    value, agreed = request.POST.get("value", ""), request.POST.get("agreed", "")
    way = Way.MAIL if "@" in value else Way.PHONE
    made = offline.add_contact(access, number, case, way, value, agreed=agreed)
    refused = made if isinstance(made, Refused) else None
    return answer(request, access, (number, case), refused, gettext("Kept, encrypted, for this case alone."))


@require_POST
@in_brand
def removal(request: DeskRequest, access: Access, number: int, case: int, contact: UUID) -> HttpResponse:
    refused = offline.remove_contact(access, number, case, str(contact))
    return answer(request, access, (number, case), refused, gettext("Removed. Nothing is sent there any more."))


@require_POST
@in_brand
def calls(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    """Asked for elsewhere than on the chat page; the time is typed in the zone of whoever types."""
    wish = offline.Wish(
        phone=request.POST.get("phone", ""),
        at=instant_of(request.POST.get("at", "")),
        zone=request.POST.get("zone", "").strip(),
        about=request.POST.get("about", ""),
        agreed=request.POST.get("agreed", ""),
    )
    refused = offline.note_call(access, number, case, wish)
    return answer(request, access, (number, case), refused, gettext("The call is noted."))


@require_POST
@in_brand
def call_end(request: DeskRequest, access: Access, number: int, case: int, call: UUID) -> HttpResponse:
    state = CallState.MISSED if request.POST.get("state") == CallState.MISSED else CallState.DONE
    note, agreed = request.POST.get("note", ""), request.POST.get("note_agreed", "")
    refused = offline.end_call(access, number, case, call, state, note=note, agreed=agreed)
    return answer(request, access, (number, case), refused, gettext("The call is over."))


@require_GET
@in_brand
def file(_request: DeskRequest, access: Access, number: int, case: int, file: UUID) -> HttpResponse:
    """A stranger's: a picture to look at, everything else to be saved, nothing runs here."""
    data, row = private_reads.case_file(access, number, case, file)
    response = HttpResponse(data, content_type=row.media_type if row.picture else "application/octet-stream")
    name = "".join(char if char.isascii() and (char.isalnum() or char in "._-") else "_" for char in row.name)
    response["Content-Disposition"] = f'{"inline" if row.picture else "attachment"}; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _network(access: Access, number: int, case: int) -> Publishing | None:
    """What the network of the person's post says of itself, where we know it."""
    posts = private_reads.private(access, number, case).posts
    if not posts:
        return None
    known = (one.about for one in outside().publishing().values())
    return next((about for about in known if about.platform == posts[-1].platform), None)
