"""What colleagues tell each other about a conversation."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import ConversationNote, IncidentMember, Membership, Naming, chain, scope
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def note_conversation(
    access: Access, incident: int, number: int, text: str, named: Iterable[UUID] = ()
) -> Refused | None:
    """Also after the end. Whoever is named hears of it until they have looked."""
    held = scope.hold(access, incident, "note conversation", closed=True)
    one = scope.numbered(held.conversations.all(), number, "conversation")
    if not text.strip():
        return Refused(reason=say("The note is empty."))
    wanted = set(named) - {access.user}
    if wanted - _may_hear(access, held.pk if held.restricted else None):
        return Refused(reason=say("Somebody you named cannot see this. Only those who can hear of it may be named."))
    note = ConversationNote.objects.create(conversation=one, text=text.strip(), by_id=access.user, at=access.now)
    Naming.objects.bulk_create(Naming(note=note, user_id=user) for user in sorted(wanted))
    chain.append(
        access, EventKind.CONVERSATION_NOTED, incident=held.pk, subject=note.pk, content=note.text, named=len(wanted)
    )
    return None


def heard(access: Access, incident: int, number: int) -> None:
    """I have read what names me here. No event."""
    one = scope.numbered(scope.incident(access, incident).conversations.all(), number, "conversation")
    mine = Naming.objects.filter(note__conversation=one, user=access.user, seen_at=None)
    if access.user is not None and mine.exists():
        mine.update(seen_at=access.now)


def _may_hear(access: Access, restricted: UUID | None) -> set[UUID]:
    """Members of the brand; of a restricted incident those named in it."""
    members = scope.of_brand(access, Membership)
    if restricted is not None:
        members = members.filter(user__in=IncidentMember.objects.filter(incident=restricted).values("user"))
    return set(members.values_list("user", flat=True))
