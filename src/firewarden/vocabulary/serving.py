"""When a brand answers: its hours, its times, whom it names to who is in danger, and how much abuse is enough a day."""

from datetime import date

import msgspec

from firewarden.vocabulary.assessment import Level

MINUTES = (15, 60, 240)
"""To an answer, by default: to danger; to press, law and data; to all others."""


class Line(msgspec.Struct, frozen=True):
    """Who helps in one country; `country` is ISO 3166 with two letters, empty for everywhere. All of it was entered by
    the brand."""

    country: str
    name: str
    contact: str


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """`week` is Monday to Sunday in minutes of the day, empty where somebody is always there. `minutes` as `MINUTES`.
    From level `always_from` on a clock runs day and night; None: hours hold in every incident. After `limit` hostile
    posts of a day a break is due."""

    zone: str = "UTC"
    week: tuple[tuple[tuple[int, int], ...], ...] = ()
    holidays: tuple[date, ...] = ()
    minutes: tuple[int, int, int] = MINUTES
    always_from: int | None = int(Level.CRISIS)
    lines: tuple[Line, ...] = ()
    limit: int = 50
