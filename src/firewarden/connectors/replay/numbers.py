"""Counts, stars and yes or no, as exports write them. What cannot be true is unknown, not zero."""

import math
import re

from firewarden.connectors.replay.tally import Repair, Tally

LARGEST_COUNT = 1_000_000_000_000
_WRITTEN = re.compile(r"(\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?)\s*([kKmMbB]?)\+?")
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_STARS = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*(?:/|out of|von|de|sur)\s*(\d+))?", re.IGNORECASE)
NOTHING = frozenset(("", "null", "none", "nan", "na", "n/a", "-", "undefined", "\\n"))
"""How exports write that there is no value, in lower case."""


def count(value: object, tally: Tally) -> int | None:
    """Likes, followers and the like: 12, 12.0, "1,234", "1.2K"; a list counts as its length."""
    if type(value) is int:
        if 0 <= value <= LARGEST_COUNT:
            return value
    elif isinstance(value, list):
        return len(value)
    elif isinstance(value, float):
        if 0 <= value <= LARGEST_COUNT:
            return int(value)
    elif isinstance(value, str):
        if value.strip().lower() in NOTHING:
            return None
        number = _written(value.strip())
        if number is not None:
            return number
    else:
        return None
    tally.note(Repair.BAD_NUMBER)
    return None


def _written(text: str) -> int | None:
    if len(text) > 40:
        return None
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    digits, unit = found[1], found[2].lower()
    grouped = re.fullmatch(r"\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+", digits) and not unit
    number = round(float(re.sub(r"\D", "", digits) if grouped else digits.replace(",", "")) * _TIMES[unit])
    return number if number <= LARGEST_COUNT else None


def stars(value: object, scale: float, tally: Tally) -> float | None:
    """0 to 5; `scale` is the best the column can give. "4/5", "4.0 out of 5 stars" and "★★★★☆" are read too."""
    number = written_stars(value)
    if number is None:
        return None
    reached, best = number
    rating = reached * 5 / (best or scale)
    if 0 <= rating <= 5:
        return round(rating, 2)
    tally.note(Repair.BAD_NUMBER)
    return None


def written_stars(value: object) -> tuple[float, float | None] | None:
    """The number in a rating, and the best possible where the rating itself says it."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return (float(value), None) if abs(value) < LARGEST_COUNT and math.isfinite(value) else None
    if not isinstance(value, str) or len(value) > 60:
        return None
    if "★" in value or "⭐" in value:
        return float(value.count("★") + value.count("⭐")), 5.0
    found = _STARS.match(value.strip())
    if found is None:
        return None
    best = float(found[2]) if found[2] else None
    return float(found[1].replace(",", ".")), best or None


def truth(value: object, _: Tally) -> bool | None:
    """Yes or no, in the words of exports."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower() if isinstance(value, str | int | float) else ""
    if word in ("true", "t", "yes", "y", "1", "1.0", "verified"):
        return True
    return False if word in ("false", "f", "no", "n", "0", "0.0") else None
