"""What was told of the communication clock of an incident, so that it is told once."""

from django.db import models

from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record


class ClockMark(Record):
    """This beat, due at this instant, was near or late, and people were told so. By the brand's clock."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="clock_marks")
    beat = models.CharField(max_length=12)
    due_at = InstantField()
    pace = models.CharField(max_length=8)
    at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "beat", "due_at", "pace"], name="one_clock_mark"),)
