"""Answers to single people: written by a person, checked, sent by a person."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.binding import bind
from firewarden.desk.actions.deliver import enqueue, hand_off, locked
from firewarden.desk.actions.engage.claims import barred, claim
from firewarden.desk.actions.engage.entering import conversation_of, spend
from firewarden.desk.actions.offering import made
from firewarden.desk.actions.replying import findings
from firewarden.desk.actions.work import fulfil
from firewarden.desk.outside import Outside
from firewarden.desk.records import Evidence, Incident, Reply, TextModule, Writing, chain, scope
from firewarden.desk.records.places import Place
from firewarden.desk.records.ways import ways
from firewarden.steps.personalize.modules import joined
from firewarden.text.length import fits, parts_of
from firewarden.vocabulary.answering import Sending
from firewarden.vocabulary.clock import SECOND
from firewarden.vocabulary.delivery import Part
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding, Weight
from firewarden.vocabulary.route import ByHand
from firewarden.vocabulary.said import Said, say, say_count, sentences
from firewarden.vocabulary.statement import Refused

EVERY = 20 * SECOND
"""So often, at most, is it written down that somebody is typing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What is in the form: the text, to which piece of evidence, of which reply (None: a new one), and the version it
    began from."""

    evidence: int
    text: str
    reply: int | None = None
    based_on: int | None = None


@transaction.atomic
def write_reply(
    access: Access, incident: int, evidence: int, text: str, *, reply: int | None = None, based_on: int | None = None
) -> int | Refused:
    """The reply's number. Without `reply` a new one to that piece of evidence; else its text is changed. `based_on` is
    the version that was on the screen, 0 for none; None: whoever writes does not care. Raises Conflict where somebody
    else has written meanwhile: nothing is saved, both texts are there to be joined."""
    held = scope.hold(access, incident, "write reply")
    to = scope.numbered(held.evidence.all(), evidence, "evidence")
    if to.erased_at is not None:
        return Refused(reason=say("That post was erased, so it can no longer be answered."))
    if not text.strip():
        return Refused(reason=say("The reply is empty."))
    if reply is None:
        _alone(held, to, based_on)
        row = Reply(incident=held, evidence=to, number=scope.next_number(held.replies.all()), version=0)
    else:
        row = scope.numbered(held.replies.filter(evidence=to), reply, "reply")
        if row.sent_at is not None:
            return Refused(reason=say("This reply was sent. Write another one."))
        if based_on is not None and row.version != based_on:
            raise Conflict(say("Somebody else changed this reply. Nothing was lost: join the two texts."))
    row.text, row.version = text.strip(), row.version + 1
    row.author_id, row.written_at = access.user, access.now
    row.save()
    claim(access, conversation_of(held, to))
    chain.append(access, EventKind.REPLY_WRITTEN, incident=held.pk, subject=row.pk, content=row.text, evidence=to.pk)
    return row.number


def write_below(access: Access, incident: int, typed: Typed, words: str) -> int | Refused:
    """Saves what was typed with `words` below it."""
    text = joined(typed.text, words)
    return write_reply(access, incident, typed.evidence, text, reply=typed.reply, based_on=typed.based_on)


@transaction.atomic
def insert_module(access: Access, incident: int, typed: Typed, module: int) -> int | Refused:
    """The reply's number. The module's blanks stop it until they are filled."""
    words = scope.numbered(scope.of_brand(access, TextModule).filter(retired_at=None), module, "module")
    return write_below(access, incident, typed, words.text)


def check_reply(access: Access, incident: int, evidence: int, text: str) -> tuple[Finding, ...]:
    """All findings on a reply that is being written. Saves nothing."""
    access.need("write reply")
    held = scope.incident(access, incident)
    to = scope.numbered(held.evidence.all(), evidence, "evidence")
    return findings(access, held, to, text)


@transaction.atomic
def note_writing(access: Access, incident: int, evidence: int) -> None:
    """This person is typing a reply to that post just now, and has the conversation while they do, unless somebody else
    has it. No event: it is forgotten in minutes."""
    access.need("write reply")
    held = scope.incident(access, incident)
    to = scope.numbered(held.evidence.all(), evidence, "evidence")
    claim(access, conversation_of(held, to))
    row = Writing.objects.filter(evidence=to, user=access.user).first()
    if access.user is not None and (row is None or row.seen_at < access.wall - EVERY):
        Writing.objects.update_or_create(evidence=to, user_id=access.user, defaults={"seen_at": access.wall})


@transaction.atomic
def send_reply(
    access: Access,
    incident: int,
    reply: int,
    platform: str,
    outside: Outside,
    *,
    because: Sending | None = None,
    note: str = "",
    language: str = "",
    seen: int | None = None,
) -> Refused | None:
    """Queues it for a place (`desk.records.places`), named by its key: of the network the person wrote on. Personal
    data and blanks stop it, and so does a colleague who writes to the same person or has answered them since; other
    warnings want a reason, `because`, with a `note` where it is another one. `seen`: how many answers of ours to this
    person were on the sender's screen (`engage.claims.barred`)."""
    held, row, refused = _to_send(access, incident, reply, (because, note), seen)
    if refused:
        return refused
    open_places = ways(access, outside, row.evidence, row.text).places
    at = next((one for one in open_places if one.key == platform), None)
    if at is None:
        return Refused(
            reason=say("We cannot reply on {platform} from here. Answer there by hand and note it.", platform=platform)
        )
    parts = _parts(row.text, at, language)
    if isinstance(parts, Refused):
        return parts
    _close(access, held, row, because, note)
    enqueue(access, held, platform, row.text, reply=row, reply_to=row.evidence.post_key, parts=parts)
    chain.append(access, EventKind.REPLY_SENT, incident=held.pk, subject=row.pk, content=row.text, because=because)
    fulfil(access, held, "write reply")
    return None


@transaction.atomic
def hand_off_reply(
    access: Access,
    incident: int,
    reply: int,
    outside: Outside,
    *,
    because: Sending | None = None,
    note: str = "",
    seen: int | None = None,
) -> UUID | Refused:
    """The delivery that waits until somebody has answered in the network's own app and notes where it stands."""
    held, row, refused = _to_send(access, incident, reply, (because, note), seen)
    access.need("hand off", scope.roles(access, held.pk))
    if refused:
        return refused
    way = ways(access, outside, row.evidence, row.text).otherwise
    if not isinstance(way, ByHand):
        return Refused(reason=way.reason)
    _close(access, held, row, because, note)
    waits = hand_off(
        access, held, row.evidence.platform, row.text, reply=row, open_url=way.address, reply_to=row.evidence.post_key
    )
    fulfil(access, held, "write reply")
    return waits.pk


def _alone(held: Incident, to: Evidence, based_on: int | None) -> None:
    if based_on is not None and held.replies.filter(evidence=to, sent_at=None).exists():
        raise Conflict(say("Somebody else has begun a reply to this post. Nothing was lost: join the two texts."))


def _to_send(
    access: Access, incident: int, reply: int, why: tuple[Sending | None, str], seen: int | None
) -> tuple[Incident, Reply, Refused | None]:
    """What keeps a reply here, whichever way it would go."""
    held = scope.hold(access, incident, "send reply")
    row = scope.numbered(held.replies.select_related("evidence"), reply, "reply")
    if row.sent_at is not None:
        return held, row, Refused(reason=say("This reply was sent already."))
    refused = locked(held) or barred(access, conversation_of(held, row.evidence), row, seen)
    if refused:
        return held, row, refused
    found = findings(access, held, row.evidence, row.text)
    row.warned = sorted({one.code.value for one in found if one.weight is not Weight.BLOCK})
    blocking = [one.message for one in found if one.weight is Weight.BLOCK]
    reason = sentences(blocking) if blocking else _unsaid(len(row.warned), *why)
    return held, row, None if reason is None else Refused(reason=reason)


def _unsaid(warned: int, because: Sending | None, note: str) -> Said | None:
    if not warned or (because is not None and (because is not Sending.OTHER or note.strip())):
        return None
    if because is Sending.OTHER:
        return say("Say what the other reason is.")
    return say_count(
        "The checks warn of {count} thing. Change the text, or say why it goes out like this.",
        "The checks warn of {count} things. Change the text, or say why it goes out like this.",
        warned,
    )


def _parts(text: str, at: Place, language: str) -> list[Part] | Refused:
    """Several posts where the network knows threads and one does not hold the text."""
    length = at.publishing.length
    if fits(text, length):
        return [Part(text=text, language=language)]
    if not at.publishing.threads:
        return Refused(reason=say("This is longer than {network} takes. Shorten it.", network=at.publishing.title))
    return [Part(text=one, language=language) for one in parts_of(text, length, numbered=True)]


def _close(access: Access, held: Incident, row: Reply, because: Sending | None, note: str) -> None:
    row.sent_at, row.sent_by_id = access.now, access.user
    row.sent_because, row.sent_note = (because.value, note.strip()) if row.warned and because else ("", "")
    row.save(update_fields=["sent_at", "sent_by", "warned", "sent_because", "sent_note"])
    spend(row)
    made(access, row)
    bind(access, held, row, row.text)
