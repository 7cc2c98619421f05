"""Two people never answer one person at once: who begins to write has the conversation, and the sending itself looks
again, in the transaction in which it happens."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import Conversation, Reply, User, chain, scope
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant
from firewarden.vocabulary.conversation import CLAIM_MINUTES
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import Moment, say
from firewarden.vocabulary.statement import Refused

EVERY = 20 * SECOND
"""So often, at most, is it written down that somebody still writes."""


def claim(access: Access, one: Conversation) -> None:
    """Mine, unless somebody else has it. Call inside a transaction."""
    if access.user is None or holder(access, one) is not None:
        return
    if one.writer_id != access.user or (one.writing_at or 0) < access.wall - EVERY:
        one.writer_id, one.writing_at = access.user, access.wall
        one.save(update_fields=["writer", "writing_at"])


def holder(access: Access, one: Conversation) -> User | None:
    """Whoever else has it now."""
    held = one.writing_at is not None and one.writing_at > access.wall - CLAIM_MINUTES * MINUTE
    return one.writer if held and one.writer_id != access.user else None


@transaction.atomic
def take_over(access: Access, incident: int, number: int) -> None:
    """It is mine now, whoever was writing: what they wrote stays, and they are told when they send."""
    held = scope.hold(access, incident, "write reply")
    one = scope.numbered(held.conversations.select_for_update(), number, "conversation")
    other = holder(access, one)
    one.writer_id, one.writing_at = access.user, access.wall
    one.save(update_fields=["writer", "writing_at"])
    if other is not None:
        chain.append(access, EventKind.CONVERSATION_TAKEN, incident=held.pk, subject=one.pk, previous=other.pk)


@transaction.atomic
def let_go(access: Access, incident: int, number: int) -> None:
    held = scope.hold(access, incident, "write reply")
    one = scope.numbered(held.conversations.select_for_update(), number, "conversation")
    if one.writer_id == access.user:
        one.writer_id, one.writing_at = None, None
        one.save(update_fields=["writer", "writing_at"])


def barred(access: Access, one: Conversation, row: Reply, seen: int | None) -> Refused | None:
    """Why this reply may not go out just now. `seen`: how many answers of ours were on the sender's screen; None:
    nobody knows, so one that somebody else sent after this was written is held against it. Call inside the transaction
    that sends."""
    other = holder(access, one)
    if other is not None:
        return Refused(
            reason=say(
                "{name} is writing to this person. Nothing was sent. Wait for them, or take it over first.",
                name=str(other),
            )
        )
    sent = Reply.objects.filter(evidence__conversation=one).exclude(sent_at=None)
    if seen is None:
        sent = sent.exclude(sent_by=access.user).filter(sent_at__gte=row.written_at)
    elif sent.count() <= seen:
        return None
    last = sent.select_related("sent_by").order_by("-sent_at", "-number").first()
    if last is None:
        return None
    return Refused(
        reason=say(
            "{name} has answered this person at {at}. Nothing was sent. Read that answer first; send yours again if it "
            "is still needed.",
            name=str(last.sent_by or ""),
            at=Moment(Instant(last.sent_at or 0)),
        )
    )
