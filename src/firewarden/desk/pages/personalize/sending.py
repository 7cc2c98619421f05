"""A reply goes out: by an account of ours, or by a person's own hand, who notes afterwards where it stands."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import deliver, personalize
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, in_brand
from firewarden.desk.pages.personalize.composing import back
from firewarden.desk.pages.typed import choice_of, whole_of
from firewarden.desk.reads import inbox as inbox_reads
from firewarden.vocabulary.answering import Sending
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.statement import Refused


@require_POST
@in_brand
def delivery(request: DeskRequest, access: Access, number: int, evidence: int, reply: int) -> HttpResponse:
    """Sends what was saved."""
    return send(request, access, number, evidence, reply)


@require_POST
@in_brand
def address(request: DeskRequest, access: Access, number: int, evidence: int, delivery: UUID) -> HttpResponse:
    """A person has answered in the network's own app: here it stands."""
    one = inbox_reads.conversation(access, number, evidence, ())
    if all(row.id != delivery for each in one.replies for row in each.deliveries):
        raise NotFound("There is no such delivery here.")
    refused = deliver.note_hand_off(access, delivery, request.POST.get("url", "").strip())
    if refused is not None:
        return back(request, access, number, evidence, refused)
    messages.success(request, gettext("Noted where it stands."))
    return redirect("personalize:reply", brand=access.slug, number=number, evidence=evidence)


def send(request: DeskRequest, access: Access, number: int, evidence: int, reply: int) -> HttpResponse:
    """`send` or `hand` is `1`, or the reason why it goes out in spite of a warning."""
    form = request.POST
    because, note = choice_of(Sending, form.get("send") or form.get("hand") or ""), form.get("note", "")
    seen = whole_of(form.get("answers", ""))
    if form.get("hand"):
        handed = personalize.hand_off_reply(access, number, reply, outside(), because=because, note=note, seen=seen)
        refused = handed if isinstance(handed, Refused) else None
        done = gettext("It is yours now: open the place, paste the text, send it, and note here where it stands.")
    else:
        platform, language = form.get("platform", ""), form.get("language", "")[:35]
        refused = personalize.send_reply(
            access, number, reply, platform, outside(), because=because, note=note, language=language, seen=seen
        )
        done = gettext("The reply is on its way.")
    if refused is not None:
        return back(request, access, number, evidence, refused)
    messages.success(request, done)
    return redirect("personalize:reply", brand=access.slug, number=number, evidence=evidence)
