"""Reads the value of a field that is a number or a time: followers:[1000 TO *], rating:1, since:2026-01-31."""

import re
from datetime import UTC, datetime

from firewarden.steps.monitor.query.finding import Code, Finding, error
from firewarden.steps.monitor.query.syntax import RangeName
from firewarden.vocabulary.clock import Instant, from_datetime
from firewarden.vocabulary.said import say

TIMES = (RangeName.SINCE, RangeName.UNTIL)
EXACT = (RangeName.RATING, RangeName.HOUR)
"""Fields for which one number alone makes sense."""
BOUNDS = {RangeName.RATING: (0, 5), RangeName.HOUR: (0, 23)}

_RANGE = re.compile(r"\s*(\*|\d+)\s+TO\s+(\*|\d+)\s*")
_STARS = re.compile(r"\s*(\*|\d(?:\.\d+)?)\s+TO\s+(\*|\d(?:\.\d+)?)\s*")
_LOOSE_RANGE = re.compile(r"\s*(\*|[\d.,_]+[km]?)\s*(?:to|-|\.\.)\s*(\*|[\d.,_]+[km]?)\s*", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")

Limits = tuple[float | None, float | None]


def read_range(name: RangeName, text: str, start: int, end: int) -> Limits | Finding:
    """Low and high, None where open, or what is wrong. Start and end are those of the square brackets."""
    match = (_STARS if name is RangeName.RATING else _RANGE).fullmatch(text)
    if not match:
        loose = _LOOSE_RANGE.fullmatch(text)
        fix = f"[{_number(loose[1])} TO {_number(loose[2])}]" if loose else None
        message = say("A range is two whole numbers with TO between them, * for no limit: [1000 TO 5000], [1000 TO *].")
        return error(Code.BAD_RANGE, start, end, message, fix)
    low, high = (None if number == "*" else _limit(number) for number in match.groups())
    if outside := _outside(name, low, high, start, end):
        return outside
    if low is not None and high is not None and low > high and name is not RangeName.HOUR:
        message = say(
            "This range begins at {low} and ends at {high}, so no post is in it. Turn it around.",
            low=f"{low:g}" if low < 1e6 else str(low),
            high=f"{high:g}" if high < 1e6 else str(high),
        )
        return error(Code.REVERSED_RANGE, start, end, message, f"[{match[2]} TO {match[1]}]")
    return low, high


def read_number(name: RangeName, text: str, start: int, end: int) -> Limits | Finding:
    """One number, of a field of `EXACT`."""
    if not re.fullmatch(r"\d{1,2}(?:\.\d+)?" if name is RangeName.RATING else r"\d{1,2}", text):
        message = say("{name}: takes a number or a range, such as {name}:1 or {name}:[1 TO 2].", name=str(name))
        return error(Code.BAD_RANGE, start, end, message)
    number = _limit(text)
    return _outside(name, number, number, start, end) or (number, number)


def read_moment(name: RangeName, text: str, start: int, end: int) -> Limits | Finding:
    """A day begins at midnight; without a zone times are those of UTC. until: is not included."""
    try:
        moment = datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
    except ValueError:
        moment = None
    if moment is None:
        message = say(
            "“{text}” is no day. {name}: takes a day or a time of UTC, such as {name}:2026-01-31 or "
            "{name}:2026-01-31T14:00.",
            text=text,
            name=str(name),
        )
        return error(Code.BAD_RANGE, start, end, message)
    at = from_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return (at, None) if name is RangeName.SINCE else (None, Instant(at - 1))


def _outside(name: RangeName, low: float | None, high: float | None, start: int, end: int) -> Finding | None:
    if name not in BOUNDS:
        return None
    least, most = BOUNDS[name]
    if all(number is None or least <= number <= most for number in (low, high)):
        return None
    message = say("{name}: goes from {least} to {most}.", name=str(name), least=least, most=most)
    return error(Code.BAD_RANGE, start, end, message)


def _limit(text: str) -> float:
    return float(text) if "." in text else int(text[:18])


def _number(text: str) -> str:
    if text == "*":
        return text
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1].lower())
    if factor is None:
        return re.sub(r"\D", "", text) or "0"
    try:
        return str(round(float(text[:-1].replace(",", "").replace("_", "")) * factor))
    except ValueError:
        return "*"
