"""What hostile posts a person read, and their breaks: for a week, for themselves. Wall time: people are where it is."""

from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.vocabulary.clock import Instant, to_datetime


class Exposure(Record):
    """A hostile post this person opened, once a day. `day` counts days since 1970 where the person is. `post` is the id
    of the evidence; nothing refers to it, so that it may go."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    post = models.UUIDField()
    day = models.PositiveIntegerField()
    at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "post", "day"], name="one_exposure_a_day"),)


class Break(Record):
    """This person took a break, until then."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = InstantField()
    until = InstantField()

    class Meta:
        indexes = (models.Index(fields=["user", "at"], name="desk_break_user_at"),)


def day_of(at: Instant, zone: str) -> int:
    """Days since 1970, where it is that late."""
    try:
        here = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        here = ZoneInfo("UTC")
    return to_datetime(at).astimezone(here).date().toordinal() - date(1970, 1, 1).toordinal()
