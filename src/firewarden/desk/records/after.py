"""What goes on beside and after the storm: cases of single people, the review, and recovery."""

from django.db import models

from firewarden.desk.records.answering import Consent
from firewarden.desk.records.evidence import Evidence
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.sealed import SealedField
from firewarden.desk.records.user import User
from firewarden.vocabulary.incident import CaseState


class Case(Record):
    """One person's problem, moved to a private channel. `consent` is how they agreed to it, `joined` the row that says
    so: without it nothing private is tied to a name in public. `closing_agreed`: how they agreed that the public is
    told; `kept_private`: why it is talked about in private alone although it concerns others."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="cases")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="cases")
    number = models.PositiveIntegerField()
    person = models.CharField(max_length=200, blank=True)
    problem = SealedField()
    channel = models.CharField(max_length=80, blank=True)
    consent = SealedField(blank=True)
    joined = models.ForeignKey(Consent, null=True, on_delete=models.PROTECT, related_name="cases")
    state = models.CharField(max_length=20, default=CaseState.OPEN)
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = InstantField()
    closed_at = InstantField(null=True)
    closing_note = models.TextField(blank=True)
    closing_agreed = SealedField(blank=True)
    kept_private = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_case_number"),)


class CaseNote(Record):
    """Private: never on a public page, in an export or in the event log."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    text = SealedField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()


class Review(Record):
    """`sections` maps a section's name to its text."""

    incident = models.OneToOneField(Incident, on_delete=models.CASCADE, related_name="review")
    state = models.CharField(max_length=8, default="open")
    sections = models.JSONField(default=dict)
    started_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = InstantField()
    closed_at = InstantField(null=True)


class Lesson(Record):
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="lessons")
    text = models.TextField()
    plan_change = models.TextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()


class ActionItem(Record):
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="action_items")
    text = models.TextField()
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    due_at = InstantField()
    done_at = InstantField(null=True)


class RecoveryCriterion(Record):
    """Declared before the data are seen; a changed one is a new row, and both are shown."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="criteria")
    measure = models.CharField(max_length=24)
    limit = models.FloatField()
    days = models.PositiveIntegerField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
