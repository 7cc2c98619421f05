"""One conversation: where it stands, what was decided, who else looks at it, notes, and the thread around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import EvidenceRow, PersonRow, evidence_row, person_row
from firewarden.desk.records import (
    Conversation,
    ConversationNote,
    Deed,
    Evidence,
    InboxView,
    IncidentRole,
    Membership,
    Presence,
    Reply,
    Writing,
    scope,
)
from firewarden.desk.records.talks import talk_of
from firewarden.steps.engage.conversation import Talk, decide, hand, snoozed, state
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.conversation import (
    CLAIM_MINUTES,
    Closing,
    Hand,
    Judge,
    Reopen,
    Snooze,
    State,
    Verdict,
    Wake,
    Wish,
)
from firewarden.vocabulary.incident import IncidentState, Role
from firewarden.vocabulary.statement import Refused

HERE = 2 * MINUTE
"""So long after the last sign of life somebody still counts as looking."""
MOST_AROUND = 12
"""Posts of others shown of the thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    text: str
    by: str
    at: Instant
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`may`: the verdicts and verbs that would not be refused now. `writer`: who else has it; `looking`: who else has
    it open. `answers`: how many of ours went out. `post`: the number of the newest post that is not erased."""

    number: int
    author: str
    platform: str
    state: State
    hand: Hand
    until: Instant | None
    verdict: str
    reason: str
    note: str
    judged_by: str
    judged_at: Instant | None
    owner: PersonRow | None
    role: str
    writer: str
    writing_at: Instant | None
    mine: bool
    looking: tuple[str, ...]
    answers: int
    post: int
    may: frozenset[str]
    notes: tuple[NoteRow, ...]
    around: tuple[EvidenceRow, ...]


def number_of(access: Access, incident: int, evidence: int) -> int | None:
    """Of the conversation a post belongs to; None: nobody has begun one. Raises NotFound."""
    access.need("read")
    rows = scope.incident(access, incident).evidence.select_related("conversation")
    found = scope.numbered(rows, evidence, "evidence").conversation
    return None if found is None else found.number


def numbers_of(access: Access, incident: int, evidence: Sequence[int]) -> dict[int, int]:
    """Of the conversations of these posts, by the posts' numbers. One query."""
    access.need("read")
    rows = scope.incident(access, incident).evidence.filter(number__in=evidence).exclude(conversation=None)
    return dict(rows.values_list("number", "conversation__number"))


def standing(access: Access, incident: int, number: int) -> Standing:
    """Raises NotFound."""
    access.need("read")
    held = scope.incident(access, incident)
    one = scope.numbered(
        held.conversations.select_related("owner", "writer", "judged_by", "incident"), number, "conversation"
    )
    talk = talk_of(one)
    writing = one.writing_at is not None and one.writing_at > access.wall - CLAIM_MINUTES * MINUTE
    others = writing and one.writer_id != access.user
    return Standing(
        number=one.number,
        author=one.author,
        platform=one.platform,
        state=state(talk),
        hand=hand(talk, access.now),
        until=talk.snoozed_until if snoozed(talk, access.now) else None,
        verdict=one.verdict,
        reason=one.reason,
        note=one.note,
        judged_by=str(one.judged_by or ""),
        judged_at=None if one.judged_at is None else Instant(one.judged_at),
        owner=person_row(one.owner),
        role=one.role,
        writer=str(one.writer or "") if others else "",
        writing_at=Instant(one.writing_at) if others and one.writing_at is not None else None,
        mine=writing and one.writer_id == access.user,
        looking=_looking(access, one),
        answers=Reply.objects.filter(evidence__conversation=one).exclude(sent_at=None).count(),
        post=talk.newest or _last(one),
        may=_may(access, talk) if held.state == IncidentState.OPEN else frozenset(),
        notes=tuple(
            _note(row) for row in one.notes.select_related("by").prefetch_related("named__user").order_by("at")
        ),
        around=_around(access, one),
    )


def answers(access: Access, incident: int, evidence: int) -> int:
    """How many of ours went out to who wrote this post: what the sender of another one has on the screen."""
    access.need("read")
    row = scope.numbered(scope.incident(access, incident).evidence.all(), evidence, "evidence")
    if row.conversation_id is None:
        return 0
    return Reply.objects.filter(evidence__conversation=row.conversation_id).exclude(sent_at=None).count()


def colleagues(access: Access, incident: int) -> list[PersonRow]:
    """Who may be named here, or get it."""
    held = scope.incident(access, incident)
    members = scope.of_brand(access, Membership).select_related("user")
    if held.restricted:
        members = members.filter(user__in=held.members.values("user"))
    return sorted((PersonRow(id=one.user_id, name=str(one.user)) for one in members), key=lambda one: one.name)


def everybody(access: Access) -> list[PersonRow]:
    """Who may get a conversation of the brand."""
    access.need("read")
    rows = scope.of_brand(access, Membership).select_related("user")
    return sorted((PersonRow(id=one.user_id, name=str(one.user)) for one in rows), key=lambda one: one.name)


def last_deed(access: Access) -> tuple[int, str, int] | None:
    """Number, kind and size of one's own last deed that can be undone."""
    access.need("read")
    row = scope.of_brand(access, Deed).filter(by=access.user, undone_at=None).order_by("-number").first()
    return None if row is None else (row.number, row.kind, len(row.changed))


def views(access: Access) -> list[tuple[int, str, dict[str, str], bool, bool]]:
    """Number, name, what it asks, whether it is shared and whether it is one's own."""
    access.need("read")
    rows = scope.of_brand(access, InboxView).order_by("name", "number")
    return [
        (row.number, row.name, row.asked, row.shared, row.by_id == access.user)
        for row in rows
        if row.shared or row.by_id == access.user
    ]


def roles(access: Access, incident: int) -> frozenset[Role]:
    """Held by somebody."""
    held = IncidentRole.objects.filter(incident=scope.incident(access, incident)).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def _may(access: Access, talk: Talk) -> frozenset[str]:
    wishes: dict[str, Wish] = {
        **{verdict.value: Judge(verdict=verdict, reason=Closing.OTHER, note="x") for verdict in Verdict},
        "snooze": Snooze(),
        "wake": Wake(),
        "reopen": Reopen(),
    }
    return frozenset(name for name, wish in wishes.items() if not isinstance(decide(talk, wish, access.now), Refused))


def _looking(access: Access, one: Conversation) -> tuple[str, ...]:
    seen = access.wall - HERE
    rows = Presence.objects.filter(conversation=one, seen_at__gt=seen).exclude(user=access.user).select_related("user")
    typing = Writing.objects.filter(evidence__conversation=one, seen_at__gt=seen).exclude(user=access.user)
    names = {str(row.user) for row in rows} | {str(row.user) for row in typing.select_related("user")}
    return tuple(sorted(names))


def _last(one: Conversation) -> int:
    return one.posts.order_by("-number").values_list("number", flat=True).first() or 0


def _note(row: ConversationNote) -> NoteRow:
    named = tuple(sorted(str(one.user) for one in row.named.all()))
    return NoteRow(text=row.text, by=str(row.by or ""), at=Instant(row.at), named=named)


class _Link(msgspec.Struct):
    reply_to: str | None = None
    quote_of: str | None = None


def _around(access: Access, one: Conversation) -> tuple[EvidenceRow, ...]:
    """Posts of others that we hold: what this person answered, and who answered them."""
    own = list(one.posts.filter(erased_at=None))
    keys = {row.post_key for row in own if row.post_key}
    above = {key for row in own for key in _links(row)}
    others: Sequence[Evidence] = list(
        Evidence.objects.filter(incident=one.incident_id, kind="post", erased_at=None)
        .exclude(conversation=one)
        .select_related("reported_by")
        .filter(post__contains='"reply_to":"')
        if keys
        else ()
    )
    found = [row for row in others if keys.intersection(_links(row))]
    if above:
        found += list(
            Evidence.objects.filter(incident=one.incident_id, post_key__in=above, erased_at=None)
            .exclude(conversation=one)
            .select_related("reported_by")
        )
    unique: dict[UUID, Evidence] = {row.pk: row for row in found}
    made = sorted(unique.values(), key=lambda row: row.posted_at or row.received_at)
    return tuple(evidence_row(access, row) for row in made[:MOST_AROUND])


def _links(row: Evidence) -> list[str]:
    link = msgspec.json.decode(row.post, type=_Link) if row.post else _Link()
    return [key for key in (link.reply_to, link.quote_of) if key]
