"""Which entries of a feed are new, which are changed, and what has to be remembered to know it."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlsplit

import msgspec

from firewarden.connectors.feeds.wire import Entry
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Author, Post, PostKind, made_up_key, post_key

PLATFORM = "feed"
_LONGEST_ID = 300


@dataclass(frozen=True, slots=True)
class Handed:
    """`mark` is the entry's short name among what is seen, `versions` the seconds of its first and newest version."""

    mark: str
    versions: tuple[int, int]
    item: Fetched | Unreadable

    def worth_a_first_look(self, since: Instant) -> bool:
        """What has a time has a version."""
        return isinstance(self.item, Unreadable) or (self.versions[1] > 0 and self.item.post.created_at >= since)


class Place(msgspec.Struct, omit_defaults=True):
    """What is remembered of one address. `at`: where its page says that the feed is. `seen`: of each entry in it the
    seconds of its first and of its newest version. `hub` pushes `topic`: it was `asked` last at that instant, has
    promised to until `until`, and is asked anew from `renew` on."""

    at: str = ""
    etag: str = ""
    modified: str = ""
    seen: dict[str, tuple[int, int]] = {}
    hub: str = ""
    topic: str = ""
    asked: int = 0
    until: int = 0
    renew: int = 0


def key_of(entry: Entry, address: str) -> PostKey:
    """Ids that are addresses or tags are unique everywhere; others only within their feed."""
    native = entry.id or entry.link
    if native is None:
        return made_up_key(PLATFORM, address, Instant(0), f"{entry.title}\n{entry.text}")
    if ":" not in native:
        native = f"{urlsplit(address).netloc}{urlsplit(address).path}#{native}"
    if len(native) > _LONGEST_ID:
        native = blake2b(native.encode(), digest_size=16).hexdigest()
    return post_key(PLATFORM, native)


def news(
    entries: Iterable[Entry | Unreadable], place: Place, address: str, source: SourceId, now: Instant
) -> list[Handed]:
    """New and changed entries, oldest first. One without any time is as old as our first look at it."""
    found = [_handed(entry, place, address, source, now) for entry in entries]
    unique = {handed.mark: handed for handed in found if handed is not None}
    return sorted(unique.values(), key=_created)


def marks(entries: Iterable[Entry | Unreadable], address: str) -> set[str]:
    return {mark_of(entry, address) for entry in entries}


def mark_of(entry: Entry | Unreadable, address: str) -> str:
    """What cannot be read is told apart by its bytes, so that it is quarantined once."""
    name = key_of(entry, address).encode() if isinstance(entry, Entry) else entry.raw
    return urlsafe_b64encode(blake2b(name, digest_size=6).digest()).decode()


def _handed(entry: Entry | Unreadable, place: Place, address: str, source: SourceId, now: Instant) -> Handed | None:
    mark = mark_of(entry, address)
    before = place.seen.get(mark)
    if isinstance(entry, Unreadable):
        return None if before else Handed(mark, (0, 0), entry)
    stamp = entry.updated or entry.published
    version = stamp // SECOND if stamp is not None else 0
    if before is not None and version <= before[1]:
        return None
    created = entry.published or (Instant(before[0] * SECOND) if before else entry.updated) or now
    edited = stamp if stamp is not None and stamp > created else None
    post = _post(entry, key_of(entry, address), source, created, edited)
    return Handed(mark, (before[0] if before else created // SECOND, version), Fetched(post=post, raw=entry.raw))


def _created(handed: Handed) -> int:
    return handed.item.post.created_at if isinstance(handed.item, Fetched) else 0


def _post(entry: Entry, key: PostKey, source: SourceId, created: Instant, edited: Instant | None) -> Post:
    return Post(
        key=key,
        platform=PLATFORM,
        source=source,
        created_at=created,
        text=entry.text,
        title=entry.title,
        author=Author(handle=entry.author) if entry.author else None,
        url=entry.link,
        lang=entry.lang,
        kind=PostKind.ARTICLE,
        replies=entry.replies,
        has=entry.has,
        pictures=entry.pictures,
        edited_at=edited,
    )
