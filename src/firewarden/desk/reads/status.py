"""What everybody may read of a brand: its updates, the promises made in public, the topics. It takes no Access because
it shows published words alone: no title or number of an incident, no name of anybody who works here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.records import Brand, Promise, Topic, Update
from firewarden.desk.records.variants import variants_of
from firewarden.steps.rebuild.ledger import state_at
from firewarden.steps.respond.variants import chosen
from firewarden.steps.update.schedule import is_late
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.progress import Channel
from firewarden.vocabulary.promise import PromiseState, SaidIn
from firewarden.vocabulary.statement import Phase

RECENT = 90 * DAY
"""So long what is over stands on the first page; then it is found among the past ones."""
MOST = 2000
"""Updates and promises of a brand that are shown, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One update. `text` and `feed`: its words on the page and in feeds, both in `language`, which is the one asked for
    where it has words in that. `corrects` and `corrected_by` are numbers of updates of the same thread."""

    id: UUID
    number: int
    phase: Phase
    text: str
    feed: str
    language: str
    published_at: Instant
    next_at: Instant | None
    corrects: int | None
    corrected_by: int | None
    topics: tuple[str, ...]
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise made in public. It is never shown who sees to it, nor why it was withdrawn."""

    id: UUID
    text: str
    made_at: Instant
    due_at: Instant | None
    state: PromiseState
    settled_at: Instant | None
    thread: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What we told the public about one incident, newest first. `id` is that of the first update: the public knows no
    other name of it. `over`: we said so, or nobody works on it any more."""

    id: UUID
    phase: Phase
    started_at: Instant
    changed_at: Instant
    next_at: Instant | None
    late: bool
    over: bool
    updates: tuple[Told, ...]
    promises: tuple[Promised, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(topic for one in self.updates for topic in one.topics))

    @property
    def level(self) -> Level:
        """The highest it was told at."""
        return max(one.level for one in self.updates)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicName:
    slug: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPage:
    """`threads` by when they changed, newest first, those that are not over before the others. `language` is the one
    asked for, `languages` all that the brand publishes in, the first of them its own. `changes_at`: when the page reads
    otherwise though nothing is written, since a promised time passes; None: never."""

    brand: str
    slug: str
    color: str
    logo: str
    host: str
    zone: str
    kind: BrandKind
    now: Instant
    language: str
    languages: tuple[str, ...]
    topics: tuple[TopicName, ...]
    threads: tuple[Thread, ...]
    promises: tuple[Promised, ...]

    @property
    def changed_at(self) -> Instant:
        """When its words were last changed, by an update or by what became of a promise."""
        told = [thread.changed_at for thread in self.threads]
        told += [one.settled_at or one.made_at for one in self.promises]
        return max(told, default=Instant(0))

    @property
    def recent(self) -> tuple[Thread, ...]:
        return tuple(one for one in self.threads if not one.over or one.changed_at > self.now - RECENT)

    @property
    def past(self) -> tuple[Thread, ...]:
        return tuple(one for one in self.threads if one.over)

    def thread(self, wanted: UUID) -> Thread:
        """Raises NotFound."""
        found = next((one for one in self.threads if one.id == wanted), None)
        if found is None:
            raise NotFound("There is no such page.")
        return found

    def named(self, topics: Iterable[str]) -> tuple[TopicName, ...]:
        wanted = set(topics)
        return tuple(one for one in self.topics if one.slug in wanted)


def status_page(slug: str, wall: Instant, language: str = "") -> StatusPage:
    """`language` empty: the brand's own. Raises NotFound, also for a language the brand does not publish in. Five
    queries."""
    brand = Brand.objects.filter(slug=slug, retired_at=None, status_page=True).select_related("logo").first()
    if brand is None:
        raise NotFound("There is no such page.")
    languages = brand.published_in()
    language = language or languages[0]
    if language not in languages:
        raise NotFound("There is no such page.")
    now = brand.clock().at(wall)
    updates = list(_updates(brand))
    promises = _promises(brand, updates, now)
    threads = [_thread(rows, promises, language, now) for rows in _together(updates)]
    return StatusPage(
        brand=brand.name,
        slug=brand.slug,
        color=brand.color,
        logo=brand.logo.sha256 if brand.logo is not None and brand.logo.data else "",
        host=brand.status_host or "",
        zone=brand.status_zone,
        kind=BrandKind(brand.kind),
        now=now,
        language=language,
        languages=languages,
        topics=_topics(brand, language, updates),
        threads=tuple(sorted(threads, key=lambda one: (one.over, -one.changed_at))),
        promises=tuple(sorted(promises, key=_urgency)),
    )


def hosts() -> dict[str, str]:
    """Slugs of brands by the name of the host under which their page stands alone."""
    rows = Brand.objects.filter(retired_at=None, status_page=True).exclude(status_host=None)
    return {str(host): slug for host, slug in rows.values_list("status_host", "slug")}


def slugs() -> list[str]:
    """Of brands that have a page."""
    rows = Brand.objects.filter(retired_at=None, status_page=True).order_by("slug")
    return list(rows.values_list("slug", flat=True))


def logo(slug: str, sha256: str) -> tuple[bytes, str]:
    """Its bytes and media type. Raises NotFound."""
    brand = Brand.objects.filter(slug=slug, retired_at=None, status_page=True, logo__sha256=sha256)
    row = brand.select_related("logo").first()
    if row is None or row.logo is None or row.logo.data is None:
        raise NotFound("There is no such picture.")
    return bytes(row.logo.data), row.logo.media_type


def thread_of(update: Update) -> UUID:
    """By which the public finds the thread of an update. One query."""
    first = Update.objects.filter(incident=update.incident_id).order_by("number").values_list("pk", flat=True).first()
    return first or update.pk


def words_of(update: Update, channel: Channel, language: str = "") -> tuple[str, str]:
    """What it says there and the language of that: words of its own for the channel in the language, else for every
    channel in it, else those of the text itself."""
    own = update.language or language
    for asked in (language, language.partition("-")[0]):
        found = chosen(variants_of(update.variants), channel, "" if _same(asked, own) else asked)
        if found is not None:
            return found.text, found.language or own
        if _same(asked, own):
            return update.text, own
    found = chosen(variants_of(update.variants), channel)
    return (update.text if found is None else found.text), own


def _same(asked: str, own: str) -> bool:
    return not asked or asked == own or asked.partition("-")[0] == own.partition("-")[0]


def _updates(brand: Brand) -> Sequence[Update]:
    rows = Update.objects.filter(incident__brand=brand).select_related("corrects", "incident")
    return list(rows.order_by("-published_at", "-number")[:MOST])


def _together(rows: Sequence[Update]) -> list[list[Update]]:
    """Of one incident each, newest first."""
    found: dict[UUID, list[Update]] = {}
    for row in rows:
        found.setdefault(row.incident_id, []).append(row)
    return [sorted(one, key=lambda row: -row.number) for one in found.values()]


def _thread(rows: list[Update], promises: Sequence[Promised], language: str, now: Instant) -> Thread:
    newest, first = rows[0], rows[-1]
    over = newest.phase == Phase.CLOSED or newest.incident.closed_at is not None
    after = {row.corrects_id: row.number for row in rows if row.corrects_id is not None}
    next_at = None if newest.next_at is None or over else Instant(newest.next_at)
    return Thread(
        id=first.pk,
        phase=Phase(newest.phase),
        started_at=Instant(first.published_at),
        changed_at=Instant(newest.published_at),
        next_at=next_at,
        late=is_late(next_at, now),
        over=over,
        updates=tuple(_told(row, language, after) for row in rows),
        promises=tuple(one for one in promises if one.thread == first.pk),
    )


def _told(row: Update, language: str, after: Mapping[UUID, int]) -> Told:
    text, said = words_of(row, Channel.PAGE, language)
    return Told(
        id=row.pk,
        number=row.number,
        phase=Phase(row.phase),
        text=text,
        feed=words_of(row, Channel.FEED, language)[0],
        language=said,
        published_at=Instant(row.published_at),
        next_at=None if row.next_at is None else Instant(row.next_at),
        corrects=row.corrects.number if row.corrects else None,
        corrected_by=after.get(row.pk),
        topics=tuple(row.topics),
        level=Level(row.level),
    )


def _promises(brand: Brand, updates: Sequence[Update], now: Instant) -> list[Promised]:
    """Those marked public, of incidents we told the public about, in words the public has read: found in what went out,
    or put down by hand as they stand in an update. What was promised to one person is theirs alone."""
    heard = [_level(text) for row in updates for text in (row.text, *(str(one["text"]) for one in row.variants))]
    threads = {rows[-1].incident_id: rows[-1].pk for rows in _together(updates)}
    found = Promise.objects.filter(incident__brand=brand, incident__in=threads, public=True, reply=None)
    found = found.exclude(state=PromiseState.STRUCK).exclude(said_in=SaidIn.REPLY).order_by("-made_at", "-number")
    shown = [row for row in found[:MOST] if row.key is not None or any(_level(row.text) in words for words in heard)]
    return [_promised(row, threads[row.incident_id], now) for row in shown]


def _level(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


def _promised(row: Promise, thread: UUID, now: Instant) -> Promised:
    return Promised(
        id=row.pk,
        text=row.text,
        made_at=Instant(row.made_at),
        due_at=None if row.due_at is None else Instant(row.due_at),
        state=state_at(row.to_value(), now),
        settled_at=None if row.settled_at is None else Instant(row.settled_at),
        thread=thread,
    )


def _urgency(one: Promised) -> tuple[int, int]:
    """Late ones first, then by when they are due, then what is settled, newest first."""
    if one.settled_at is not None:
        return 2, -one.settled_at
    return (0 if one.state is PromiseState.LATE else 1), one.due_at or Instant(1 << 62)


def _topics(brand: Brand, language: str, updates: Sequence[Update]) -> tuple[TopicName, ...]:
    """Those in use, and retired ones some update is about."""
    used = {topic for row in updates for topic in row.topics}
    rows = [row for row in Topic.objects.filter(brand=brand) if row.retired_at is None or row.slug in used]
    return tuple(
        sorted((TopicName(slug=row.slug, name=row.called(language)) for row in rows), key=lambda one: one.name)
    )
