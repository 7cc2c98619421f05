"""One person's conversation with us in one incident: what was decided about it, who has it, what colleagues noted."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User


class Conversation(Record):
    """A name on a network in an incident; a post without an author is a conversation of its own. Where it stands is
    not kept: `steps.engage.conversation` reads it off this row and what else the desk holds. `seen`: the number of the
    newest post the verdict is about; `spent`: something of ours went out since. `owner` or `role`: whose it is.
    `writer` has it while they write, last at `writing_at` of the wall clock. `version` counts changes, for undo."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="conversations")
    number = models.PositiveIntegerField()
    platform = models.CharField(max_length=40, blank=True)
    author = models.CharField(max_length=200, blank=True)
    verdict = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=24, blank=True)
    note = models.TextField(blank=True)
    seen = models.PositiveIntegerField(default=0)
    spent = models.BooleanField(default=False)
    judged_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    judged_at = InstantField(null=True)
    snoozed_until = InstantField(null=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=24, blank=True)
    writer = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    writing_at = InstantField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["incident", "number"], name="one_conversation_number"),
            models.UniqueConstraint(
                fields=["incident", "platform", "author"],
                condition=~models.Q(author=""),
                name="one_conversation_of_a_person",
            ),
        )


class ConversationNote(Record):
    """For the team alone."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()


class Naming(Record):
    """A colleague is named in a note, and hears of it until they have `seen` it."""

    note = models.ForeignKey(ConversationNote, on_delete=models.CASCADE, related_name="named")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    seen_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["note", "user"], name="one_naming_per_note"),)
        indexes = (models.Index(fields=["user", "seen_at"]),)


class InboxView(Record):
    """A selection of the inbox that somebody kept under a name, for themselves or `shared` with the brand."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    shared = models.BooleanField(default=False)
    asked = models.JSONField(default=dict)
    at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "number"], name="one_view_number_per_brand"),)


class Deed(Record):
    """One decision about one or many conversations, as it can be undone: `changed` holds for each its id, what stood
    there before, and the version it had afterwards."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    changed = models.JSONField(default=list)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
    undone_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "number"], name="one_deed_number_per_brand"),)
