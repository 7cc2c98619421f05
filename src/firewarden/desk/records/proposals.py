"""The model that a brand may ask for a draft, and how often it was asked. Times are the wall's."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.vocabulary.proposal import Endpoint, Outcome


class Wordsmith(Record):
    """`secret` is a reference into the secret store; None: it asks for no key. Nothing is sent while it is off."""

    brand = models.OneToOneField(Brand, on_delete=models.CASCADE, related_name="wordsmith")
    address = models.CharField(max_length=500)
    model = models.CharField(max_length=120)
    secret = models.CharField(max_length=120, null=True)
    enabled = models.BooleanField(default=False)
    per_hour = models.PositiveSmallIntegerField(default=10)
    per_day = models.PositiveSmallIntegerField(default=30)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    def to_value(self) -> Endpoint:
        return Endpoint(address=self.address, model=self.model, secret=self.secret)


class ModelQuestion(Record):
    """One question to a model; of what it said nothing stands here. `incident` None: a trial of the connection."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    incident = models.ForeignKey(Incident, null=True, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=20, default=Outcome.ASKED)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        indexes = (models.Index(fields=["brand", "at"]),)
