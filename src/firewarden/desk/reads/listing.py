"""The inbox: every conversation of the open incidents, chosen by where it stands, whose it is, and by words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.inbox import Conversation as Shown
from firewarden.desk.reads.inbox import newest_posts
from firewarden.desk.reads.part import LENGTH, Part, begin
from firewarden.desk.reads.queue import Place, brand_queue
from firewarden.desk.records import Conversation, Evidence, IncidentRole, Naming, Reply, scope
from firewarden.desk.records.talks import talks
from firewarden.steps.engage.conversation import Talk, hand, snoozed, state
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.conversation import CLAIM_MINUTES, Hand, State
from firewarden.vocabulary.incident import IncidentState

ME, NOBODY = "me", "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted of the inbox. `hand` None: in every hand. `whose`: `me`, `nobody` or the id of a colleague.
    `named`: only where a colleague's note names me and I have not looked."""

    hand: Hand | None = Hand.OURS
    state: State | None = None
    whose: str = ""
    network: str = ""
    incident: int | None = None
    words: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`key` names it in forms: 12-7. `post` is the newest one, with what we did about it. `writer`: who has it just
    now. `until`: it is snoozed until then."""

    key: str
    incident: int
    number: int
    state: State
    hand: Hand
    owner: str
    role: str
    writer: str
    until: Instant | None
    reason: str
    note: str
    post: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """`hands` and `states` count all that was asked for but for those two. `keys` are of all, not only of what is
    shown. `named`: conversations in which a note names me."""

    part: Part[Row]
    hands: Mapping[Hand, int]
    states: Mapping[State, int]
    networks: tuple[str, ...]
    incidents: tuple[tuple[int, str], ...]
    keys: tuple[str, ...]
    named: int


@dataclass(frozen=True, slots=True)
class _Known:
    talk: Talk
    hand: Hand
    state: State
    incident: int
    number: int
    platform: str


def listing(access: Access, asked: Asked, start: int = 0) -> Listing:
    """A fixed number of queries. Who waits comes first, in the order of the queue; then whoever wrote last."""
    access.need("read")
    rows = scope.of_incidents(access, Conversation).filter(incident__state=IncidentState.OPEN)
    rows = rows.filter(posts__kind="post").distinct()
    places = {place.conversation: place for place in brand_queue(access)}
    known = _known(access, rows)
    found = {pk: known[pk] for pk in rows.filter(_chosen(access, asked)).values_list("pk", flat=True) if pk in known}
    kept = [pk for pk, one in found.items() if asked.hand in (None, one.hand) and asked.state in (None, one.state)]
    kept = _ordered(kept, list(places), found)
    first = begin(start, len(kept))
    named = {(one.incident, one.platform): one for one in known.values()}
    return Listing(
        part=Part(rows=_rows(access, kept[first : first + LENGTH], found, places), start=first, total=len(kept)),
        hands=Counter(one.hand for one in found.values()),
        states=Counter(one.state for one in found.values() if asked.hand in (None, one.hand)),
        networks=tuple(sorted({platform for _, platform in named})),
        incidents=_incidents(access, {incident for incident, _ in named}),
        keys=tuple(f"{found[pk].incident}-{found[pk].number}" for pk in kept),
        named=rows.filter(_naming(access)).count(),
    )


def _known(access: Access, rows: QuerySet[Conversation]) -> dict[UUID, _Known]:
    found = talks(rows)
    columns = rows.order_by("incident__number", "number").values_list("pk", "incident__number", "number", "platform")
    return {
        pk: _Known(found[pk], hand(found[pk], access.now), state(found[pk]), incident, number, platform)
        for pk, incident, number, platform in columns
    }


def _chosen(access: Access, asked: Asked) -> Q:
    """All but hand and state, which no column holds."""
    wanted = Q()
    if asked.network:
        wanted &= Q(platform=asked.network)
    if asked.incident is not None:
        wanted &= Q(incident__number=asked.incident)
    if asked.whose == ME:
        wanted &= Q(owner=access.user) | _by_my_roles(access)
    elif asked.whose == NOBODY:
        wanted &= Q(owner=None, role="")
    elif asked.whose:
        wanted &= Q(owner=asked.whose)
    if asked.named:
        wanted &= _naming(access)
    return wanted & _with_words(asked.words)


def _naming(access: Access) -> Q:
    return Q(pk__in=Naming.objects.filter(user=access.user, seen_at=None).values("note__conversation"))


def _by_my_roles(access: Access) -> Q:
    wanted = Q(pk=None)
    for incident, role in IncidentRole.objects.filter(user=access.user).values_list("incident", "role"):
        wanted |= Q(incident=incident, role=role)
    return wanted


def _with_words(words: str) -> Q:
    """Each word in a post of theirs, in a reply of ours, or in their name."""
    wanted = Q()
    for word in words.split():
        posts = Evidence.objects.filter(text__icontains=word).exclude(conversation=None).values("conversation")
        ours = Reply.objects.filter(text__icontains=word).exclude(evidence__conversation=None)
        wanted &= (
            Q(author__icontains=word.lstrip("@")) | Q(pk__in=posts) | Q(pk__in=ours.values("evidence__conversation"))
        )
    return wanted


def _ordered(kept: Sequence[UUID], queue: Sequence[UUID], found: Mapping[UUID, _Known]) -> list[UUID]:
    at = {pk: place for place, pk in enumerate(queue)}
    waiting = sorted((pk for pk in kept if pk in at), key=at.__getitem__)
    others = [pk for pk in kept if pk not in at]
    return [*waiting, *sorted(others, key=lambda pk: (-found[pk].incident, -found[pk].talk.newest))]


def _incidents(access: Access, numbers: set[int]) -> tuple[tuple[int, str], ...]:
    rows = scope.incidents(access).filter(number__in=numbers).order_by("-number").values_list("number", "title")
    return tuple((number, str(title)) for number, title in rows)


def _rows(
    access: Access, shown: Sequence[UUID], found: Mapping[UUID, _Known], places: Mapping[UUID, Place]
) -> list[Row]:
    kept = {row.pk: row for row in Conversation.objects.filter(pk__in=shown).select_related("owner", "writer")}
    posts = newest_posts(access, shown, places)
    return [_row(access, kept[pk], found[pk], posts[pk]) for pk in shown if pk in posts]


def _row(access: Access, row: Conversation, known: _Known, post: Shown) -> Row:
    writing = row.writing_at is not None and row.writing_at > access.wall - CLAIM_MINUTES * MINUTE
    return Row(
        key=f"{known.incident}-{known.number}",
        incident=known.incident,
        number=known.number,
        state=known.state,
        hand=known.hand,
        owner=str(row.owner or ""),
        role=row.role,
        writer=str(row.writer or "") if writing else "",
        until=known.talk.snoozed_until if snoozed(known.talk, access.now) else None,
        reason=row.reason,
        note=row.note,
        post=post,
    )
