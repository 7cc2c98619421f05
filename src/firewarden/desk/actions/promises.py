"""The promise ledger: entered when words go out or by hand, given to somebody, kept with proof, withdrawn, or struck
where it is none."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.promised import silence
from firewarden.desk.records import Evidence, Incident, Membership, Promise, PromiseProof, chain, scope
from firewarden.steps.rebuild import ledger
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.promise import PromiseState, SaidIn
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

ENDED = {PromiseState.WITHDRAWN: EventKind.PROMISE_WITHDRAWN, PromiseState.STRUCK: EventKind.PROMISE_STRUCK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """One entered by hand. `text`: as it was said; `what`: what has to be done for it. `owner` None: the lead has it.
    `said`: number of the reply or update it was made in, `url` where it can be read."""

    text: str
    what: str = ""
    owner: UUID | None = None
    due_at: Instant | None = None
    public: bool = True
    said_in: SaidIn = SaidIn.ELSEWHERE
    said: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What shows that a promise was kept. `evidence`: the number of a piece."""

    text: str = ""
    url: str = ""
    evidence: int | None = None

    @property
    def given(self) -> bool:
        return bool(self.text.strip() or self.url.strip() or self.evidence is not None)


@transaction.atomic
def make_promise(access: Access, incident: int, promised: Promised) -> int | Refused:
    """Its number."""
    held = scope.hold(access, incident, "make promise", closed=True)
    if not promised.text.strip():
        return Refused(reason=say("Give the promise in the words in which it was made."))
    problem = _no_link(promised.url) or _no_member(access, promised.owner)
    if problem is not None:
        return problem
    row = Promise(
        incident=held,
        text=promised.text.strip(),
        what=promised.what.strip(),
        owner_id=promised.owner,
        due_at=promised.due_at,
        public=promised.public,
        said_in=promised.said_in,
        said_at_url=promised.url.strip(),
    )
    if promised.said is not None and promised.said_in is SaidIn.REPLY:
        row.reply = scope.numbered(held.replies.all(), promised.said, "reply")
    if promised.said is not None and promised.said_in is SaidIn.UPDATE:
        row.update = scope.numbered(held.updates.all(), promised.said, "update")
    enter(access, row)
    return row.number


@transaction.atomic
def give_promise(
    access: Access, incident: int, number: int, *, owner: UUID | None, due_at: Instant | None, what: str
) -> Refused | None:
    """To somebody, with a date, and with what has to be done. They are reminded anew when the date changes."""
    held, row = _promise(access, incident, number, "make promise")
    problem = _no_member(access, owner)
    if problem is not None:
        return problem
    if due_at is None and row.due_at is not None:
        return Refused(reason=say("A promise that had a date keeps one: those it was made to count on it."))
    if row.state != PromiseState.PROMISED:
        return Refused(reason=say("It is settled: nobody has to see to it any more."))
    if due_at != row.due_at:
        row.told_near_at = row.told_late_at = row.told_wider_at = row.told_widest_at = None
        silence(row)
    row.owner_id, row.due_at, row.what = owner, due_at, what.strip()
    row.save()
    chain.append(
        access,
        EventKind.PROMISE_CHANGED,
        incident=held.pk,
        subject=row.pk,
        content=row.what,
        owner=owner,
        due_at=due_at,
    )
    return None


@transaction.atomic
def keep_promise(access: Access, incident: int, number: int, proof: Proof) -> Refused | None:
    """Kept, and this shows it. For one that was kept already: this shows it, too."""
    held, row = _promise(access, incident, number, "keep promise")
    problem = _no_link(proof.url)
    if problem is not None:
        return problem
    kept = row.state == PromiseState.KEPT and proof.given
    state = PromiseState.KEPT if kept else ledger.keep(row.to_value(), proof=proof.given)
    if isinstance(state, Refused):
        return state
    shows = PromiseProof.objects.create(
        promise=row,
        text=proof.text.strip(),
        url=proof.url.strip(),
        evidence=_evidence(held, proof.evidence),
        by_id=access.user,
        at=access.now,
    )
    if not kept:
        _settle(access, row, state)
    kind = EventKind.PROMISE_PROVED if kept else EventKind.PROMISE_KEPT
    chain.append(access, kind, incident=held.pk, subject=row.pk, content=f"{shows.text}\n{shows.url}", proof=shows.pk)
    return None


@transaction.atomic
def withdraw_promise(access: Access, incident: int, number: int, reason: str) -> Refused | None:
    row = _promise(access, incident, number, "withdraw promise")[1]
    return _end(access, row, ledger.withdraw(row.to_value(), reason), reason)


@transaction.atomic
def strike_promise(access: Access, incident: int, number: int, reason: str) -> Refused | None:
    """Off the ledger's open lines: it was found in words of ours, and they promise nothing. The line stays to be seen,
    with who took it off and why, and the same words are not found again."""
    row = _promise(access, incident, number, "strike promise")[1]
    if row.key is None:
        return Refused(reason=say("Somebody put it down by hand. Withdraw it."))
    return _end(access, row, ledger.strike(row.to_value(), reason), reason)


def _end(access: Access, row: Promise, state: PromiseState | Refused, reason: str) -> Refused | None:
    """It is due no more, without having been kept; why stands on the line and in the log."""
    if isinstance(state, Refused):
        return state
    row.withdrawn_because = reason.strip()
    _settle(access, row, state)
    chain.append(access, ENDED[state], incident=row.incident_id, subject=row.pk, content=row.withdrawn_because)
    return None


def enter(access: Access, row: Promise) -> None:
    """Call inside a transaction."""
    row.number = scope.next_number(Promise.objects.filter(incident=row.incident_id))
    row.made_at = access.now
    row.save(force_insert=True)
    chain.append(
        access,
        EventKind.PROMISE_MADE,
        incident=row.incident_id,
        subject=row.pk,
        content=row.text,
        said_in=SaidIn(row.said_in),
        due_at=row.due_at,
        public=row.public,
    )


def _settle(access: Access, row: Promise, state: PromiseState) -> None:
    row.state, row.settled_at, row.settled_by_id = state, access.now, access.user
    row.save()
    silence(row)


def _evidence(held: Incident, number: int | None) -> Evidence | None:
    return None if number is None else scope.numbered(held.evidence.all(), number, "evidence")


def _no_link(url: str) -> Refused | None:
    if url.strip() and not url.strip().startswith(("https://", "http://")):
        return Refused(reason=say("A link starts with https:// or http://."))
    return None


def _no_member(access: Access, user: UUID | None) -> Refused | None:
    if user is None or scope.of_brand(access, Membership).filter(user=user).exists():
        return None
    return Refused(reason=say("Only a member of the brand can see to a promise."))


def _promise(access: Access, incident: int, number: int, action: str) -> tuple[Incident, Promise]:
    held = scope.hold(access, incident, action, closed=True)
    return held, scope.numbered(held.promises.all(), number, "promise")
