"""Offers to people: within the catalog at once, above it after somebody else's yes. Each is a record from its first
thought to its delivery."""

from dataclasses import dataclass

from django.db import transaction

from firewarden.desk.access import BRAND_MATRIX, Access
from firewarden.desk.actions.offering import begin, move_to, worded
from firewarden.desk.actions.personalize import Typed, write_below
from firewarden.desk.records import Evidence, Incident, IncidentRole, Membership, Offer, scope
from firewarden.steps.personalize import remedies as rules
from firewarden.vocabulary.remedy import OfferState, RemedyKind, Worth
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

AFTERWARDS = frozenset({OfferState.ACCEPTED, OfferState.DELIVERED, OfferState.REFUSED, OfferState.WITHDRAWN})
"""What a person notes of an offer by hand; the other states follow from replies and decisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """For more than the catalog allows. `remedy`: the line it goes beyond, None: for something else, in `words`."""

    worth: Worth
    why: str
    remedy: int | None = None
    kind: RemedyKind = RemedyKind.OWN
    words: str = ""


@transaction.atomic
def offer_in_reply(access: Access, incident: int, typed: Typed, remedy: int, worth: Worth) -> int | Refused:
    """The reply's number: what was typed is saved with the words of the remedy below it, and the offer is made when the
    reply is sent. Raises Conflict as `write_reply` does."""
    held = scope.hold(access, incident, "offer remedy")
    to = scope.numbered(held.evidence.all(), typed.evidence, "evidence")
    line = scope.numbered(held.remedies.select_related("fact"), remedy, "remedy")
    value = line.to_value()
    why_not = rules.why_not(value, access.now)
    if why_not is not None:
        return Refused(reason=why_not)
    if not rules.within(value, worth):
        return Refused(reason=say("This is more than may be offered without asking. Ask for it."))
    offer = Offer(incident=held, evidence=to, remedy=line, kind=line.kind, words=line.words)
    offer.amount, offer.unit = worth.amount, worth.unit if worth.amount is not None else ""
    saved = write_below(access, incident, typed, worded(offer))
    if not isinstance(saved, Refused):
        offer.reply = held.replies.get(number=saved)
        begin(access, offer, OfferState.PREPARED)
    return saved


@transaction.atomic
def ask(access: Access, incident: int, evidence: int, asking: Asking) -> int | Refused:
    """The number of an offer that waits for whoever may grant it."""
    held = scope.hold(access, incident, "offer remedy")
    to = scope.numbered(held.evidence.filter(erased_at=None), evidence, "evidence")
    line = None if asking.remedy is None else scope.numbered(held.remedies.all(), asking.remedy, "remedy")
    words = asking.words.strip() or (line.words if line else "")
    if not words or not asking.why.strip():
        return Refused(reason=say("Say what you would offer, and why this person should have it."))
    offer = Offer(incident=held, evidence=to, remedy=line, kind=line.kind if line else asking.kind, words=words)
    offer.amount, offer.unit = asking.worth.amount, asking.worth.unit if asking.worth.amount is not None else ""
    begin(access, offer, OfferState.ASKED, asking.why)
    return offer.number


@transaction.atomic
def decide(access: Access, incident: int, offer: int, *, grant: bool, reason: str) -> Refused | None:
    """The asker reads the reason. Nobody decides what they asked for themselves, where anybody else could."""
    held = scope.hold(access, incident, "decide offer")
    row = scope.numbered(held.offers.all(), offer, "offer")
    if not reason.strip():
        return Refused(reason=say("Say why: whoever asked reads it."))
    if row.state != OfferState.ASKED:
        return Refused(reason=say("This was decided already."))
    if row.by_id == access.user and _others_may_decide(access, held):
        return Refused(reason=say("Somebody else has to decide what you asked for."))
    return move_to(access, row, OfferState.GRANTED if grant else OfferState.DENIED, reason)


@transaction.atomic
def put_in(access: Access, incident: int, typed: Typed, offer: int) -> int | Refused:
    """The same with what was granted, for the person it was granted for."""
    held = scope.hold(access, incident, "offer remedy")
    row = scope.numbered(held.offers.select_related("evidence"), offer, "offer")
    to = scope.numbered(held.evidence.all(), typed.evidence, "evidence")
    if not _same_person(row.evidence, to):
        return Refused(reason=say("This was granted for another person."))
    if row.state != OfferState.GRANTED:
        return Refused(reason=say("This is not granted, or stands in a reply already."))
    saved = write_below(access, incident, typed, worded(row))
    if not isinstance(saved, Refused):
        row.reply = held.replies.get(number=saved)
        row.save(update_fields=["reply"])
        move_to(access, row, OfferState.PREPARED)
    return saved


@transaction.atomic
def note(access: Access, incident: int, offer: int, state: OfferState, text: str = "") -> Refused | None:
    """What became of it: accepted, delivered, refused, withdrawn. Closing an incident ends no debt."""
    held = scope.hold(access, incident, "offer remedy", closed=True)
    row = scope.numbered(held.offers.all(), offer, "offer")
    if state not in AFTERWARDS:
        return Refused(reason=say("That is not for a person to note."))
    if state is OfferState.WITHDRAWN and row.state not in (OfferState.PREPARED, OfferState.ASKED) and not text.strip():
        return Refused(reason=say("Say why it is withdrawn."))
    return move_to(access, row, state, text)


def _same_person(one: Evidence, other: Evidence) -> bool:
    """By the name on one network alone."""
    if one.pk == other.pk:
        return True
    return bool(one.author) and (one.platform, one.author) == (other.platform, other.author)


def _others_may_decide(access: Access, held: Incident) -> bool:
    rule = BRAND_MATRIX["decide offer"]
    rights = [right for right in type(rule.right) if right.includes(rule.right)]
    by_right = Membership.objects.filter(brand=access.brand, right__in=rights).exclude(user=access.user)
    by_role = IncidentRole.objects.filter(incident=held, role__in=rule.roles).exclude(user=access.user)
    return by_right.exists() or by_role.exists()
