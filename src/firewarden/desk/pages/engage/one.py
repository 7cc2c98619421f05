"""One conversation: the thread with all we hold of it, where it stands, notes, and who has it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import engage, work
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, in_brand_telling, page
from firewarden.desk.pages.typed import uuid_of
from firewarden.desk.reads import dossier
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import inbox as inbox_reads
from firewarden.desk.reads import person as person_reads
from firewarden.desk.reads import queue as queue_reads
from firewarden.vocabulary.conversation import Closing

PAGE = "engage/conversation.html"


def _opened(access: Access, number: int, conversation: int) -> None:
    """I have it on my screen, and have read what names me in it."""
    work.look_at(access, number, conversation)
    engage.heard(access, number, conversation)


@require_GET
@in_brand_telling(_opened)
def conversation(request: DeskRequest, access: Access, number: int, conversation: int) -> HttpResponse:
    return page(request, PAGE, **_values(access, number, conversation))


@require_POST
@in_brand
def notes(request: DeskRequest, access: Access, number: int, conversation: int) -> HttpResponse:
    named = [one for text in request.POST.getlist("named") if (one := uuid_of(text)) is not None]
    refused = engage.note_conversation(access, number, conversation, request.POST.get("text", ""), named)
    if refused is not None:
        return again(request, PAGE, refused, **_values(access, number, conversation))
    messages.success(request, gettext("Noted. Whoever is named hears of it."))
    return redirect("engage:conversation", brand=access.slug, number=number, conversation=conversation)


@require_POST
@in_brand
def claim(request: DeskRequest, access: Access, number: int, conversation: int) -> HttpResponse:
    """Mine from here on; with `go` nobody's."""
    if request.POST.get("go"):
        engage.let_go(access, number, conversation)
        messages.success(request, gettext("Somebody else may answer now."))
    else:
        engage.take_over(access, number, conversation)
        messages.success(request, gettext("It is yours now. Nobody else can send an answer while you write."))
    if request.POST.get("evidence", "").isdecimal():
        return redirect("personalize:reply", brand=access.slug, number=number, evidence=int(request.POST["evidence"]))
    return redirect("engage:conversation", brand=access.slug, number=number, conversation=conversation)


def _values(access: Access, number: int, conversation: int) -> dict[str, object]:
    room = head_reads.head(access, number, outside())
    stands = dossier.standing(access, number, conversation)
    queue = queue_reads.incident_queue(access, number)
    one = inbox_reads.conversation(access, number, stands.post, queue)
    place = inbox_reads.place_of(queue, stands.post)
    at = None if place is None else queue.index(place)
    after = [other.posts[0] for other in queue[0 if at is None else at + 1 :]][:1]
    before = [queue[at - 1].posts[0]] if at else []
    numbers = dossier.numbers_of(access, number, [*after, *before])
    return {
        "room": room,
        "stands": stands,
        "one": one,
        "posts": inbox_reads.person_posts(access, number, one),
        "history": person_reads.history(access, number, stands.post),
        "colleagues": dossier.colleagues(access, number),
        "roles": sorted(dossier.roles(access, number)),
        "closings": [one.value for one in Closing],
        "deed": dossier.last_deed(access),
        "next": numbers.get(after[0]) if after else None,
        "before": numbers.get(before[0]) if before else None,
        "waiting": len(queue),
    }
