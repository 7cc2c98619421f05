"""The event log as stored: chains and their events. How they are hashed is in `chain`."""

import json

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record


class Chain(Record):
    """One per brand, and one without a brand for the installation. `head` and `length` are its newest state."""

    brand = models.OneToOneField(Brand, null=True, on_delete=models.PROTECT, related_name="chain")
    head = models.CharField(max_length=64)
    length = models.BigIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                models.Value(1), condition=models.Q(brand__isnull=True), name="one_installation_chain"
            ),
        )


class Event(models.Model):
    """Appended, never edited. `id` counts over all chains in the order of commits: live pages read past it."""

    id = models.BigAutoField(primary_key=True)
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="events")
    number = models.BigIntegerField()
    version = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    actor = models.UUIDField(null=True)
    incident = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)
    data = models.TextField(default="{}")
    digest = models.CharField(max_length=64, blank=True)
    at = InstantField()
    wall = InstantField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["chain", "number"], name="one_event_number_per_chain"),)
        indexes = (models.Index(fields=["incident", "id"]),)

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"

    def values(self) -> dict[str, str | int | float]:
        """What the event says besides its ids. The stored text itself is what was hashed."""
        found: dict[str, str | int | float] = json.loads(self.data)
        return found
