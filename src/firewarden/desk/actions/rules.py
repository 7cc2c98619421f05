"""Alert rules: what a brand wants to hear of. A rule is listened for when it was tested on stored talk, or when
somebody said why it may do without."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.monitor import republish
from firewarden.desk.outside import outside
from firewarden.desk.records import AlertRule, Incident, Query, Signal, chain, scope
from firewarden.desk.records.rules import FOREVER, STANDING, TESTABLE, Tested, packed
from firewarden.steps.monitor.calibration import HIGHEST_BUDGET, LOWEST_BUDGET
from firewarden.steps.monitor.query.saved import saved_among
from firewarden.steps.monitor.rules.check import problems
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.rule import LANES, Terms, Tripwire
from firewarden.vocabulary.said import Amount, Said, say, sentences
from firewarden.vocabulary.signal import Lane
from firewarden.vocabulary.statement import Refused

NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wrote into the form of a rule. `opens`: an incident whenever it speaks, else it stays on the
    radar."""

    name: str
    terms: Terms
    opens: bool = True


@transaction.atomic
def save(access: Access, wanted: Wanted, *, number: int | None = None, reason: str = "") -> int | Refused:
    """Its number; its back-test is asked for by itself. Without `number` it is a new rule, which is off unless an
    incident is open. What a rule that is on listens for is changed as an untested one is switched on: with a `reason`,
    or inside an open incident."""
    access.need("save rule")
    if refused := _unusable(access, wanted):
        return refused
    rules, terms = scope.of_brand(access, AlertRule), packed(wanted.terms)
    if number is None:
        row = AlertRule(brand_id=access.brand, number=scope.next_number(rules), lane=LANES[type(wanted.terms)])
        _start_inside_incident(access, row)
    else:
        row = scope.numbered(rules.filter(retired_at=None, terms__isnull=False), number, "rule")
    if row.lane != LANES[type(wanted.terms)]:
        return Refused(reason=say("A rule stays of its kind. Make a new one, and retire this one."))
    if number is not None and row.on and row.terms != terms:
        why = _may_go_untested(access, reason)
        if isinstance(why, Refused):
            return why
        row.untested_reason = why
    if row.terms != terms:
        row.test_asked_at = access.now
    row.name, row.terms, row.opens = wanted.name.strip(), terms, wanted.opens
    row.save()
    chain.append(access, EventKind.RULE_SAVED, subject=row.pk, content=f"{row.name}\n{terms}", opens=row.opens)
    republish(access.person)
    return row.number


def lint(access: Access, query: str) -> list[Said]:
    """Why a tripwire's query cannot be used; it may name the brand's saved ones."""
    if not query.strip():
        return []
    queries = scope.of_brand(access, Query).filter(retired_at=None).order_by("pk")
    saved = saved_among(queries.values_list("name", "text"))
    return [error if isinstance(error, Said) else Said(error) for error in outside().lint(query, saved)]


@transaction.atomic
def switch_on(access: Access, number: int, reason: str = "") -> Refused | None:
    """It is listened for from the next plan on. Untested it needs a reason; inside an open incident it starts at
    once, and its back-test follows."""
    access.need("switch rule")
    row = _asking(access, number)
    if row.on:
        return None
    why = Said() if row.is_tested() else _may_go_untested(access, reason)
    if isinstance(why, Refused):
        return why
    if not row.is_tested():
        row.test_asked_at = row.test_asked_at or access.now
    row.on, row.untested_reason = True, why
    row.switched_on_at, row.switched_on_by_id = access.now, access.user
    row.save()
    chain.append(access, EventKind.RULE_ON, subject=row.pk, content=why or None, untested=not row.is_tested())
    republish(access.person)
    return None


@transaction.atomic
def switch_off(access: Access, number: int) -> None:
    """Its card and its test stay."""
    access.need("switch rule")
    row = _asking(access, number)
    if row.on:
        row.on, row.untested_reason = False, Said()
        row.save(update_fields=["on", "untested_reason"])
        chain.append(access, EventKind.RULE_OFF, subject=row.pk)
        republish(access.person)


@transaction.atomic
def retire(access: Access, number: int) -> None:
    """It is listened for no more and leaves the list; its signals keep its name."""
    access.need("save rule")
    row = _asking(access, number)
    row.on, row.retired_at, row.test_asked_at = False, access.now, None
    row.save(update_fields=["on", "retired_at", "test_asked_at"])
    chain.append(access, EventKind.RULE_RETIRED, subject=row.pk)
    republish(access.person)


@transaction.atomic
def mute(access: Access, rule: str, until: Instant | None) -> None:
    """Until then its signals are noted, open nothing and call nobody; None: until somebody unmutes it. `rule` is a
    number, or a standing lane."""
    access.need("mute rule")
    row = touched(access, rule)
    row.muted_until = FOREVER if until is None else until
    row.save(update_fields=["muted_until"])
    chain.append(access, EventKind.RULE_MUTED, subject=row.pk, until=until)


@transaction.atomic
def unmute(access: Access, rule: str) -> None:
    access.need("mute rule")
    row = touched(access, rule)
    if row.muted_until is not None:
        row.muted_until = None
        row.save(update_fields=["muted_until"])
        chain.append(access, EventKind.RULE_UNMUTED, subject=row.pk)


@transaction.atomic
def open_on_silence(access: Access, *, opens: bool) -> None:
    """Whether a source that falls silent opens an incident, so that people are called, or only stands on the radar."""
    access.need("save rule")
    row = touched(access, Lane.SILENCE)
    if row.opens != opens:
        row.opens = opens
        row.save(update_fields=["opens"])
        chain.append(access, EventKind.RULE_SAVED, subject=row.pk, content=row.name, opens=opens)


@transaction.atomic
def ask_test(access: Access, rule: str) -> Refused | None:
    """The worker takes it up; asked for twice it is done once."""
    access.need("test rule")
    row = touched(access, rule)
    if row.terms is None and row.lane not in TESTABLE:
        return Refused(reason=say("What a source brought at each hour is not stored, so this cannot be tested."))
    if row.test_asked_at is None:
        row.test_asked_at = access.now
        row.save(update_fields=["test_asked_at"])
        chain.append(access, EventKind.RULE_TEST_ASKED, subject=row.pk)
    return None


@transaction.atomic
def record_test(access: Access, rule: UUID, terms: str, tested: Tested) -> None:
    """What came out for a rule as it was with `terms`; one that was changed meanwhile still waits for its own."""
    access.need("test rule")
    row = scope.of_brand(access, AlertRule).filter(pk=rule, retired_at=None).first()
    if row is None:
        return
    row.tested, row.tested_at, row.tested_terms = packed(tested), access.now, terms
    if terms == row.terms_now():
        row.test_asked_at = None
    row.save(update_fields=["tested", "tested_at", "tested_terms", "test_asked_at"])
    chain.append(access, EventKind.RULE_TESTED, subject=row.pk, alerts=tested.total, failed=bool(tested.failed))
    if row.on:
        republish(access.person)


@transaction.atomic
def set_budget(access: Access, budget: float) -> Refused | None:
    """How many false alarms a week the brand accepts; the back-tests of its surges are asked for anew."""
    access.need("change brand")
    if not LOWEST_BUDGET <= budget <= HIGHEST_BUDGET:
        low, high = Amount(LOWEST_BUDGET, 2), Amount(HIGHEST_BUDGET)
        return Refused(reason=say("Between {low} and {high} false alarms a week can be accepted.", low=low, high=high))
    brand = scope.brand(access)
    if brand.budget != budget:
        brand.budget = budget
        brand.save(update_fields=["budget"])
        chain.append(access, EventKind.BRAND_CHANGED, subject=brand.pk, budget=budget)
        republish(access.person)
        for lane in TESTABLE:
            ask_test(access, lane)
    return None


@transaction.atomic
def rate_signal(access: Access, signal: UUID, *, useful: bool) -> None:
    """Whether it was worth hearing of. Raises NotFound."""
    access.need("rate signal")
    row = scope.of_brand(access, Signal).filter(pk=signal).first()
    if row is None:
        raise NotFound("There is no such signal here.")
    row.useful = useful
    row.save(update_fields=["useful"])
    chain.append(access, EventKind.SIGNAL_RATED, subject=row.pk, useful=useful)


def touched(access: Access, rule: str) -> AlertRule:
    """The row of a rule by its number, or that of a standing lane, made when there is none. Raises NotFound."""
    if rule in STANDING:
        row = scope.of_brand(access, AlertRule).filter(lane=rule, terms__isnull=True).first()
        return row or _standing(access, Lane(rule))
    return _asking(access, int(rule) if rule.isascii() and rule.isdigit() and len(rule) < 10 else 0)


def _standing(access: Access, lane: Lane) -> AlertRule:
    number = scope.next_number(scope.of_brand(access, AlertRule))
    opens = lane is not Lane.SILENCE
    return AlertRule.objects.create(
        brand_id=access.brand, number=number, lane=lane, name=lane.value, on=True, opens=opens
    )


def _asking(access: Access, number: int) -> AlertRule:
    """A rule that asks for something. Raises NotFound."""
    rules = scope.of_brand(access, AlertRule).filter(retired_at=None, terms__isnull=False)
    return scope.numbered(rules, number, "rule")


def _unusable(access: Access, wanted: Wanted) -> Refused | None:
    name = wanted.name.strip()
    if not name:
        return Refused(reason=say("Give the rule a name: its alerts begin with it."))
    if len(name) > NAME:
        return Refused(reason=say("The name is too long: {most} characters are the most.", most=NAME))
    query = wanted.terms.query if isinstance(wanted.terms, Tripwire) else ""
    found = problems(wanted.terms, lint(access, query))
    return Refused(reason=sentences(found)) if found else None


def _may_go_untested(access: Access, reason: str) -> Said | Refused:
    """Why an untested rule may be listened for."""
    if reason.strip():
        return Said(reason.strip())
    return _inside_incident(access) or Refused(
        reason=say("It was not tested as it is now. Wait for its back-test, or say why it may listen untested.")
    )


def _start_inside_incident(access: Access, row: AlertRule) -> None:
    why = _inside_incident(access)
    if why is not None and access.may("switch rule"):
        row.on, row.untested_reason = True, why
        row.switched_on_at, row.switched_on_by_id = access.now, access.user


def _inside_incident(access: Access) -> Said | None:
    """The reason an open incident gives. A restricted one gives none: everybody in the brand may read it."""
    running = scope.of_brand(access, Incident).filter(state=IncidentState.OPEN, restricted=False)
    number = running.order_by("-number").values_list("number", flat=True).first()
    if number is None:
        return None
    return say("Switched on inside incident {number}, before its back-test.", number=str(number))
