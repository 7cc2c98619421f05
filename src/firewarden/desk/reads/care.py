"""How much abuse somebody read today, for themselves; and for whoever leads, only for whom a break is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access, Right
from firewarden.desk.records import Membership, User, scope
from firewarden.desk.records.care import Break, Exposure, day_of
from firewarden.desk.records.serving import service_of
from firewarden.steps.engage.care import Load, Member, Rotation, load, reminder, rotation
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """`resting_until`: this person takes a break just now."""

    load: Load
    reminder: Said
    resting_until: Instant | None


def mine(access: Access) -> Mine | None:
    """Of whoever asks, in this brand and all others together, against this brand's limit. Nobody can ask for somebody
    else's. None for the worker."""
    access.need("read")
    if access.user is None:
        return None
    [own] = _loads([User.objects.get(pk=access.user)], access)
    return own[1]


def team(access: Access) -> Rotation:
    """Who of those that work in this brand should have a break, and who could take over. Raises NotAllowed."""
    access.need("see breaks")
    members = Membership.objects.filter(brand=access.brand, user__is_active=True).exclude(right=Right.READ)
    users = [row.user for row in members.select_related("user")]
    return rotation(
        Member(user=user.pk, name=str(user), due=own.load.due(access.wall), resting=own.resting_until is not None)
        for user, own in _loads(users, access)
    )


def _loads(users: Sequence[User], access: Access) -> list[tuple[User, Mine]]:
    """Three queries."""
    limit = service_of(scope.brand(access).service).limit
    today = {user.pk: day_of(access.wall, user.time_zone) for user in users}
    read: dict[UUID, list[Instant]] = {user.pk: [] for user in users}
    for who, day, at in Exposure.objects.filter(user__in=users).values_list("user", "day", "at"):
        if day == today[who]:
            read[who].append(Instant(at))
    rests: dict[UUID, tuple[Instant, Instant]] = {}
    for who, at, until in Break.objects.filter(user__in=users).order_by("at").values_list("user", "at", "until"):
        rests[who] = (Instant(at), Instant(until))
    made = []
    for user in users:
        rest = rests.get(user.pk)
        own = load(read[user.pk], rest[0] if rest else None, access.wall, limit)
        resting = rest[1] if rest and rest[1] > access.wall else None
        made.append((user, Mine(load=own, reminder=reminder(own, access.wall), resting_until=resting)))
    return made
