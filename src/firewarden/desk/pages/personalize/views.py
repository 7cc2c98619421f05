"""One conversation: what the person wrote, what we answered, and the answer being written."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import care, offers, personalize
from firewarden.desk.actions.personalize import Typed
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, in_brand_telling, page
from firewarden.desk.pages.personalize.composing import PAGE, back, checked, values
from firewarden.desk.pages.personalize.remedies import worth_of
from firewarden.desk.pages.personalize.sending import send
from firewarden.desk.pages.typed import lines_of, whole_of
from firewarden.desk.reads import composer as composer_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import inbox as inbox_reads
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.statement import Refused

CONFLICT = 409


@require_GET
@in_brand
def replies(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """All replies of this incident, those not sent yet first."""
    found = [(one, reply) for one in inbox_reads.answered(access, number) for reply in one.replies]
    return page(
        request,
        "personalize/replies.html",
        room=head_reads.head(access, number, outside()),
        unsent=[pair for pair in found if pair[1].sent_at is None],
        sent=[pair for pair in found if pair[1].sent_at is not None],
    )


@require_http_methods(["GET", "POST"])
@in_brand_telling(care.saw)
def reply(request: DeskRequest, access: Access, number: int, evidence: int) -> HttpResponse:
    """Saves what was typed, with what was chosen below it; with `send` or `hand` it goes out as well."""
    if request.method == "GET":
        return page(request, PAGE, **values(request, access, number, evidence))
    try:
        saved = _save(request, access, number, evidence)
    except Conflict as meanwhile:
        return _both(request, access, number, evidence, meanwhile)
    if isinstance(saved, Refused):
        return back(request, access, number, evidence, saved)
    if request.POST.get("send") or request.POST.get("hand"):
        return send(request, access, number, evidence, saved)
    messages.success(request, gettext("Saved, not sent."))
    return redirect("personalize:reply", brand=access.slug, number=number, evidence=evidence)


@require_POST
@in_brand
def checks(request: DeskRequest, access: Access, number: int, evidence: int) -> HttpResponse:
    """While typing. Others see meanwhile that somebody does."""
    personalize.note_writing(access, number, evidence)
    text = lines_of(request.POST.get("text", ""))
    one = inbox_reads.conversation(access, number, evidence, ())
    posts = inbox_reads.person_posts(access, number, one)
    around = composer_reads.composer(access, one, posts, outside(), text)
    return page(
        request,
        "personalize/checked.html",
        room=head_reads.head(access, number, outside()),
        around=around,
        text=text,
        platform=request.POST.get("platform", ""),
        **checked(access, number, evidence, around, text),
    )


def _save(request: DeskRequest, access: Access, number: int, evidence: int) -> int | Refused:
    form = request.POST
    typed = Typed(
        evidence=evidence,
        text=lines_of(form.get("text", "")),
        reply=whole_of(form.get("reply", "")),
        based_on=whole_of(form.get("based_on", "")),
    )
    if (module := whole_of(form.get("insert", ""))) is not None:
        return personalize.insert_module(access, number, typed, module)
    if (remedy := whole_of(form.get("offer", ""))) is not None:
        return offers.offer_in_reply(access, number, typed, remedy, worth_of(form, f"-{remedy}"))
    if (granted := whole_of(form.get("granted", ""))) is not None:
        return offers.put_in(access, number, typed, granted)
    return personalize.write_reply(access, number, evidence, typed.text, reply=typed.reply, based_on=typed.based_on)


def _both(request: DeskRequest, access: Access, number: int, evidence: int, meanwhile: Conflict) -> HttpResponse:
    """Both texts: theirs to be read, one's own in the form, which is now based on theirs."""
    found = values(request, access, number, evidence)
    response = again(request, PAGE, str(meanwhile), **(found | {"theirs": found["unsent"]}))
    response.status_code = CONFLICT
    return response
