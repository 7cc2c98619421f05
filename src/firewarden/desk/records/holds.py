"""Legal holds: as long as one stands, nothing of its incident is erased, by nobody."""

from django.db import models

from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User


class LegalHold(Record):
    """`reason` in words, such as the number of a lawsuit. Only what an author or a network takes back goes even so."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="holds")
    reason = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
    lifted_at = InstantField(null=True)
    lifted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["incident"], condition=models.Q(lifted_at=None), name="one_standing_hold_per_incident"
            ),
        )
