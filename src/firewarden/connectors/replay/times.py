"""Reads the time of a post, however an export wrote it: ISO 8601, RFC 2822, epoch numbers, words, dates alone."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from firewarden.connectors.replay.numbers import NOTHING
from firewarden.connectors.replay.tally import Reason, Repair, Tally
from firewarden.vocabulary.clock import SECOND, Instant

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
"""A post from outside these years has a wrong clock or an empty field; the future is the reader's concern."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = int(EARLIEST.timestamp())
_LAST = int(LATEST.timestamp())
_LONGEST = 80
_NUMBER = re.compile(r"-?\d+(?:\.\d*)?(?:[eE]\+?\d+)?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?m\b\.?)?", re.IGNORECASE)
_OFFSET = re.compile(r"(?<=\d)\s*(?:UTC|GMT)?\s?([+-])(\d{2}):?(\d{2})\b")
_DATE = re.compile(r"(?<!\d)(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
_ZONES: dict[str, float] = {
    "UTC": 0,
    "GMT": 0,
    "UT": 0,
    "Z": 0,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
}
_ZONES |= {"PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "BST": 1, "IST": 5.5, "JST": 9}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_OTHER_MONTHS = {"ene": 1, "fév": 2, "fev": 2, "mär": 3, "mrz": 3, "abr": 4, "avr": 4, "mai": 5, "juin": 6, "juil": 7}
_OTHER_MONTHS |= {"ago": 8, "aoû": 8, "aou": 8, "set": 9, "okt": 10, "out": 10, "dez": 12, "dic": 12, "déc": 12}


class Times:
    """`zone` is taken for times that name none; `day_first`: 3/4/2017 is the third of April."""

    def __init__(self, zone: tzinfo, tally: Tally, *, day_first: bool = False) -> None:
        self.zone = zone
        self.day_first = day_first
        self._tally = tally

    def read(self, value: object) -> Instant | Reason:
        """The instant, or why there is none."""
        if type(value) is str and len(value) == 20 and value[-1] == "Z":
            # By far the most usual way of writing, read without a detour.
            try:
                since = datetime.fromisoformat(value) - _EPOCH
            except ValueError:
                pass
            else:
                second = since.days * 86_400 + since.seconds
                return Instant(second * SECOND) if _FIRST <= second < _LAST else Reason.IMPOSSIBLE_TIME
        moment = self._moment(value)
        if isinstance(moment, Reason):
            return moment
        if moment.tzinfo is None:
            self._tally.note(Repair.NAIVE_TIME)
            moment = moment.replace(tzinfo=self.zone)
        if not EARLIEST <= moment < LATEST:
            return Reason.IMPOSSIBLE_TIME
        since = moment - _EPOCH
        return Instant((since.days * 86_400 + since.seconds) * SECOND + since.microseconds)

    def _moment(self, value: object) -> datetime | Reason:
        if isinstance(value, str):
            return self._written(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return from_epoch(value)
        if isinstance(value, dict) and len(value) == 1:
            # {"$date": ...}, the way document databases export a time.
            (inner,) = value.values()
            return Reason.BAD_TIME if isinstance(inner, dict) else self._moment(inner)
        return Reason.BAD_TIME

    def _written(self, text: str) -> datetime | Reason:
        if len(text) > 10 and text[4] == "-":
            try:
                return datetime.fromisoformat(text)
            except ValueError:
                pass
        text = text.strip()
        if text.lower() in NOTHING:
            return Reason.NO_TIME
        if len(text) > _LONGEST:
            return Reason.BAD_TIME
        if _NUMBER.fullmatch(text):
            return _from_digits(text)
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return self._in_words(text)
        if len(text) <= 10:
            self._tally.note(Repair.DAY_ONLY)
        return moment

    def _in_words(self, text: str) -> datetime | Reason:
        """Takes out the clock, then the zone, then finds the date in what is left, in whatever order they stand."""
        clock = _CLOCK.search(text)
        offset = _OFFSET.search(text, clock.end() if clock else len(text))
        rest = text
        if offset is not None:
            rest = rest[: offset.start()] + " " + rest[offset.end() :]
        if clock is not None:
            rest = rest[: clock.start()] + " " + rest[clock.end() :]
        day = self._date(rest)
        if day is None:
            return Reason.BAD_TIME
        if clock is None:
            self._tally.note(Repair.DAY_ONLY)
        try:
            year, month, date = day
            return datetime(year, month, date, *_of_day(clock), tzinfo=_zone(offset, rest))
        except ValueError:
            return Reason.IMPOSSIBLE_TIME

    def _date(self, text: str) -> tuple[int, int, int] | None:
        figures = _DATE.search(text)
        if figures is None:
            return _named_date(text)
        first, second, third = int(figures[1]), int(figures[3]), int(figures[4])
        if len(figures[1]) > 2:
            return first, second, third
        year = third if len(figures[4]) > 2 else 2000 + third
        day_first = self.day_first or figures[2] == "." or first > 12
        return (year, second, first) if day_first and second <= 12 else (year, first, second)


def from_epoch(number: float) -> datetime | Reason:
    """Seconds, milli-, micro- or nanoseconds since 1970, told apart by their size."""
    for per_second in (1, 1_000, 1_000_000, 1_000_000_000):
        if _FIRST * per_second <= number < _LAST * per_second:
            return _EPOCH + timedelta(microseconds=round(number * 1_000_000 / per_second))
    return Reason.IMPOSSIBLE_TIME


def is_time(value: object) -> bool:
    """Whether a column of such values could be the time of its posts."""
    return not isinstance(Times(UTC, Tally()).read(value), Reason)


def has_clock(text: str) -> bool:
    """Whether there is a time of day in it."""
    return _CLOCK.search(text) is not None


def writes_day_first(values: list[str]) -> bool | None:
    """Whether dates like 3/4/2017 start with the day; None where no value tells."""
    for value in values:
        found = _DATE.search(value)
        if found is None or len(found[1]) > 2 or found[2] == ".":
            continue
        if int(found[1]) > 12:
            return True
        if int(found[3]) > 12:
            return False
    return None


def _from_digits(text: str) -> datetime | Reason:
    if text.isdigit() and len(text) in (8, 14) and text[:2] in ("19", "20"):
        try:
            return datetime.strptime(text, "%Y%m%d" if len(text) == 8 else "%Y%m%d%H%M%S")  # noqa: DTZ007
        except ValueError:
            return Reason.IMPOSSIBLE_TIME
    return from_epoch(float(text))


def _of_day(clock: re.Match[str] | None) -> tuple[int, int, int, int]:
    if clock is None:
        return 0, 0, 0, 0
    hour, half = int(clock[1]), (clock[5] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    # A leap second has no place in a datetime.
    return hour, int(clock[2]), min(int(clock[3] or 0), 59), int((clock[4] or "0")[:6].ljust(6, "0"))


def _zone(offset: re.Match[str] | None, rest: str) -> tzinfo | None:
    if offset is not None:
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-ahead if offset[1] == "-" else ahead)
    for word in re.findall(r"\b[A-Z]{1,4}\b", rest):
        if word in _ZONES:
            return timezone(timedelta(hours=_ZONES[word]))
    return None


def _named_date(text: str) -> tuple[int, int, int] | None:
    month = next((m for m in map(_month, re.findall(r"[^\W\d_]{3,12}", text)) if m), None)
    numbers = re.findall(r"\d+", text)
    year = next((n for n in numbers if len(n) == 4), None)
    day = next((n for n in numbers if len(n) <= 2), None)
    if month is None or year is None or day is None:
        return None
    return int(year), month, int(day)


def _month(word: str) -> int | None:
    word = word.lower()
    if word[:3] in _MONTHS:
        return _MONTHS.index(word[:3]) + 1
    return _OTHER_MONTHS.get(word[:3]) or _OTHER_MONTHS.get(word[:4])
