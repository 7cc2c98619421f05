"""Who was harmed, as far as known, what they are owed, and who of them was reached."""

from django.db import models

from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.desk.records.words import Apology, Draft, Update
from firewarden.vocabulary.apology import Size


class HarmedGroup(Record):
    """`harm`: what happened to them, in words; `harms` the kinds of it. Of a known size both ends are the same.
    `apologies`, `drafts`, `updates` name this group, and so does the closing of the incident where `at_closing`."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="harmed_groups")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    harm = models.TextField()
    harms = models.JSONField(default=list)
    size = models.CharField(max_length=10, default=Size.UNKNOWN)
    least = models.PositiveIntegerField(null=True)
    most = models.PositiveIntegerField(null=True)
    size_source = models.TextField(blank=True)
    contact_route = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    made_at = InstantField()
    closed_at = InstantField(null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    closing_note = models.TextField(blank=True)
    at_closing = models.BooleanField(default=False)
    apologies = models.ManyToManyField(Apology, related_name="groups")
    drafts = models.ManyToManyField(Draft, related_name="groups")
    updates = models.ManyToManyField(Update, related_name="groups")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_group_number"),)


class GroupReach(Record):
    """So many of a group were reached at once, and how."""

    group = models.ForeignKey(HarmedGroup, on_delete=models.CASCADE, related_name="reaches")
    count = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
