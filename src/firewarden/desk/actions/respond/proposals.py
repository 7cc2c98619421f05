"""A model proposes a draft. It is told confirmed facts and rules of ours, and what it says is sifted before anybody
sees it. The draft belongs to the person who asked, waits for them, and goes nowhere by itself."""

from dataclasses import dataclass, replace

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.asking import begin, end, wait_for
from firewarden.desk.actions.respond.drafts import write_draft
from firewarden.desk.actions.respond.texts import held_draft, text_of
from firewarden.desk.outside import Outside
from firewarden.desk.records import Draft, Incident, ModelQuestion, Wordsmith, chain, scope
from firewarden.desk.records.drafted import findings_on
from firewarden.desk.records.places import places
from firewarden.desk.records.sheet import background
from firewarden.steps.respond.checking import Background
from firewarden.steps.respond.proposing import Masked, masked, prompt, sift, unread
from firewarden.steps.respond.proposing.sieve import text_of as text_of_proposal
from firewarden.text.tongue import tongue
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.proposal import Asked, Endpoint, Outcome
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DraftKind, Refused

KINDS = (DraftKind.STATEMENT, DraftKind.HOLDING)
"""An apology is begun by a person, and an ordinary post needs no crisis team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """`left_out`: why sentences of the model's answer reached no draft, each reason once."""

    draft: int
    left_out: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    question: ModelQuestion
    endpoint: Endpoint
    asked: Asked
    told: Masked


def propose(
    access: Access, incident: int, kind: DraftKind, outside: Outside, *, alternative_to: int | None = None
) -> Proposed | Refused:
    """No transaction is open while the model thinks."""
    begun = _begin(access, incident, kind, outside, alternative_to)
    if isinstance(begun, Refused):
        return begun
    try:
        answer = outside.wordsmith(access.kind, begun.endpoint).propose(prompt(begun.asked, begun.told))
    except (NetworkError, ConfigError) as error:
        return _failed(access, incident, begun.question, Outcome.FAILED, wait_for(error))
    return _keep(access, incident, begun, answer, alternative_to)


@transaction.atomic
def confirm_reading(access: Access, incident: int, draft: int, version: int) -> Refused | None:
    """I have read the words as the model proposed them, and stand for them."""
    held, row = held_draft(access, incident, draft, "write draft")
    if version != row.version:
        return Refused(reason=say("The text was changed meanwhile. Look again."))
    if unread(text_of(row), row.proposed, read=row.read_at is not None) is None:
        return Refused(reason=say("There is nothing to confirm: these are not the words of a model any more."))
    row.read_by_id, row.read_at = access.user, access.now
    row.save(update_fields=["read_by", "read_at"])
    chain.append(access, EventKind.PROPOSAL_READ, incident=held.pk, subject=row.pk, version=row.version)
    return None


@transaction.atomic
def _begin(
    access: Access, incident: int, kind: DraftKind, outside: Outside, alternative_to: int | None
) -> _Begun | Refused:
    held = scope.hold(access, incident, "propose draft")
    access.need("write draft", scope.roles(access, held.pk))
    row = scope.of_brand(access, Wordsmith).filter(enabled=True).first()
    sheet = background(access, held)
    confirmed = [fact for fact in sheet.facts if fact.status is FactStatus.CONFIRMED and fact.source.strip()]
    refused = _refused(held, kind, row, any_fact=bool(confirmed))
    if refused is not None or row is None:
        return refused or Refused(reason=OFF)
    if alternative_to is not None:
        scope.numbered(held.drafts.all(), alternative_to, "draft")
    question = begin(access, held)
    if isinstance(question, Refused):
        return question
    language = tongue(" ".join(fact.text for fact in confirmed))
    brand = scope.brand(access)
    told = masked(confirmed, sheet.ours, language)
    asked = Asked(
        kind=kind,
        language=language,
        brand=brand.name,
        ours=tuple(brand.contacts),
        facts=told.facts,
        strategy=_strategy(held),
        networks=_networks(access, outside),
    )
    chain.append(access, EventKind.PROPOSAL_ASKED, incident=held.pk, subject=question.pk, facts=len(told.facts))
    return _Begun(question=question, endpoint=row.to_value(), asked=asked, told=told)


OFF = say("No model may propose drafts in this brand.")


def _refused(held: Incident, kind: DraftKind, row: Wordsmith | None, *, any_fact: bool) -> Refused | None:
    if row is None:
        return Refused(reason=OFF)
    if held.restricted:
        return Refused(reason=say("Nothing of a restricted incident is told to a model."))
    if kind not in KINDS:
        return Refused(reason=say("An apology is begun by a person. No model proposes one."))
    if not any_fact:
        return Refused(reason=say("No fact is confirmed with its source yet, so there is nothing to tell a model."))
    return None


def _strategy(held: Incident) -> str:
    """What was decided about an apology, in a word of our own; the reason beside it stays here."""
    row = held.apologies.order_by("-at", "-id").first()
    return row.answer if row is not None else ""


def _networks(access: Access, outside: Outside) -> tuple[tuple[str, int | None], ...]:
    found = (one.publishing for one in places(access, outside))
    return tuple(dict.fromkeys((one.title, one.length.most if one.length else None) for one in found))


def _keep(access: Access, incident: int, begun: _Begun, answer: str, alternative_to: int | None) -> Proposed | Refused:
    """Held against the facts as they stand now: one may have fallen while the model thought."""
    sheet = replace(background(access, scope.incident(access, incident)), language=begun.asked.language, kind=None)
    found = sift(answer, begun.told, sheet, _lint)
    if isinstance(found, Refused):
        return _failed(access, incident, begun.question, Outcome.NOTHING, found.reason)
    text = text_of_proposal(found, begun.asked.language)
    with transaction.atomic():
        made = write_draft(access, incident, text, kind=begun.asked.kind, alternative_to=alternative_to)
        if isinstance(made, Refused):
            return made
        held, row = held_draft(access, incident, made, "write draft")
        _mark(access, held, row, begun, text)
        end(access, begun.question, Outcome.PROPOSED)
    return Proposed(draft=made, left_out=tuple(dict.fromkeys(one.why for one in found.dropped)))


def _mark(access: Access, held: Incident, row: Draft, begun: _Begun, text: str) -> None:
    row.model, row.proposed = begun.endpoint.model, text
    row.save(update_fields=["model", "proposed"])
    chain.append(
        access,
        EventKind.PROPOSAL_MADE,
        incident=held.pk,
        subject=row.pk,
        content=f"{begun.endpoint.address}\n{row.model}\n{text}",
        version=row.version,
    )


def _lint(text: str, sheet: Background) -> tuple[Finding, ...]:
    """What a person's statement and apology meet."""
    return findings_on(text, DraftKind.APOLOGY, sheet)


@transaction.atomic
def _failed(access: Access, incident: int, question: ModelQuestion, outcome: Outcome, why: Said) -> Refused:
    end(access, question, outcome)
    held = scope.incident(access, incident)
    chain.append(access, EventKind.PROPOSAL_FAILED, incident=held.pk, subject=question.pk, outcome=outcome)
    return Refused(reason=why)
