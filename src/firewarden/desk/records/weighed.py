"""What was weighed before an apology was decided, and who signed its text."""

from django.db import models

from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.desk.records.words import Draft
from firewarden.vocabulary.apology import Cluster, Harm
from firewarden.vocabulary.apology import Weighing as WeighingValue
from firewarden.vocabulary.incident import Fault


class Weighing(Record):
    """The newest counts. Nothing in it is decided: the event log says only that it was weighed."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="weighings")
    fault = models.CharField(max_length=16)
    confirmed = models.BooleanField()
    harms = models.JSONField(default=list)
    cluster = models.CharField(max_length=12)
    intensified = models.BooleanField()
    repairable = models.BooleanField()
    heated = models.BooleanField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    def to_value(self) -> WeighingValue:
        return WeighingValue(
            fault=Fault(self.fault),
            confirmed=self.confirmed,
            harms=frozenset(Harm(name) for name in self.harms),
            cluster=Cluster(self.cluster),
            intensified=self.intensified,
            repairable=self.repairable,
            heated=self.heated,
        )


class SignOff(Record):
    """Legal's or an executive's name under one version of a text, beside the approvals it needs to go out."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="sign_offs")
    version = models.PositiveIntegerField()
    role = models.CharField(max_length=24)
    words = models.TextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["draft", "version", "role", "by"], name="one_sign_off_per_version"),
        )
