"""The ways beside the path: two people together, a team of one, and first words approved in quiet times.

None of them lets out what blocks, nor what nobody has confirmed or waived by name, and each is marked wherever the text
is shown.
"""

import re
from collections.abc import Mapping, Sequence

from firewarden.steps.respond.approval.machine import (
    BEFORE_APPROVAL,
    Approved,
    NeedsMore,
    changed_since,
    stopped,
)
from firewarden.vocabulary.approval import Way
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.finding import Finding, KnownFact
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Draft, Filled, HoldingStatement, Refused, Word

REVIEWED_WITHIN = 24 * HOUR
UNDO = 2 * MINUTE
"""Of what a team of one releases nothing is sent before."""
BLANK = re.compile(r"\{(\w+)\}")


def break_glass(
    draft: Draft, by: str, version: int, reason: str, findings: Sequence[Finding]
) -> Approved | NeedsMore | Refused:
    """The word of one of two people with the right to approve; both may have written it, but they are two."""
    refused = _refused(draft, version, reason) or stopped(findings)
    if refused:
        return refused
    others = breakers(draft)
    if by in others:
        return Refused(reason=say("You have said so already. It takes a second person."))
    return Approved(version=version, way=Way.BREAK_GLASS) if others else NeedsMore(missing=1)


def breakers(draft: Draft) -> frozenset[str]:
    """Who wants this version out without the path."""
    return frozenset(
        given.by
        for given in draft.approvals
        if given.word is Word.BREAK_GLASS and given.version == draft.version and given.round == draft.round
    )


def solo(draft: Draft, version: int, reason: str, findings: Sequence[Finding], *, allowed: bool) -> Approved | Refused:
    """One person for themselves, in a brand whose manager has allowed it."""
    if not allowed:
        return Refused(reason=say("This brand has no solo mode. Whoever manages it can switch it on."))
    return _refused(draft, version, reason) or stopped(findings) or Approved(version=version, way=Way.SOLO)


def express(
    holding: HoldingStatement, slots: Mapping[str, Filled], facts: Sequence[KnownFact], by: str, now: Instant
) -> Approved | Refused:
    """Whether `fill(holding, slots)` may go out on the word of `by` alone."""
    if not by:
        return Refused(reason=say("A person has to confirm it."))
    if now >= holding.expires_at or not holding.approved_by or now < holding.approved_at:
        return Refused(reason=say("This holding statement is not approved, or its approval has expired."))
    wanted = frozenset(BLANK.findall(holding.text))
    if wanted != frozenset(slots):
        return Refused(reason=say("Every blank has to be filled from a confirmed fact, and nothing else."))
    known = {fact.number: fact.text for fact in facts if fact.status is FactStatus.CONFIRMED and fact.source.strip()}
    for name, filled in slots.items():
        if not _stands_in(filled.words, known.get(filled.fact, "")):
            return Refused(reason=say("{blank}: no confirmed fact says “{words}”.", blank=name, words=filled.words))
    return Approved(version=1, way=Way.EXPRESS)


def fill(holding: HoldingStatement, slots: Mapping[str, Filled]) -> str:
    """A blank without words stays, and blocks. What stands in a filled one is never filled again."""
    return BLANK.sub(lambda match: slots[match[1]].words if match[1] in slots else match[0], holding.text)


def _stands_in(words: str, fact: str) -> bool:
    """As whole words, letter by letter but for their case."""
    wanted = words.strip()
    return bool(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", fact, re.IGNORECASE) is not None


def _refused(draft: Draft, version: int, reason: str) -> Refused | None:
    if draft.state not in BEFORE_APPROVAL:
        return Refused(reason=say("This text is {state}, so it cannot be released like this.", state=draft.state))
    if version != draft.version:
        return changed_since(draft)
    if not reason.strip():
        return Refused(reason=say("Say why it cannot wait. The reason stands in the log and beside the text."))
    return None
