"""Posts come into conversations: a new one of somebody we know into theirs, any other begins one."""

from collections.abc import Sequence

from django.db.models import F

from firewarden.desk.access import Access
from firewarden.desk.records import Case, Conversation, Evidence, EvidenceKind, Incident, Reply, chain, scope
from firewarden.vocabulary.events import EventKind


def enter(access: Access, incident: Incident, rows: Sequence[Evidence]) -> None:
    """Gives each post its conversation, before it is saved; whoever was snoozed has written and is not any more. Call
    inside a transaction."""
    posts = [row for row in rows if row.kind == EvidenceKind.POST]
    names = {row.author for row in posts if row.author}
    known = {(one.platform, one.author): one for one in incident.conversations.filter(author__in=names)}
    for one in known.values():
        _wake(access, one)
    number = scope.next_number(incident.conversations.all())
    begun = []
    for row in posts:
        name = (row.platform, row.author)
        found = known.get(name) if row.author else None
        if found is None:
            found = Conversation(incident=incident, number=number, platform=row.platform, author=row.author)
            number, known[name] = number + 1, found
            begun.append(found)
        row.conversation = found
    Conversation.objects.bulk_create(begun)


def conversation_of(incident: Incident, to: Evidence) -> Conversation:
    """What was reported by hand begins one when somebody answers it. Call inside a transaction."""
    if to.conversation is not None:
        return to.conversation
    theirs = incident.conversations.filter(platform=to.platform, author=to.author).first() if to.author else None
    if theirs is None:
        number = scope.next_number(incident.conversations.all())
        theirs = Conversation.objects.create(incident=incident, number=number, platform=to.platform, author=to.author)
    to.conversation = theirs
    to.save(update_fields=["conversation"])
    return theirs


def spend(row: Reply | Case) -> None:
    """Something of ours went out, or goes on in private: what a person said they need they have got, unless it is
    lost."""
    if row.evidence is not None and row.evidence.conversation_id is not None:
        Conversation.objects.filter(pk=row.evidence.conversation_id).update(
            spent=True, snoozed_until=None, writer=None, writing_at=None, version=F("version") + 1
        )


def forget_name(row: Evidence) -> None:
    """Its content was erased: a conversation of nothing else keeps no name either."""
    held = row.conversation
    if held is not None and not held.posts.filter(erased_at=None).exists():
        held.author = ""
        held.save(update_fields=["author"])


def move(source: Incident, target: Incident, numbers: dict[int, int]) -> None:
    """With posts that got new numbers in another incident. Whoever has a conversation there goes on in it, and waits
    in it with what they wrote here; any other brings along what was decided."""
    number = scope.next_number(target.conversations.all())
    for one in source.conversations.filter(posts__incident=target).distinct().order_by("number"):
        there = target.conversations.filter(platform=one.platform, author=one.author).first() if one.author else None
        if there is not None:
            one.posts.filter(incident=target).update(conversation=there)
            continue
        one.seen = max((new for old, new in numbers.items() if old <= one.seen), default=0)
        one.incident, one.number, number = target, number, number + 1
        one.save(update_fields=["incident", "number", "seen"])


def _wake(access: Access, one: Conversation) -> None:
    if one.snoozed_until is not None:
        one.snoozed_until = None
        one.version += 1
        one.save(update_fields=["snoozed_until", "version"])
        chain.append(access, EventKind.CONVERSATION_WOKEN, incident=one.incident_id, subject=one.pk)
