"""An offer from its first thought to its delivery: each state is a row with who and why, and an event."""

from firewarden.desk.access import Access
from firewarden.desk.records import Offer, OfferChange, Reply, chain, scope
from firewarden.steps.personalize import remedies as rules
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.remedy import OfferState
from firewarden.vocabulary.statement import Refused


def begin(access: Access, offer: Offer, state: OfferState, note: str = "") -> None:
    offer.number = scope.next_number(offer.incident.offers.all())
    offer.case = offer.incident.cases.filter(evidence=offer.evidence).order_by("-number").first()
    offer.state, offer.by_id, offer.at = state, access.user, access.now
    offer.save(force_insert=True)
    OfferChange.objects.create(offer=offer, state=state, note=note.strip(), by_id=access.user, at=access.now)
    kind = EventKind.OFFER_ASKED if state is OfferState.ASKED else EventKind.OFFER_PREPARED
    about = {"remedy": offer.remedy_id, "evidence": offer.evidence_id}
    said = f"{worded(offer)}\n{note}"
    chain.append(access, kind, incident=offer.incident_id, subject=offer.pk, content=said, **about)


def move_to(access: Access, row: Offer, to: OfferState, note: str = "") -> Refused | None:
    state = rules.move(OfferState(row.state), to)
    if isinstance(state, Refused) or row.state == state:
        return state if isinstance(state, Refused) else None
    row.state = state
    row.save(update_fields=["state"])
    OfferChange.objects.create(offer=row, state=state, note=note.strip(), by_id=access.user, at=access.now)
    decided = state in (OfferState.GRANTED, OfferState.DENIED)
    kind = EventKind.OFFER_DECIDED if decided else EventKind.OFFER_MOVED
    chain.append(access, kind, incident=row.incident_id, subject=row.pk, content=note, state=state)
    return None


def made(access: Access, reply: Reply) -> None:
    """The reply goes out: what stands in it is offered. Call inside the transaction that sends it."""
    for row in reply.offers.filter(state=OfferState.PREPARED):
        move_to(access, row, OfferState.OFFERED)


def worded(offer: Offer) -> str:
    """Its words with its value in them; other blanks stay, and stop the reply until they are filled."""
    return offer.words.replace(
        "{value}", "{value}" if offer.amount is None else f"{rules.plain(offer.amount)} {offer.unit}"
    )
