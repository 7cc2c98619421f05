"""Alert rules: the list of cards, one card, its form, and what can be done with it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import rules as actions
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.monitor.presets import KINDS, PRESETS
from firewarden.desk.pages.monitor.ruleform import fields_of, number_of, terms_of
from firewarden.desk.pages.monitor.ruletrial import trial
from firewarden.desk.pages.typed import choice_of
from firewarden.desk.reads import incidents as incident_reads
from firewarden.desk.reads import rules as reads
from firewarden.steps.monitor.rules.explanation import STANDING, arithmetic, arithmetic_of, listens
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.rule import Terms
from firewarden.vocabulary.signal import Lane
from firewarden.vocabulary.statement import Refused

SPANS = {"day": DAY, "week": 7 * DAY}


@require_GET
@in_brand
def rules(request: DeskRequest, access: Access) -> HttpResponse:
    return page(request, "monitor/rules.html", **_all(access))


@require_GET
@in_brand
def rule(request: DeskRequest, access: Access, rule: str) -> HttpResponse:
    """Raises NotFound."""
    return page(request, "monitor/rule.html", **_one(access, rule))


@require_http_methods(["GET", "POST"])
@in_brand
def new_rule(request: DeskRequest, access: Access, lane: str) -> HttpResponse:
    """Filled in from a preset (`?preset=`), else with the defaults of its kind. Raises NotFound."""
    access.need("save rule")
    kind = choice_of(Lane, lane)
    if kind not in KINDS:
        raise NotFound(f"There is no kind of rule {lane}.")
    preset = next((one for one in PRESETS if one.key == request.GET.get("preset") and one.lane is kind), None)
    start = preset.terms if preset else KINDS[kind][1]
    return _form(request, access, kind, start, name=str(preset.name) if preset else "", preset=preset)


@require_http_methods(["GET", "POST"])
@in_brand
def rule_terms(request: DeskRequest, access: Access, rule: str) -> HttpResponse:
    """Raises NotFound, also for a lane that watches every brand: there is nothing to change."""
    access.need("save rule")
    card = reads.rule(access, rule)
    if card.terms is None:
        raise NotFound("This lane watches every brand: there is nothing to change.")
    return _form(request, access, card.lane, card.terms, name=card.name, card=card)


def _form(
    request: DeskRequest,
    access: Access,
    lane: Lane,
    start: Terms,
    *,
    name: str,
    card: reads.RuleCard | None = None,
    preset: object = None,
) -> HttpResponse:
    sent = request.method == "POST"
    typed = {key: str(value) for key, value in request.POST.items()}
    terms = terms_of(lane, typed) if sent else start
    fields = {key: typed.get(key, "") if sent else value for key, value in fields_of(start).items()}
    query = fields.get("query", "")
    values: dict[str, Any] = {
        "lane": lane,
        "card": card,
        "preset": preset,
        "name": typed.get("name", "") if sent else name,
        "opens": bool(typed.get("opens")) if sent else card.opens if card else True,
        "fields": fields,
        "reason": typed.get("reason", ""),
        "trial": trial(access, query) if query.strip() and (sent or card) else None,
        "text": query,
        "incident_open": reads.incident_open(access),
    }
    if not sent or request.POST.get("try"):
        return page(request, "monitor/rule_form.html", **values)
    wanted = actions.Wanted(name=values["name"], terms=terms, opens=values["opens"])
    made = actions.save(access, wanted, number=card.number if card else None, reason=values["reason"])
    if isinstance(made, Refused):
        return again(request, "monitor/rule_form.html", made, **values)
    messages.success(request, gettext("Saved. Its back-test follows by itself."))
    return redirect("monitor:rule", brand=access.slug, rule=str(made))


@require_POST
@in_brand
def rule_lint(request: DeskRequest, access: Access) -> HttpResponse:
    """While typing: the fragment with findings and posts."""
    access.need("save rule")
    text = request.POST.get("query", "")
    found = trial(access, text) if text.strip() else None
    return page(request, "monitor/rule_trial.html", trial=found, text=text)


@require_POST
@in_brand
def switch(request: DeskRequest, access: Access, rule: str) -> HttpResponse:
    """`on`: 1 or 0, with a `reason` where it was not tested. Silence is always listened for: there `on` says whether it
    opens an incident. Raises NotFound."""
    access.need("switch rule")
    card = reads.rule(access, rule)
    number = card.number
    if card.lane is Lane.SILENCE:
        actions.open_on_silence(access, opens=request.POST.get("on") == "1")
        return redirect("monitor:rule", brand=access.slug, rule=rule)
    if request.POST.get("on") != "1":
        actions.switch_off(access, number)
        messages.success(request, gettext("Switched off. Nothing is listened for by it any more."))
        return redirect("monitor:rule", brand=access.slug, rule=rule)
    refused = actions.switch_on(access, number, request.POST.get("reason", ""))
    if refused is not None:
        return again(request, "monitor/rule.html", refused, **_one(access, rule))
    messages.success(request, gettext("Switched on. The pipeline listens by it from its next batch on."))
    return redirect("monitor:rule", brand=access.slug, rule=rule)


@require_POST
@in_brand
def muting(request: DeskRequest, access: Access, rule: str) -> HttpResponse:
    """`span`: day, week, ever, or none to unmute. Raises NotFound."""
    access.need("mute rule")
    card, span = reads.rule(access, rule), request.POST.get("span", "")
    if span == "none":
        actions.unmute(access, card.key)
        messages.success(request, gettext("No longer muted."))
    else:
        until = None if span == "ever" else Instant(access.now + SPANS.get(span, DAY))
        actions.mute(access, card.key, until)
        messages.success(request, gettext("Muted. Its signals are noted, open nothing and call nobody."))
    return _back(request, access, card.key)


@require_POST
@in_brand
def test(request: DeskRequest, access: Access, rule: str) -> HttpResponse:
    """Raises NotFound."""
    access.need("test rule")
    refused = actions.ask_test(access, reads.rule(access, rule).key)
    if refused is not None:
        messages.error(request, shown.said(refused.reason))
    else:
        messages.success(request, gettext("Asked for. The card shows the result as soon as it is there."))
    return _back(request, access, rule)


@require_POST
@in_brand
def retirement(request: DeskRequest, access: Access, rule: str) -> HttpResponse:
    """Raises NotFound."""
    access.need("save rule")
    actions.retire(access, reads.rule(access, rule).number)
    messages.success(request, gettext("Retired. What it raised stays."))
    return redirect("monitor:rules", brand=access.slug)


@require_POST
@in_brand
def budget(request: DeskRequest, access: Access) -> HttpResponse:
    refused = actions.set_budget(access, number_of(request.POST.get("budget", "")))
    if refused is not None:
        return again(request, "monitor/rules.html", refused, **_all(access))
    messages.success(request, gettext("Saved. Both surges are tested anew."))
    return redirect("monitor:rules", brand=access.slug)


@require_POST
@in_brand
def mark(request: DeskRequest, access: Access, signal: UUID) -> HttpResponse:
    """Whether a signal was worth hearing of: `useful` 1 or 0. Raises NotFound."""
    actions.rate_signal(access, signal, useful=request.POST.get("useful") == "1")
    if request.headers.get("HX-Request"):
        row = incident_reads.signal(access, signal)
        return page(request, "monitor/marks.html", row=row, slug=access.slug)
    messages.success(request, gettext("Noted."))
    return redirect("monitor:signals", brand=access.slug)


def _back(request: DeskRequest, access: Access, rule: str) -> HttpResponse:
    if request.POST.get("back") == "list":
        return redirect("monitor:rules", brand=access.slug)
    return redirect("monitor:rule", brand=access.slug, rule=rule)


def _all(access: Access) -> dict[str, Any]:
    cards = reads.rules(access)
    return {
        "cards": [(card, _listens(card)) for card in cards if not card.standing],
        "standing": [(card, _listens(card)) for card in cards if card.standing],
        "presets": PRESETS,
        "kinds": KINDS,
        "budget": cards[0].budget,
        "may_save": access.may("save rule"),
        "may_mute": access.may("mute rule"),
        "may_budget": access.may("change brand"),
    }


def _one(access: Access, key: str) -> dict[str, Any]:
    card = reads.rule(access, key)
    sums = arithmetic_of(card.lane, card.budget) if card.terms is None else arithmetic(card.terms)
    return {
        "card": card,
        "listens": _listens(card),
        "sums": sums,
        "alerts": reads.posts_behind(access, card, outside()),
        "incident_open": reads.incident_open(access),
        "may_save": access.may("save rule"),
        "may_mute": access.may("mute rule"),
        "may_budget": access.may("change brand"),
    }


def _listens(card: reads.RuleCard) -> str:
    return STANDING[card.lane] if card.terms is None else listens(card.terms)
