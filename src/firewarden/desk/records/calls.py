"""Whom to call about an incident, over which service, and the calls that went out. Times are the wall's: people are
where their wall clock is."""

from datetime import timedelta

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.promises import Promise
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.desk.records.user import User
from firewarden.vocabulary.clock import Instant, to_datetime
from firewarden.vocabulary.paging import Contact as ContactValue
from firewarden.vocabulary.paging import Hours, Sent
from firewarden.vocabulary.statement import DeliveryState


class Contact(Record):
    """One way to reach one person about one brand. The address is in the secret store, under `secret`; `service` is
    its name for people. `days` holds the digits of the weekdays, 0 is Monday."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=80)
    service = models.CharField(max_length=80)
    secret = models.CharField(max_length=64)
    least = models.PositiveSmallIntegerField(default=2)
    line = models.PositiveSmallIntegerField(default=0)
    days = models.CharField(max_length=7, default="0123456")
    start = models.PositiveSmallIntegerField(default=0)
    end = models.PositiveSmallIntegerField(default=24 * 60)
    retired_at = InstantField(null=True)

    def to_value(self, wall: Instant, zone: timedelta) -> ContactValue:
        """`zone`: how far the person's clock is ahead of UTC at `wall`."""
        local = to_datetime(wall) + zone
        hours = Hours(days=frozenset(map(int, self.days)), start=self.start, end=self.end)
        return ContactValue(
            id=self.pk,
            person=self.user_id,
            least=self.least,  # type: ignore[arg-type]  # the same numbers
            line=self.line,
            reachable=hours.hold(local.weekday(), 60 * local.hour + local.minute),
        )


class Call(Record):
    """`promise`: about that, not about the incident itself. `useful`: what the person thought of it afterwards."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="calls")
    promise = models.ForeignKey(Promise, null=True, on_delete=models.CASCADE, related_name="calls")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="calls")
    number = models.PositiveIntegerField()
    at = InstantField()
    level = models.PositiveSmallIntegerField()
    cause = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=DeliveryState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = InstantField(default=0)
    claimed_at = InstantField(null=True)
    answer = SaidField(blank=True)
    answered_at = InstantField(null=True)
    useful = models.BooleanField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_call_number"),)
        indexes = (models.Index(fields=["state", "next_at"]),)

    def to_value(self) -> Sent:
        return Sent(contact=self.contact_id, at=Instant(self.at), level=self.level, cause=self.cause)  # type: ignore[arg-type]
