"""Makes a post of one record, field by field as the mapping says, or tells why there is none."""

from collections.abc import Callable
from typing import Any

from firewarden.connectors.replay.cleaning import clean_text
from firewarden.connectors.replay.columns import Field
from firewarden.connectors.replay.mapping import Mapping, value_at
from firewarden.connectors.replay.media import attachments, pictures
from firewarden.connectors.replay.naming import Path, Record, platform_named
from firewarden.connectors.replay.numbers import count, stars, truth
from firewarden.connectors.replay.options import Options
from firewarden.connectors.replay.tally import Reason, Repair, Tally
from firewarden.connectors.replay.times import Times
from firewarden.connectors.replay.values import handle_of, id_of, kind_of, label_of, lang_of, slug, url_of
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, made_up_key, pictures_of, post_key

Read = Callable[[Record], object]
Convert = Callable[[object, Tally], object]
Extras = dict[str, Any]
"""Fields of a post that many recordings do not have, by their names in `Post`."""

_CONVERT: dict[Field, Convert] = {
    Field.TITLE: label_of,
    Field.URL: url_of,
    Field.LANG: lang_of,
    Field.KIND: kind_of,
    Field.LIKES: count,
    Field.REPOSTS: count,
    Field.REPLIES: count,
}
_POINTERS = {Field.REPOST_OF: PostKind.REPOST, Field.QUOTE_OF: PostKind.QUOTE, Field.REPLY_TO: PostKind.REPLY}
_PERSONAL: dict[Field, tuple[str, Convert]] = {
    Field.AUTHOR_NAME: ("name", label_of),
    Field.FOLLOWERS: ("followers", count),
    Field.VERIFIED: ("verified", truth),
}
_NONE: frozenset[Attachment] = frozenset()
_LINK = frozenset((Attachment.LINK,))
_IMAGE = frozenset((Attachment.IMAGE,))
_MOST_PLATFORMS = 10_000


class Wire:
    """The way from one recording's records to posts. Call `fit` when the mapping has learned."""

    def __init__(self, mapping: Mapping, options: Options, tally: Tally) -> None:
        self._mapping = mapping
        self._tally = tally
        self._source = options.source
        self._platform = slug(options.platform or "") or mapping.platform
        self._times = Times(options.zone, tally, day_first=mapping.day_first)
        self._author_times = Times(options.zone, Tally(), day_first=mapping.day_first)
        self._platforms: dict[str, str] = {}
        self.fit()

    def fit(self) -> None:
        """Takes the mapping as it now is."""
        chosen = self._mapping.choices
        self._read = {name: _reader([choice.path for choice in chosen.get(name, ())]) for name in Field}
        convert = _CONVERT | {Field.RATING: self._rating}
        # Looked up once: hashing an enum member for each post costs more than reading the column.
        self._read_time, self._read_text = self._read[Field.CREATED_AT], self._read[Field.TEXT]
        self._read_id, self._read_author = self._read[Field.ID], self._read[Field.AUTHOR]
        self._read_platform = self._read[Field.PLATFORM]
        self._extra = [
            (str(name), self._read[name], convert[name]) for name in Field if name in chosen.keys() & convert
        ]
        self._pointers = [(str(name), self._read[name], kind) for name, kind in _POINTERS.items() if name in chosen]
        personal = _PERSONAL | {Field.AUTHOR_SINCE: ("created_at", self._since)}
        self._personal = [(*named, self._read[name]) for name, named in personal.items() if name in chosen]
        self._media = [(choice.column, _reader([choice.path])) for choice in chosen.get(Field.HAS, ())]

    def post(self, record: Record) -> Post | Reason:
        """Unknown stays unknown; only a time and a text or title are needed."""
        tally = self._tally
        created_at = self._created_at(record)
        if isinstance(created_at, Reason):
            return created_at
        extras = self._extras(record)
        text = self._text(record)
        said = text or extras.get("title")
        if not said:
            return Reason.NO_TEXT
        platform = self._platform_of(record, extras)
        self._place_among_others(extras, record, platform, text)
        author = self._author(record)
        native = id_of(self._read_id(record), tally)
        if native is None:
            tally.note(Repair.MADE_UP_ID)
        return Post(
            key=made_up_key(platform, author.handle if author else None, created_at, said)
            if native is None
            else post_key(platform, native),
            platform=platform,
            source=self._source,
            created_at=created_at,
            text=text,
            author=author,
            has=self._has(record, text),
            pictures=self._pictures(record) if self._media else (),
            **extras,
        )

    def _created_at(self, record: Record) -> Instant | Reason:
        value = self._read_time(record)
        if value is None:
            return Reason.NO_TIME
        if self._mapping.clock is not None and isinstance(value, str):
            hour = value_at(record, self._mapping.clock)
            value = f"{value} {hour}" if isinstance(hour, str) else value
        return self._times.read(value)

    def _text(self, record: Record) -> str:
        value = self._read_text(record)
        if type(value) is str:
            return clean_text(value, self._tally)
        return label_of(value, self._tally) or ""

    def _extras(self, record: Record) -> Extras:
        extras: Extras = {}
        for name, read, convert in self._extra:
            value = read(record)
            if value is not None:
                found = convert(value, self._tally)
                if found is not None:
                    extras[name] = found
        return extras

    def _rating(self, value: object, tally: Tally) -> float | None:
        return stars(value, self._mapping.best, tally)

    def _platform_of(self, record: Record, extras: Extras) -> str:
        """What the record says; else what was said for all; else whose link it is."""
        value = self._read_platform(record)
        if type(value) is not str:
            url = extras.get("url")
            if url is None or self._platform != "file":
                return self._platform
            value = url[: url.find("/", 8) + 1 or None]
        platform = self._platforms.get(value)
        if platform is None:
            platform = platform_named(value) or ("" if "://" in value else slug(value)) or self._platform
            if len(self._platforms) < _MOST_PLATFORMS:
                self._platforms[value] = platform
        return platform

    def _place_among_others(self, extras: Extras, record: Record, platform: str, text: str) -> None:
        """What the post repeats, quotes or answers, and the kind that follows from it."""
        kinds = []
        for name, read, kind in self._pointers:
            value = read(record)
            native = None if value is None else id_of(value, self._tally)
            if native is not None:
                extras[name] = post_key(platform, native)
                kinds.append(kind)
        if kinds:
            extras["kind"] = kinds[0]
        elif "kind" not in extras:
            if "rating" in extras:
                extras["kind"] = PostKind.REVIEW
            elif text.startswith("RT @"):
                extras["kind"] = PostKind.REPOST

    def _author(self, record: Record) -> Author | None:
        value = self._read_author(record)
        handle = None if value is None else handle_of(value, self._tally)
        if handle is None or not self._personal:
            return None if handle is None else Author(handle=handle)
        known: dict[str, Any] = {}
        for name, convert, read in self._personal:
            value = read(record)
            if value is not None:
                known[name] = convert(value, self._tally)
        return Author(handle=handle, **known)

    def _since(self, value: object, _: Tally) -> Instant | None:
        """A wrong time of an account is unknown; it is no reason to reject its post."""
        since = self._author_times.read(value)
        return None if isinstance(since, Reason) else since

    def _has(self, record: Record, text: str) -> frozenset[Attachment]:
        found = _LINK if "://" in text and "http" in text else _NONE
        if "pic.twitter.com/" in text:
            found |= _IMAGE
        for column, read in self._media:
            value = read(record)
            if value:
                found |= attachments(column, value)
        return found

    def _pictures(self, record: Record) -> tuple[Picture, ...]:
        values = ((column, read(record)) for column, read in self._media)
        return pictures_of(one for column, value in values if value for one in pictures(column, value))


def _reader(paths: list[Path]) -> Read:
    """The first of these columns that holds something."""
    if not paths:
        return _nothing
    if len(paths) == 1:
        (path,) = paths
        return _column(path[0]) if len(path) == 1 else lambda record: value_at(record, path)

    def first(record: Record) -> object:
        values = (value_at(record, path) for path in paths)
        return next((value for value in values if value is not None and value != ""), None)

    return first


def _column(name: str) -> Read:
    return lambda record: record.get(name)


def _nothing(_: Record) -> object:
    return None
