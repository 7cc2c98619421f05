"""When it may be better not to reply to those who are shown: what speaks against it, gathered in three queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec
from django.db.models import Max

from firewarden.desk.access import Access
from firewarden.desk.reads.queue import Place
from firewarden.desk.records import Evidence, Fact, Publication, Reply, scope
from firewarden.desk.records.talks import LOST
from firewarden.steps.engage.restraint import Advice, Around, restraint
from firewarden.text.abuse import nothing_else
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.post import Post

Who = tuple[UUID, str, str]
"""Incident, network and name."""


def advice(access: Access, places: Sequence[Place], rows: Mapping[UUID, Evidence]) -> dict[UUID, Advice]:
    """By the id of the newest post of each place; `rows` are these posts. Who may be answered is not named."""
    access.need("read")
    shown = [(place, rows[place.newest]) for place in places if place.newest in rows]
    posts = {row.pk: msgspec.json.decode(row.post, type=Post) for _, row in shown if row.post}
    answered, news = _answered([row for _, row in shown]), _news(access, {row.incident_id for _, row in shown})
    ours = set(
        Publication.objects.filter(key__in=[post.reply_to for post in posts.values() if post.reply_to]).values_list(
            "key", flat=True
        )
    )
    handles = [handle.lstrip("@").casefold() for handle in scope.brand(access).handles]
    found = {}
    for place, row in shown:
        times = answered[_who(row)]
        around = Around(
            abusive=nothing_else(row.text),
            answers=len(times),
            since_news=sum(at > news.get(row.incident_id, 0) for at in times),
            chorus=place.chorus,
            to_others=_to_others(posts.get(row.pk), ours, handles),
        )
        if (one := restraint(place.ranked, around)) is not None:
            found[place.newest] = one
    return found


def _who(row: Evidence) -> Who:
    return row.incident_id, row.platform, row.author or str(row.pk)


def _answered(rows: Sequence[Evidence]) -> dict[Who, list[Instant]]:
    """When each of them got answers of ours that went out."""
    found: dict[Who, list[Instant]] = defaultdict(list)
    names = {row.author for row in rows if row.author}
    sent = Reply.objects.filter(incident__in={row.incident_id for row in rows}, evidence__author__in=names)
    sent = sent.exclude(sent_at=None).exclude(deliveries__state__in=LOST)
    for incident, platform, author, at in sent.values_list(
        "incident", "evidence__platform", "evidence__author", "sent_at"
    ):
        found[incident, platform, author].append(Instant(at or 0))
    return found


def _news(access: Access, incidents: set[UUID]) -> dict[UUID, int]:
    """When a fact of each incident changed last."""
    facts = scope.of_incidents(access, Fact).filter(incident__in=incidents).values("incident")
    return {row["incident"]: row["last"] for row in facts.annotate(last=Max("changed_at"))}


def _to_others(post: Post | None, ours: set[str], handles: Sequence[str]) -> bool:
    if post is None or post.reply_to is None or post.reply_to in ours:
        return False
    text = post.text.casefold()
    return bool(handles) and not any(handle in text for handle in handles)
