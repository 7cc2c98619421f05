"""A draft proposed by a model, where the brand has one, and the word of a person who has read it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand
from firewarden.desk.pages.respond.drafts import PAGE, answer, values
from firewarden.desk.pages.typed import choice_of, whole_of
from firewarden.vocabulary.statement import DraftKind, Refused

TOLD = 4
"""Reasons of sentences that were left out: more are no news."""


@require_POST
@in_brand
def proposals(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """It becomes a draft of its own, beside the text it was asked for."""
    kind = choice_of(DraftKind, request.POST.get("kind", "")) or DraftKind.STATEMENT
    other = whole_of(request.POST.get("alternative_to", ""))
    made = respond.propose(access, number, kind, outside(), alternative_to=other)
    if isinstance(made, Refused):
        return again(request, PAGE, made, **values(request, access, number, None))
    messages.success(request, gettext("The model has proposed a text. Hold it against the facts."))
    if made.left_out:
        reasons = " ".join(shown.said(why) for why in made.left_out[:TOLD])
        messages.warning(request, gettext("Of its answer something was left out: %(reasons)s") % {"reasons": reasons})
    return redirect("respond:draft", brand=access.slug, number=number, draft=made.draft)


@require_POST
@in_brand
def reading(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    version = whole_of(request.POST.get("version", "")) or 0
    refused = respond.confirm_reading(access, number, draft, version)
    done = gettext("Confirmed. From here on it is your text.")
    return answer(request, access, number, draft, refused, done=done)
