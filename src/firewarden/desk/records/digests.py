"""Who gets a digest over which contact and when, and those that went out. Times are the wall's."""

from django.db import models

from firewarden.desk.records.calls import Contact
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.vocabulary.digest import Every, Schedule
from firewarden.vocabulary.statement import DeliveryState


class Digest(Record):
    """`day` (0 is Monday) and `minute` are of the person's own calendar. `everything`: of all brands of the person, not
    of the contact's alone; only the person can choose that. `when_quiet`: also when nothing happened."""

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="digest")
    every = models.CharField(max_length=8, default=Every.NEVER)
    day = models.PositiveSmallIntegerField(default=0)
    minute = models.PositiveSmallIntegerField(default=8 * 60)
    everything = models.BooleanField(default=False)
    when_quiet = models.BooleanField(default=False)
    saved_at = InstantField()

    def schedule(self) -> Schedule:
        return Schedule(every=Every(self.every), minute=self.minute, day=self.day)


class DigestSent(Record):
    """One for each period, made before it is sent: of two workers one gets to. What it said is not kept."""

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="sent")
    period = models.CharField(max_length=16)
    since = InstantField()
    until = InstantField()
    state = models.CharField(max_length=10, default=DeliveryState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = InstantField(default=0)
    claimed_at = InstantField(null=True)
    answer = SaidField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["digest", "period"], name="one_digest_per_period"),)
        indexes = (models.Index(fields=["state", "next_at"]),)
