"""Answers to single people: written by a person, checked, sent by a person."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.deliver import enqueue, locked
from firewarden.desk.actions.work import fulfil
from firewarden.desk.outside import Outside
from firewarden.desk.records import Evidence, Incident, Reply, chain, scope
from firewarden.desk.records.places import place
from firewarden.steps.personalize.checking import LAST, Background, Earlier, check
from firewarden.steps.respond.check import check as check_words
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import say, sentences
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def write_reply(access: Access, incident: int, evidence: int, text: str, *, reply: int | None = None) -> int | Refused:
    """The reply's number. Without `reply` a new one to that piece of evidence; else its text is changed."""
    held = scope.hold(access, incident, "write reply")
    to = scope.numbered(held.evidence.all(), evidence, "evidence")
    if to.erased_at is not None:
        return Refused(reason=say("That post was erased, so it can no longer be answered."))
    if not text.strip():
        return Refused(reason=say("The reply is empty."))
    if reply is None:
        row = Reply(incident=held, evidence=to, number=scope.next_number(held.replies.all()))
    else:
        row = scope.numbered(held.replies.filter(evidence=to), reply, "reply")
        if row.sent_at is not None:
            return Refused(reason=say("This reply was sent. Write another one."))
    row.text, row.author_id, row.written_at = text.strip(), access.user, access.now
    row.save()
    chain.append(access, EventKind.REPLY_WRITTEN, incident=held.pk, subject=row.pk, content=row.text, evidence=to.pk)
    return row.number


def check_reply(access: Access, incident: int, evidence: int, text: str) -> tuple[Finding, ...]:
    """All findings on a reply that is being written. Saves nothing."""
    access.need("write reply")
    held = scope.incident(access, incident)
    to = scope.numbered(held.evidence.all(), evidence, "evidence")
    return _findings(access, held, to, text)


@transaction.atomic
def send_reply(access: Access, incident: int, reply: int, platform: str, outside: Outside) -> Refused | None:
    """Queues it for a place (`desk.records.places`), named by its key: of the network the person wrote on. Personal
    data and blanks stop it."""
    held = scope.hold(access, incident, "send reply")
    row = scope.numbered(held.replies.select_related("evidence"), reply, "reply")
    if row.sent_at is not None:
        return Refused(reason=say("This reply was sent already."))
    refused = locked(held)
    if refused:
        return refused
    at = place(access, outside, platform)
    if at is None or not at.answers(row.evidence.platform):
        return Refused(
            reason=say("We cannot reply on {platform} from here. Answer there by hand and note it.", platform=platform)
        )
    blocking = [
        finding.message for finding in _findings(access, held, row.evidence, row.text) if finding.weight is Weight.BLOCK
    ]
    if blocking:
        return Refused(reason=sentences(blocking))
    row.sent_at, row.sent_by_id = access.now, access.user
    row.save(update_fields=["sent_at", "sent_by"])
    enqueue(access, held, platform, row.text, reply=row, reply_to=row.evidence.post_key)
    chain.append(access, EventKind.REPLY_SENT, incident=held.pk, subject=row.pk, content=row.text)
    fulfil(access, held, "write reply")
    return None


def _findings(access: Access, incident: Incident, to: Evidence, text: str) -> tuple[Finding, ...]:
    """What the check of replies says, and numbers that no fact confirms."""
    confirmed = list(incident.facts.filter(status=FactStatus.CONFIRMED).values_list("text", flat=True))
    numbers = [one for one in check_words(text, confirmed=confirmed) if one.code is Code.NUMBER]
    found = [*check(text, _background(access, incident, to)).findings, *numbers]
    return tuple(sorted(found, key=lambda one: (not one.end, one.start, one.end)))


def _background(access: Access, incident: Incident, to: Evidence) -> Background:
    """The team's last replies are those of all incidents that this person may see."""
    theirs = incident.evidence.filter(pk=to.pk)
    if to.author:
        theirs = incident.evidence.filter(platform=to.platform, author=to.author, erased_at=None)
    posts = [one.text for one in theirs.exclude(pk=to.pk).order_by("posted_at", "pk")] + [to.text]
    sent = Reply.objects.filter(incident__in=scope.incidents(access).values("pk")).exclude(sent_at=None)
    others = sent.exclude(evidence__in=theirs.values("pk")).select_related("evidence").order_by("-sent_at")[:LAST]
    return Background(
        posts=tuple(posts),
        names=(to.author,) if to.author else (),
        earlier=tuple(Earlier(text=one.text, at=Instant(one.sent_at or 0), to=one.evidence.author) for one in others),
        turn=1 + sent.filter(evidence__in=theirs.values("pk")).count(),
        ours=tuple(scope.brand(access).contacts),
    )
