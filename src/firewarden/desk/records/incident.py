"""Incidents, who is named in a restricted one, roles, the signals that started them, and their assessments."""

import msgspec
from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record, SaidField, TitleField
from firewarden.desk.records.user import User
from firewarden.vocabulary.assessment import Assessment
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CrisisType, IncidentState, Stance
from firewarden.vocabulary.said import from_stored


class Incident(Record):
    """`level` is the one in force: the override where there is one, else the assessed one. `raised_at`: when it last
    rose; the communication clock runs from there. `untold_because`: why it was closed and the public was not told that
    it is over."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="incidents")
    number = models.PositiveIntegerField()
    title = TitleField(max_length=300)
    crisis_type = models.CharField(max_length=16, default=CrisisType.UNKNOWN)
    state = models.CharField(max_length=8, default=IncidentState.OPEN)
    level = models.PositiveSmallIntegerField(default=1)
    assessed_level = models.PositiveSmallIntegerField(null=True)
    override_level = models.PositiveSmallIntegerField(null=True)
    override_reason = models.TextField(blank=True)
    override_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    stance = models.CharField(max_length=16, default=Stance.NORMAL)
    restricted = models.BooleanField(default=False)
    since = InstantField()
    opened_at = InstantField()
    raised_at = InstantField(default=0)
    opened_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = InstantField(null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(max_length=16, blank=True)
    closing_reason = SaidField(blank=True)
    untold_because = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "number"], name="one_incident_number_per_brand"),)
        indexes = (models.Index(fields=["brand", "state"]),)

    def stand_at(self, level: int, now: Instant) -> None:
        """Sets the level in force."""
        if level > self.level or not self.raised_at:
            self.raised_at = now
        self.level = level


class IncidentMember(Record):
    """Somebody named in an incident: while it is restricted, they alone see it."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "user"], name="one_incident_member"),)


class IncidentRole(Record):
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="roles")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=24)
    taken_at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "user", "role"], name="one_incident_role"),)


class SignalState(models.TextChoices):
    OPEN = "open"
    OPENED = "opened"
    ATTACHED = "attached"
    DISMISSED = "dismissed"
    MUTED = "muted"


class Signal(Record):
    """Copied from the stream's feed; the unique pair makes reading it twice harmless. `useful`: what people thought
    of it afterwards."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="signals")
    store_id = models.CharField(max_length=64)
    signal_id = models.CharField(max_length=64)
    lane = models.CharField(max_length=16)
    stream = models.CharField(max_length=80)
    bin = InstantField()
    at = InstantField()
    window_minutes = models.PositiveIntegerField()
    observed = models.FloatField()
    expected = models.FloatField()
    score = models.FloatField()
    once_per_weeks = models.FloatField()
    reason = SaidField()
    cold = models.BooleanField(default=False)
    evidence = models.JSONField(default=list)
    plan = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, default=SignalState.OPEN)
    incident = models.ForeignKey(Incident, null=True, on_delete=models.SET_NULL, related_name="signals")
    settled_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    settled_at = InstantField(null=True)
    settled_reason = SaidField(blank=True)
    useful = models.BooleanField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["store_id", "signal_id"], name="one_signal_per_store"),)
        indexes = (models.Index(fields=["brand", "state"]), models.Index(fields=["brand", "at"]))


class AssessmentVersion(Record):
    """`value` is the whole assessment as JSON (msgspec); level, index and trend stand beside it for lists."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="assessments")
    version = models.PositiveIntegerField()
    at = InstantField()
    level = models.PositiveSmallIntegerField()
    index = models.FloatField()
    trend = models.CharField(max_length=16)
    value = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "version"], name="one_assessment_version"),)

    def assessment(self) -> Assessment:
        return msgspec.json.decode(self.value, type=Assessment, dec_hook=from_stored)
