"""The texts of an incident that may rest on its facts, and what its facts once said."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from firewarden.desk.records.delivery import Delivery, Publication
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.variants import variants_in
from firewarden.desk.records.words import Draft, FactChange
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.promise import PromiseState
from firewarden.vocabulary.statement import DraftKind, DraftState

RECENT = 100
"""Of each kind, newest first."""
DEAD = (DraftState.REJECTED, DraftState.WITHDRAWN, DraftState.SUPERSEDED)
OVER = (DraftState.PUBLISHED, *DEAD)


class Kind(StrEnum):
    DRAFT = "draft"
    STATEMENT = "statement"
    UPDATE = "update"
    REPLY = "reply"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """`texts`: the words, and those written for a network or in another language. `number` is that of the draft,
    update, reply or promise; of a statement that of its draft. `out`: it is public. `to`: number of the post that a
    reply answers. `sent`: where a statement or reply stands. `corrected_by`: drafts that correct it, with the state."""

    kind: Kind
    number: int
    title: str
    texts: tuple[str, ...]
    out: bool
    to: int = 0
    state: str = ""
    sent: tuple[Delivery, ...] = ()
    corrected_by: tuple[tuple[int, DraftState], ...] = ()


def bearing(incident: Incident) -> tuple[Bearing, ...]:
    """What is being written first, then what is out. Corrected updates, closed drafts, promises that are settled and
    what was taken back are left out. Six queries."""
    drafts = list(incident.drafts.prefetch_related("versions").order_by("-number")[:RECENT])
    published = tuple(_published(incident, drafts))
    out = {one.number for one in published}
    return (
        *(_draft(row) for row in drafts if row.state not in OVER and row.number not in out),
        *_replies(incident),
        *published,
        *_updates(incident),
        *_promises(incident),
    )


def public(incident: Incident) -> tuple[Bearing, ...]:
    """Statements and updates that are out. Four queries."""
    drafts = list(incident.drafts.exclude(corrects=None))
    return (*_published(incident, drafts), *_updates(incident))


def history(incident: Incident) -> dict[int, tuple[KnownFact, ...]]:
    """What each fact was once confirmed to say, by its number, where that is not what it is confirmed to say now. One
    query."""
    found: dict[int, tuple[KnownFact, ...]] = {}
    changes = FactChange.objects.filter(fact__incident=incident, status=FactStatus.CONFIRMED).select_related("fact")
    for row in changes.order_by("fact__number", "at", "id"):
        fact = row.fact
        now = fact.text if fact.status == FactStatus.CONFIRMED else None
        before = found.get(fact.number, ())
        if row.text != now and all(one.text != row.text for one in before):
            known = KnownFact(number=fact.number, text=row.text, status=FactStatus.CONFIRMED, source=row.source)
            found[fact.number] = (*before, known)
    return found


def _draft(row: Draft) -> Bearing:
    current = next((one for one in row.versions.all() if one.version == row.version), None)
    texts = (current.text, *(one.text for one in variants_in(current))) if current is not None else ()
    return Bearing(
        kind=Kind.DRAFT, number=row.number, title=row.title, texts=texts, out=False, state=DraftState(row.state)
    )


def _published(incident: Incident, drafts: list[Draft]) -> Iterator[Bearing]:
    rows = Publication.objects.filter(delivery__incident=incident, deleted_at=None, delivery__kind=DeliveryKind.PUBLISH)
    related = ("delivery__statement__draft", "delivery__account", "delivery__publication")
    rows = rows.exclude(delivery__statement=None).exclude(delivery__statement__draft__kind=DraftKind.UPDATE)
    rows = rows.select_related(*related).order_by("-at")
    together: dict[object, list[Delivery]] = {}
    for row in rows[:RECENT]:
        together.setdefault(row.delivery.statement_id, []).append(row.delivery)
    for sent in together.values():
        statement = sent[0].statement
        if statement is None:
            continue
        texts = dict.fromkeys(one.publication.text or _said(one) for one in sent)
        own = statement.draft
        after = [one for one in drafts if one.corrects_id == (own.corrects_id or own.pk) and one.number > own.number]
        yield Bearing(
            kind=Kind.STATEMENT,
            number=own.number,
            title=own.title,
            texts=tuple(texts),
            out=True,
            sent=tuple(sent),
            corrected_by=tuple((one.number, DraftState(one.state)) for one in after if one.state not in DEAD),
        )


def _said(row: Delivery) -> str:
    """A text that went out as one post in its own words; of a thread, and else, the words of the statement."""
    return row.statement.text if row.statement is not None and row.text in row.statement.text else row.text


def _updates(incident: Incident) -> Iterator[Bearing]:
    """With the words it has for single networks and in other languages, and where these stand."""
    for row in incident.updates.filter(corrections=None).order_by("-number")[:RECENT]:
        texts = dict.fromkeys((row.text, *(str(one["text"]) for one in row.variants)))
        yield Bearing(kind=Kind.UPDATE, number=row.number, title="", texts=tuple(texts), out=True)


def _replies(incident: Incident) -> Iterator[Bearing]:
    for row in incident.replies.select_related("evidence").order_by("-number")[:RECENT]:
        out = row.sent_at is not None
        yield Bearing(kind=Kind.REPLY, number=row.number, title="", texts=(row.text,), out=out, to=row.evidence.number)


def _promises(incident: Incident) -> Iterator[Bearing]:
    for row in incident.promises.filter(state=PromiseState.PROMISED).order_by("-number")[:RECENT]:
        yield Bearing(kind=Kind.PROMISE, number=row.number, title="", texts=(row.text,), out=row.public)
