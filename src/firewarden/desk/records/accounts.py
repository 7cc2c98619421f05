"""Accounts of ours: where a brand's words go out."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.desk.records.user import User
from firewarden.vocabulary.publishing import Account as AccountValue


class Account(Record):
    """`settings` are never a secret; `secret` is a reference into the secret store. `identity` is who the network said
    it is, `confirmed_at` when a person said that this is us: before that nothing goes out by it. `works` and `says`
    are what it answered when it was last asked, at `checked_at` (the wall's time, like `confirmed_at`)."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="accounts")
    connector = models.CharField(max_length=40)
    platform = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    settings = models.JSONField(default=dict)
    secret = models.CharField(max_length=120, null=True)
    identity = models.CharField(max_length=300, blank=True)
    confirmed_at = InstantField(null=True)
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    checked_at = InstantField(null=True)
    works = models.BooleanField(default=False)
    says = SaidField(blank=True)
    enabled = models.BooleanField(default=True)
    notes = models.TextField(blank=True)
    made_at = InstantField()
    retired_at = InstantField(null=True)

    class Meta:
        indexes = (models.Index(fields=["brand", "retired_at"]),)

    @property
    def is_ready(self) -> bool:
        """Something may go out by it."""
        return self.enabled and self.confirmed_at is not None and self.retired_at is None

    def to_value(self) -> AccountValue:
        return AccountValue(
            id=str(self.id),
            connector=self.connector,
            name=self.name,
            settings=dict(self.settings),
            secret=self.secret,
            identity=self.identity,
        )
