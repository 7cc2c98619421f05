"""What the person who starts a replay may say, checked and in one value."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from firewarden.connectors.replay.columns import Field
from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import SourceId

LONGEST_LINE = 4_000_000
"""Bytes; a longer line is rejected without being held in memory."""


class Format(StrEnum):
    AUTO = "auto"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`columns` and `where` are pairs (field, column) and (column, value); `encoding` None: found out."""

    source: SourceId = SourceId("replay")
    format: Format = Format.AUTO
    columns: tuple[tuple[Field, str], ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    platform: str | None = None
    zone: tzinfo = UTC
    encoding: str | None = None
    longest_line: int = LONGEST_LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """`speed` None: as fast as possible. Posts made before `since` are not waited for."""

    speed: float | None = None
    since: Instant | None = None


def options_of(settings: dict[str, str], source: SourceId) -> Options:
    """Of a source's settings. Raises ConfigError for one that cannot be meant."""
    unknown = sorted(set(settings) - SETTINGS)
    if unknown:
        raise ConfigError(f"A replay has no setting {unknown[0]!r}. It knows: {', '.join(sorted(SETTINGS))}.")
    return Options(
        source=source,
        format=_format(settings.get("format", "auto")),
        columns=parse_map(settings.get("map", "")),
        where=parse_where(settings.get("where", "")),
        platform=settings.get("platform") or None,
        zone=_zone(settings.get("naive_zone") or "UTC"),
        encoding=_encoding(settings.get("encoding", "auto")),
    )


def pace_of(settings: dict[str, str]) -> Pace:
    """Of a source's settings. Raises ConfigError for a speed that is no positive number."""
    written, since = settings.get("speed", "max"), settings.get("pace_from")
    if written == "max":
        return Pace()
    try:
        speed = float(written.removesuffix("x"))
        start = from_iso(since) if since else None
    except ValueError as error:
        raise ConfigError(_SPEED.format(written, since)) from error
    if not 0 < speed < float("inf"):
        raise ConfigError(_SPEED.format(written, since))
    return Pace(speed=speed, since=start)


def parse_map(text: str) -> tuple[tuple[Field, str], ...]:
    """`text=body,created_at=when`. Raises ConfigError for a field that a post does not have."""
    pairs = []
    for part in filter(None, (p.strip() for p in text.replace("\n", ",").split(","))):
        field, equals, column = part.partition("=")
        if not equals or not column.strip():
            raise ConfigError(
                f"{part!r} does not say which column a field comes from. Write FIELD=COLUMN, as in text=body."
            )
        try:
            pairs.append((Field(field.strip().lower()), column.strip()))
        except ValueError as error:
            raise ConfigError(f"A post has no field {field.strip()!r}. It has: {', '.join(Field)}.") from error
    return tuple(pairs)


def parse_where(text: str) -> tuple[tuple[str, str], ...]:
    """One `COLUMN=VALUE` on each line."""
    pairs = []
    for line in filter(None, (p.strip() for p in text.splitlines())):
        column, equals, value = line.partition("=")
        if not equals or not column.strip():
            raise ConfigError(f"{line!r} does not say which lines to take. Write COLUMN=VALUE, as in brand=Acme.")
        pairs.append((column.strip(), value.strip()))
    return tuple(pairs)


def _format(text: str) -> Format:
    try:
        return Format(text.strip().lower())
    except ValueError as error:
        raise ConfigError(f"{text!r} is no format of a recording. There are: {', '.join(Format)}.") from error


def _zone(name: str) -> tzinfo:
    try:
        return UTC if name.upper() == "UTC" else ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ConfigError(f"There is no time zone {name!r}. Zones are named as in Europe/Berlin or UTC.") from error


def _encoding(name: str) -> str | None:
    if name.lower() == "auto":
        return None
    try:
        "".encode(name)
    except (LookupError, ValueError) as error:
        raise ConfigError(
            f"There is no encoding {name!r}. Usual ones are utf-8, utf-16, cp1252 and latin-1."
        ) from error
    return name


SETTINGS = frozenset(("path", "speed", "pace_from", "map", "where", "format", "platform", "naive_zone", "encoding"))
_SPEED = (
    "The speed {!r} from {!r} makes no sense. Say max, 1 for the original speed or 60 for sixty times, "
    "and a time with its zone."
)
