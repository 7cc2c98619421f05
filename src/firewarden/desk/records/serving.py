"""When somebody of a brand is there, how soon people are answered, and whom to name to who is in danger, as stored.

`Brand.service` keeps only what the brand chose itself.
"""

from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from firewarden.measure.hours import Hours, Openings, Span
from firewarden.steps.engage.lanes import ALWAYS_FROM, MINUTES, Lane, Terms
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant


class Line(msgspec.Struct, frozen=True):
    """Who helps in one country; `country` is ISO 3166 with two letters, empty for everywhere. All of it was entered by
    the brand."""

    country: str
    name: str
    contact: str


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """`week` empty: somebody is always there; else Monday to Sunday. `minutes` are those to an answer by lane.
    `always_from` None: hours hold in every incident."""

    zone: str = "UTC"
    week: tuple[tuple[Span, ...], ...] = ()
    holidays: tuple[date, ...] = ()
    minutes: tuple[int, int, int] = (MINUTES[Lane.SAFETY], MINUTES[Lane.FORMAL], MINUTES[Lane.OTHERS])
    always_from: int | None = int(ALWAYS_FROM)
    lines: tuple[Line, ...] = ()

    @property
    def hours(self) -> Hours | None:
        """None: somebody is always there."""
        if not self.week:
            return None
        try:
            zone = ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError):
            zone = ZoneInfo("UTC")
        return Hours(zone, self.week, frozenset(self.holidays))

    def terms(self, first: Instant) -> Terms:
        """For people of whom none waits since before `first`."""
        hours = self.hours
        return Terms(
            minutes=dict(zip(Lane, self.minutes, strict=True)),
            openings=None if hours is None else Openings(hours, first),
            always_from=None if self.always_from is None else Level(self.always_from),
        )


USUAL = Service()


def service_of(stored: object) -> Service:
    """What was not chosen is the usual."""
    return msgspec.convert(stored, Service)


def to_stored(service: Service) -> dict[str, object]:
    usual, made = msgspec.to_builtins(USUAL), msgspec.to_builtins(service)
    return {name: value for name, value in made.items() if value != usual[name]}
