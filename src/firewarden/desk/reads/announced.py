"""A public update as those hear it who subscribed: published words alone. What is told of an update by mail and to
programs is decided here, and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.status import thread_of, words_of
from firewarden.desk.records import Brand, SubscriptionWish, Update
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.progress import Channel
from firewarden.vocabulary.statement import Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """`id` is the update's, `thread` as the public knows what it is about; `corrects` the number of another one.
    `text` is in `language`, the one asked for where there are words in it."""

    id: UUID
    thread: UUID
    number: int
    phase: Phase
    text: str
    language: str
    topics: tuple[str, ...]
    published_at: Instant
    next_at: Instant | None
    corrects: int | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """In whose name, and how it looks."""

    name: str
    slug: str
    color: str
    url: str


def sender(access: Access, outside: Outside) -> Sender:
    brand = Brand.objects.get(pk=access.brand)
    return Sender(name=brand.name, slug=brand.slug, color=brand.color, url=_page(brand, outside))


def announcements(access: Access, updates: Sequence[UUID], outside: Outside, language: str = "") -> list[Announcement]:
    """In the order given. `language` empty: as they were written."""
    base = _page(Brand.objects.get(pk=access.brand), outside)
    rows = Update.objects.filter(pk__in=updates, incident__brand=access.brand).select_related("corrects")
    found = {row.pk: row for row in rows}
    return [_announcement(found[one], base, language) for one in updates if one in found]


def newest(access: Access) -> UUID | None:
    row = Update.objects.filter(incident__brand=access.brand).order_by("-published_at", "-number").first()
    return row.pk if row else None


def language_of_wish(wish: UUID) -> str:
    return str(SubscriptionWish.objects.values_list("language", flat=True).get(pk=wish))


def _announcement(row: Update, base: str, language: str) -> Announcement:
    thread = thread_of(row)
    text, said = words_of(row, Channel.MAIL, language)
    return Announcement(
        id=row.pk,
        thread=thread,
        number=row.number,
        phase=Phase(row.phase),
        text=text,
        language=said,
        topics=tuple(row.topics),
        published_at=Instant(row.published_at),
        next_at=None if row.next_at is None else Instant(row.next_at),
        corrects=row.corrects.number if row.corrects else None,
        url=f"{base}incidents/{thread.hex}/",
    )


def _page(brand: Brand, outside: Outside) -> str:
    """Under a name of its own, where it has one."""
    if brand.status_host:
        return f"https://{brand.status_host}/"
    return outside.address + reverse("public:status", kwargs={"brand": brand.slug})
