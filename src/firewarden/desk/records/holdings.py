"""Holding statements: first words written and approved in quiet times. Each version is kept."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.statement import HoldingStatement


class Holding(Record):
    """`platform` empty: for every network. `retired_at`: nobody is offered it any more."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="holdings")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    crisis_type = models.CharField(max_length=16)
    platform = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=35)
    version = models.PositiveIntegerField(default=0)
    retired_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "number"], name="one_holding_number_per_brand"),)


class HoldingVersion(Record):
    """`approved_by` and the times are of the last approval; a renewed one replaces it, and the log keeps both."""

    holding = models.ForeignKey(Holding, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField()
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
    approved_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    approved_at = InstantField(null=True)
    expires_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["holding", "version"], name="one_holding_version"),)

    def to_value(self) -> HoldingStatement | None:
        """None: nobody has approved it."""
        if self.approved_at is None or self.expires_at is None:
            return None
        return HoldingStatement(
            crisis_type=CrisisType(self.holding.crisis_type),
            platform=self.holding.platform or None,
            language=self.holding.language,
            text=self.text,
            version=self.version,
            approved_by=str(self.approved_by_id or ""),
            approved_at=Instant(self.approved_at),
            expires_at=Instant(self.expires_at),
        )
