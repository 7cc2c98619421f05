"""Where nothing can be read by itself, somebody has to look: which places these are, and when it is time again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import HOUR, Instant


class Place(StrEnum):
    """As it stands in addresses and events. May be added to, never renamed."""

    TIKTOK = "tiktok"
    LINKEDIN = "linkedin"
    REVIEWS = "reviews"
    GROUPS = "groups"
    MESSENGERS = "messengers"
    COMMENTS = "comments"
    BROADCASTS = "broadcasts"
    X = "x"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    THREADS = "threads"
    YOUTUBE = "youtube"
    REDDIT = "reddit"
    TELEGRAM = "telegram"
    DISCORD = "discord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How many hours may pass between two looks, in calm and while something is going on."""

    place: Place
    calm: int
    trouble: int


LOOKS = (
    Look(place=Place.TIKTOK, calm=24, trouble=2),
    Look(place=Place.X, calm=24, trouble=1),
    Look(place=Place.FACEBOOK, calm=24, trouble=2),
    Look(place=Place.INSTAGRAM, calm=24, trouble=2),
    Look(place=Place.REDDIT, calm=24, trouble=2),
    Look(place=Place.YOUTUBE, calm=48, trouble=4),
    Look(place=Place.LINKEDIN, calm=72, trouble=8),
    Look(place=Place.THREADS, calm=72, trouble=8),
    Look(place=Place.TELEGRAM, calm=72, trouble=4),
    Look(place=Place.DISCORD, calm=72, trouble=8),
    Look(place=Place.REVIEWS, calm=48, trouble=8),
    Look(place=Place.COMMENTS, calm=48, trouble=4),
    Look(place=Place.GROUPS, calm=72, trouble=4),
    Look(place=Place.MESSENGERS, calm=72, trouble=4),
    Look(place=Place.BROADCASTS, calm=72, trouble=8),
)
"""Short where a crisis usually starts or turns. Our own judgment; no study gives these hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """`due_at` None: nobody has ever looked, so it is time now."""

    look: Look
    last_at: Instant | None
    due_at: Instant | None
    overdue: bool


def turns(
    connectors: Collection[str], last: Mapping[Place, Instant], now: Instant, *, trouble: bool
) -> tuple[Turn, ...]:
    """Places that none of these connectors reads, by name or platform; what is overdue first, longest first."""
    found = [_turn(look, last.get(look.place), now, trouble) for look in LOOKS if look.place.value not in connectors]
    return tuple(sorted(found, key=lambda turn: (not turn.overdue, turn.due_at or 0)))


def _turn(look: Look, last_at: Instant | None, now: Instant, trouble: bool) -> Turn:
    hours = look.trouble if trouble else look.calm
    due_at = None if last_at is None else Instant(last_at + hours * HOUR)
    return Turn(look=look, last_at=last_at, due_at=due_at, overdue=due_at is None or due_at < now)
