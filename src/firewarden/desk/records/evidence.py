"""What an incident rests on: copied posts and what people reported by hand, with their bytes as received."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.conversations import Conversation
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User


class Blob(Record):
    """Bytes once per brand, found by their hash. Erased bytes leave the hash behind."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=80, default="application/octet-stream")
    data = models.BinaryField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "sha256"], name="one_blob_per_brand"),)


class EvidenceKind(models.TextChoices):
    POST = "post"
    LINK = "link"
    TEXT = "text"
    SCREENSHOT = "screenshot"
    WORD = "word"


class Evidence(Record):
    """`text` is what one may read (a post's text, the pasted words), as it was when it was copied; `post` the post
    value as JSON. Where the author changed the post later, `newer_text` is how it reads since `edited_at`.
    `lang` is what we read in it (ISO 639-1), `arousal` 0..1 how much of anger and fear there is, `distress` whether its
    author may harm themselves. `conversation` is its author's; None for what was reported by hand and nobody answered.
    All of it goes when the content is erased; the row stays as a tombstone."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="evidence")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, default=EvidenceKind.POST)
    post_key = models.CharField(max_length=200, blank=True)
    platform = models.CharField(max_length=40, blank=True)
    author = models.CharField(max_length=200, blank=True)
    url = models.TextField(blank=True)
    text = models.TextField(blank=True)
    post = models.TextField(blank=True)
    edited_at = InstantField(null=True)
    newer_text = models.TextField(blank=True, default="")
    tone = models.CharField(max_length=10, blank=True)
    lang = models.CharField(max_length=16, blank=True, default="")
    arousal = models.FloatField(default=0.0)
    distress = models.BooleanField(default=False)
    hazards = models.JSONField(default=list)
    question = models.BooleanField(default=False)
    first_person = models.BooleanField(default=False)
    posted_at = InstantField(null=True)
    received_at = InstantField()
    source = models.CharField(max_length=80, blank=True)
    reported_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    blob = models.ForeignKey(Blob, null=True, on_delete=models.PROTECT, related_name="evidence")
    retention = models.CharField(max_length=16, default="incident")
    conversation = models.ForeignKey(Conversation, null=True, on_delete=models.SET_NULL, related_name="posts")
    erased_at = InstantField(null=True)
    erased_because = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["incident", "number"], name="one_evidence_number"),
            models.UniqueConstraint(
                fields=["incident", "post_key"], condition=~models.Q(post_key=""), name="one_copy_of_a_post"
            ),
        )
        indexes = (models.Index(fields=["brand", "post_key"]),)
