"""A person agreed to be known by two names, or took that back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import consents as actions
from firewarden.desk.pages.door import DeskRequest, in_brand
from firewarden.desk.pages.personalize.composing import back
from firewarden.vocabulary.statement import Refused


@require_POST
@in_brand
def consents(request: DeskRequest, access: Access, number: int, evidence: int) -> HttpResponse:
    form = request.POST
    other = (form.get("other_platform", ""), form.get("other_author", ""))
    made = actions.note_consent(access, number, evidence, other, form.get("agreed", ""))
    return _answer(request, access, number, evidence, made if isinstance(made, Refused) else None)


@require_POST
@in_brand
def withdrawal(request: DeskRequest, access: Access, number: int, evidence: int, consent: int) -> HttpResponse:
    refused = actions.withdraw_consent(access, number, consent, request.POST.get("how", ""))
    return _answer(request, access, number, evidence, refused)


def _answer(request: DeskRequest, access: Access, number: int, evidence: int, refused: Refused | None) -> HttpResponse:
    if refused is not None:
        return back(request, access, number, evidence, refused)
    messages.success(request, gettext("Noted."))
    return redirect("personalize:reply", brand=access.slug, number=number, evidence=evidence)
