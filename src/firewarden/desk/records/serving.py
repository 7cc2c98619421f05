"""The hours and times of a brand as stored: `Brand.service` keeps only what the brand chose itself."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from firewarden.measure.hours import Hours, Openings
from firewarden.steps.engage.lanes import Lane, Terms
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.serving import Service


def service_of(stored: object) -> Service:
    """What was not chosen is the usual."""
    return msgspec.convert(stored, Service)


def to_stored(service: Service) -> dict[str, object]:
    usual, made = msgspec.to_builtins(Service()), msgspec.to_builtins(service)
    return {name: value for name, value in made.items() if value != usual[name]}


def terms_of(service: Service, first: Instant) -> Terms:
    """For people of whom none waits since before `first`."""
    hours = _hours(service)
    return Terms(
        minutes=dict(zip(Lane, service.minutes, strict=True)),
        openings=None if hours is None else Openings(hours, first),
        always_from=None if service.always_from is None else Level(service.always_from),
    )


def _hours(service: Service) -> Hours | None:
    """None: somebody is always there. A zone that a newer computer knew and this one does not is UTC."""
    if not service.week:
        return None
    try:
        zone = ZoneInfo(service.zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return Hours(zone, service.week, frozenset(service.holidays))
