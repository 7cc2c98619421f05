"""Posts of an incident whose authors do not wait: taken care of, put aside, or asking nothing of us."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.hiding import hide
from firewarden.desk.reads.part import LENGTH, Part, begin
from firewarden.desk.reads.queue import Place
from firewarden.desk.records import Case, Conversation, Evidence, Reply, scope
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.conversation import SETTLING
from firewarden.vocabulary.mention import Tone

LISTS = ("answered", "aside", "others")
"""What is both answered and put aside is in both of these lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledRow:
    """`answered`: a reply of ours went out, or the author was answered at a later post. `cases` are the numbers of
    private ones."""

    number: int
    text: str
    author: str
    platform: str
    posted_at: Instant | None
    answered: bool
    cases: tuple[int, ...]
    aside_reason: str


def settled(
    access: Access, number: int, queue: Sequence[Place], starts: Mapping[str, int] | None = None
) -> dict[str, Part[SettledRow]]:
    """What is not in `queue`, that of the incident: the three lists by their names, newest first. `starts` says from
    which place on one is shown. Three queries; only what is shown is fetched whole."""
    access.need("read")
    rows = Evidence.objects.filter(incident=scope.incident(access, number), kind="post", erased_at=None)
    lists = _lists(rows, {post for place in queue for post in place.posts})
    first = {name: begin((starts or {}).get(name, 0), len(lists[name])) for name in LISTS}
    shown = {name: lists[name][first[name] : first[name] + LENGTH] for name in LISTS}
    made = _rows(access, rows.filter(pk__in=[pk for keys in shown.values() for pk in keys]))
    return {
        name: Part(rows=[made[pk] for pk in shown[name]], start=first[name], total=len(lists[name])) for name in LISTS
    }


def _lists(rows: QuerySet[Evidence], waiting: set[int]) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = {name: [] for name in LISTS}
    columns = _marked(rows).order_by("-posted_at", "-number")
    for pk, number, tone, *asks, aside, written, private in columns.values_list(
        "pk", "number", "tone", "question", "first_person", "aside", "written_to", "private"
    ):
        if number in waiting:
            continue
        wants = tone == Tone.NEGATIVE or any(asks)
        cared_for = written or private or (wants and not aside)
        if cared_for:
            found["answered"].append(pk)
        if aside:
            found["aside"].append(pk)
        elif not cared_for:
            found["others"].append(pk)
    return found


def _marked(rows: QuerySet[Evidence]) -> QuerySet[Any, Any]:
    closed = Conversation.objects.filter(
        pk=OuterRef("conversation"), verdict__in=SETTLING, seen__gte=OuterRef("number")
    )
    replies, cases = Reply.objects.filter(evidence=OuterRef("pk")), Case.objects.filter(evidence=OuterRef("pk"))
    marked: QuerySet[Any, Any] = rows.annotate(
        aside=Exists(closed),
        written_to=Exists(replies),
        private=Exists(cases),
        sent=Exists(replies.exclude(sent_at=None)),
    )
    return marked


def _rows(access: Access, rows: QuerySet[Evidence]) -> dict[UUID, SettledRow]:
    columns = _marked(rows).only("number", "text", "author", "platform", "posted_at", "conversation__note")
    made = {}
    for row in columns.select_related("conversation").prefetch_related("cases"):
        cases = tuple(sorted(case.number for case in row.cases.all()))
        made[row.pk] = SettledRow(
            number=row.number,
            text=hide(access, row.text, row.author),
            author=row.author,
            platform=row.platform,
            posted_at=None if row.posted_at is None else Instant(row.posted_at),
            answered=row.sent or not cases,
            cases=cases,
            aside_reason=row.conversation.note if row.aside and row.conversation else "",
        )
    return made
