"""What a feed or a calendar of a status page holds, with addresses that are absolute."""

from django.utils.translation import gettext

from firewarden.desk.public.addresses import Addresses, Form, Wish
from firewarden.desk.reads.status import Promised, StatusPage, Thread, Told
from firewarden.desk.words import word
from firewarden.reports.calendar import Event, calendar
from firewarden.reports.feeds import Entry, Feed, atom, json_feed, rss
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.promise import PromiseState

MOST = 50
"""Entries of a feed, newest first."""
WRITTEN = {Form.ATOM: atom, Form.RSS: rss, Form.JSON: json_feed}


def written(found: StatusPage, wish: Wish, at: Addresses, base: str) -> bytes:
    """`found` in the language of the wish, `base` without a slash at its end. Raises NotFound for a thread or a topic
    that is not there."""
    threads = chosen(found, wish)
    if wish.form is Form.CALENDAR:
        return calendar(_title(found, wish), found.language, _events(threads, at, base))
    names = {one.slug: one.name for one in found.topics}
    entries = [(one.published_at, one, thread) for thread in threads for one in thread.updates]
    entries = [one for one in entries if not wish.topic or wish.topic in one[1].topics]
    newest = sorted(entries, key=lambda one: (one[0], one[1].id), reverse=True)[:MOST]
    feed = Feed(
        id=f"urn:uuid:{wish.thread}" if wish.thread else f"{base}{at.root}feeds/{wish.name.rpartition('.')[0]}",
        home=base + (at.thread(wish.thread) if wish.thread else at.page()),
        address=f"{base}{at.root}feeds/{wish.name}",
        title=_title(found, wish),
        about=gettext("What we know, and when you hear from us again"),
        author=found.brand,
        language=found.language,
        changed_at=newest[0][0] if newest else found.changed_at,
        entries=[_entry(one, thread, names, at, base) for _at, one, thread in newest],
        icon=base + at.logo(found.logo) if found.logo else "",
    )
    return WRITTEN[wish.form](feed)


def chosen(found: StatusPage, wish: Wish) -> list[Thread]:
    """Raises NotFound."""
    if wish.topic and wish.topic not in {one.slug for one in found.topics}:
        raise NotFound("There is no such feed.")
    threads = [found.thread(wish.thread)] if wish.thread else list(found.threads)
    return [one for one in threads if one.level >= wish.level and (not wish.topic or wish.topic in one.topics)]


def _entry(one: Told, thread: Thread, names: dict[str, str], at: Addresses, base: str) -> Entry:
    said = {"number": one.number, "phase": word(one.phase)}
    title = gettext("Update %(number)s: %(phase)s") % said
    text = one.feed
    if one.corrects is not None:
        title = gettext("Correction of update %(corrects)s") % {"corrects": one.corrects}
    return Entry(
        id=f"urn:uuid:{one.id}",
        address=f"{base}{at.thread(thread.id)}#update-{one.number}",
        title=title,
        text=text,
        language=one.language,
        at=one.published_at,
        topics=tuple(names[slug] for slug in one.topics if slug in names),
    )


def _events(threads: list[Thread], at: Addresses, base: str) -> list[Event]:
    """When we speak next of what is not over, and when what we promised is due."""
    found = []
    for thread in threads:
        address = base + at.thread(thread.id)
        if thread.next_at is not None:
            found.append(
                Event(
                    id=f"next-{thread.id}",
                    at=thread.next_at,
                    changed_at=thread.changed_at,
                    title=gettext("Next public update"),
                    text=thread.updates[0].text,
                    address=address,
                )
            )
        found += [_due(one, address) for one in thread.promises if one.due_at is not None]
    return found


def _due(one: Promised, address: str) -> Event:
    return Event(
        id=f"promise-{one.id}",
        at=one.due_at or one.made_at,
        changed_at=one.settled_at or one.made_at,
        title=gettext("Promised: %(what)s") % {"what": one.text},
        text=gettext("It is %(state)s.") % {"state": word(one.state)},
        address=address,
        over=one.state is PromiseState.WITHDRAWN,
    )


def _title(found: StatusPage, wish: Wish) -> str:
    topics = [one.name for one in found.topics if one.slug == wish.topic]
    return " · ".join((found.brand, *topics, gettext("Updates")))
