"""Pictures of copied posts: where they were, what became of fetching them, and what a machine read on them."""

from django.db import models

from firewarden.desk.records.evidence import Blob, Evidence
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.vocabulary.picture import PictureState


class EvidencePicture(Record):
    """`note` says why one could not be fetched. `reading` is what the machine read, with its confidence in 0..1;
    `read_at` None: not looked at yet. All of it goes with the content of the evidence, whose retention it shares."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField()
    url = models.TextField(blank=True)
    alt = models.TextField(blank=True)
    state = models.CharField(max_length=8, default=PictureState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = InstantField(default=0)
    claimed_at = InstantField(null=True)
    fetched_at = InstantField(null=True)
    note = SaidField(blank=True)
    blob = models.ForeignKey(Blob, null=True, on_delete=models.PROTECT, related_name="pictures")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    reading = models.TextField(blank=True)
    confidence = models.FloatField(null=True)
    read_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["evidence", "position"], name="one_picture_position"),)
        indexes = (models.Index(fields=["state", "next_at"]),)
