"""Weighs, decides and signs whether an apology is owed. The rule advises; a person decides."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import apologize
from firewarden.desk.outside import outside
from firewarden.desk.pages.apologize import words
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, whole_of
from firewarden.desk.reads import apology as reads
from firewarden.desk.reads import facts as fact_reads
from firewarden.desk.reads import harmed
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import promises as promise_reads
from firewarden.vocabulary.apology import Answer, Cluster, Harm, SignRole, Weighing
from firewarden.vocabulary.incident import Fault
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

PAGE = "apologize/apology.html"
NO_WEIGHING = say("Say first what is known: our part in it, and who was harmed.")


@require_http_methods(["GET", "POST"])
@in_brand
def apology(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number))
    refused = _decide(request, access, number)
    return _answer(request, access, number, refused, gettext("Decided. Earlier decisions stay below."))


@require_POST
@in_brand
def weighings(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    typed = request.POST
    fault = choice_of(Fault, typed.get("fault", "")) or Fault.UNKNOWN
    weighing = Weighing(
        fault=fault,
        confirmed=bool(typed.get("confirmed")),
        harms=frozenset(harm for name in typed.getlist("harms") if (harm := choice_of(Harm, name)) is not None),
        cluster=choice_of(Cluster, typed.get("cluster", "")) or Cluster.UNKNOWN,
        intensified=bool(typed.get("intensified")),
        repairable=bool(typed.get("repairable")),
        heated=bool(typed.get("heated")),
    )
    apologize.weigh_apology(access, number, weighing)
    messages.success(request, gettext("Weighed. Nothing is decided and nothing is admitted by it."))
    return redirect("apologize:apology", brand=access.slug, number=number)


@require_POST
@in_brand
def sign_offs(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    typed = request.POST
    refused = apologize.sign_off(
        access,
        number,
        draft,
        whole_of(typed.get("version", "")) or 0,
        choice_of(SignRole, typed.get("role", "")) or SignRole.LEGAL,
        words=typed.get("words", ""),
    )
    return _answer(request, access, number, refused, gettext("Signed. Another version needs another signature."))


def _decide(request: DeskRequest, access: Access, number: int) -> Refused | None:
    typed = request.POST
    answer = choice_of(Answer, typed.get("answer", ""))
    weighed = reads.weighed(access, number)
    fault = choice_of(Fault, typed.get("fault", "")) or (weighed.value.fault if weighed else None)
    if fault is None:
        return Refused(reason=NO_WEIGHING)
    if answer is None:
        return Refused(reason=say("Choose what we do."))
    return apologize.decide_apology(
        access,
        number,
        fault,
        answer,
        harmed=typed.get("harmed", ""),
        reason=typed.get("reason", ""),
        groups=[found for one in typed.getlist("groups") if (found := whole_of(one)) is not None],
    )


def _answer(request: DeskRequest, access: Access, number: int, refused: Refused | None, done: str) -> HttpResponse:
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access, number))
    messages.success(request, done)
    return redirect("apologize:apology", brand=access.slug, number=number)


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, Any]:
    found, typed = reads.apology(access, number), request.POST
    groups = harmed.groups(access, number)
    last = found.decisions[0] if found.decisions else None
    advised = found.weighed.advice.answer if found.weighed else ""
    before = {
        "fault": "",
        "answer": last.answer or "" if last else advised,
        "harmed": last.harmed if last else "",
        "reason": "",
    }
    return {
        "room": head_reads.head(access, number, outside()),
        "found": found,
        "start": found.weighed.value if found.weighed else found.proposed,
        "groups": groups,
        "chosen": typed.getlist("groups") or [str(one.number) for one in groups if one.closed_at is None],
        "ledger": promise_reads.promises(access, number),
        "facts": fact_reads.facts(access, number),
        "faults": words.FAULTS,
        "answers": words.ANSWERS,
        "harms": words.HARMS,
        "clusters": words.CLUSTERS,
        "bond_words": dict(words.BONDS),
        "part_words": dict(words.PARTS),
        "sign_words": dict(words.SIGNS),
        "typed": {name: typed.get(name, value) for name, value in before.items()},
    }
