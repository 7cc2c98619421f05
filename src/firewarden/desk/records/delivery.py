"""Things to be sent out, each at most once, and what became of them. Times are the wall's:
the networks do not know a brand's clock. Only `made_at` and a publication's `at` are the brand's."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.desk.records.user import User
from firewarden.desk.records.words import Reply, Statement, Update
from firewarden.vocabulary.statement import DeliveryState


class Delivery(Record):
    """`key` follows from what is sent and where to, so that the same thing cannot be queued twice.
    `answer` is what the network said last."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=64, unique=True)
    platform = models.CharField(max_length=40)
    text = models.TextField()
    reply_to = models.CharField(max_length=200, blank=True)
    statement = models.ForeignKey(Statement, null=True, on_delete=models.PROTECT, related_name="deliveries")
    reply = models.ForeignKey(Reply, null=True, on_delete=models.PROTECT, related_name="deliveries")
    update = models.ForeignKey(Update, null=True, on_delete=models.PROTECT, related_name="deliveries")
    state = models.CharField(max_length=10, default=DeliveryState.PENDING)
    attempts = models.PositiveIntegerField(default=0)
    made_at = InstantField()
    next_at = InstantField(default=0)
    claimed_at = InstantField(null=True)
    claimed_by = models.CharField(max_length=64, blank=True)
    answer = SaidField(blank=True)
    ordered_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["state", "next_at"]),)


class Publication(Record):
    """One copy of our words on one network."""

    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="publication")
    native_id = models.CharField(max_length=200)
    url = models.TextField(blank=True)
    at = InstantField()
