"""The work itself: tasks, marks on steps, notes, and who is here and looked when."""

import msgspec
from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.conversations import Conversation
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.desk.records.user import User
from firewarden.steps.prepare.checklists import Item
from firewarden.vocabulary.said import from_stored


class Task(Record):
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="tasks")
    number = models.PositiveIntegerField()
    text = SaidField()
    step = models.CharField(max_length=12)
    action = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=24, blank=True)
    item = models.CharField(max_length=60, blank=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="tasks")
    due_at = InstantField(null=True)
    done_at = InstantField(null=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    reminded_at = InstantField(null=True)
    blocked_by: "models.ManyToManyField[Task, models.Model]" = models.ManyToManyField(
        "self", symmetrical=False, related_name="blocks"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["incident", "number"], name="one_task_number"),
            models.UniqueConstraint(
                fields=["incident", "item"], condition=~models.Q(item=""), name="one_task_per_checklist_item"
            ),
        )


class StepMark(Record):
    """Somebody decided that a step is not needed here, and said why."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="step_marks")
    step = models.CharField(max_length=12)
    reason = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "step"], name="one_mark_per_step"),)


class Note(Record):
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()


class Presence(Record):
    """Who has an incident open on a screen, and which conversation of it. Wall time: people are where their wall clock
    is."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    seen_at = InstantField()
    conversation = models.ForeignKey(Conversation, null=True, on_delete=models.SET_NULL, related_name="presences")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "user"], name="one_presence"),)


class LastLook(Record):
    """The last event of an incident that a person has seen."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    event = models.BigIntegerField()
    at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "user"], name="one_last_look"),)


class PlanChecklist(Record):
    """A brand's own checklist for a level and a crisis type; the newest version counts."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="checklists")
    level = models.PositiveSmallIntegerField()
    crisis_type = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    items = models.JSONField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["brand", "level", "crisis_type", "version"], name="one_checklist_version"),
        )

    def to_items(self) -> tuple[Item, ...]:
        return msgspec.convert(self.items, tuple[Item, ...], dec_hook=from_stored)
