"""Who wants to hear of public updates, by mail and by webhook, and what became of each. Times are the wall's.

Addresses are personal data: `lookup` is a keyed hash to find one again, `sealed` the address under a key that is not in
the database. Whoever leaves keeps a row without either, so that counts stay right.
"""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.desk.records.words import Update
from firewarden.vocabulary.subscription import HookState, MailState, SubscriberState


class Subscriber(Record):
    """One address at one brand. `bounces`: mails in a row that came back for good."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="subscribers")
    lookup = models.CharField(max_length=64, null=True)
    sealed = models.TextField(blank=True)
    language = models.CharField(max_length=35, default="en")
    state = models.CharField(max_length=24, default=SubscriberState.WAITING)
    bounces = models.PositiveSmallIntegerField(default=0)
    made_at = InstantField()
    confirmed_at = InstantField(null=True)
    left_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "lookup"], name="one_subscriber_per_address"),)
        indexes = (models.Index(fields=["brand", "state"]),)


class _Chosen(Record):
    """`incident` None and an empty `topic`: all of them; `level`: from this one on."""

    incident = models.ForeignKey(Incident, null=True, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=40, blank=True)
    level = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


class Subscription(_Chosen):
    """One thing a subscriber chose and confirmed."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="subscriptions")
    made_at = InstantField()


class SubscriptionWish(_Chosen):
    """Somebody asked for it; whether it was whose address it is, the link says. `asked_from`: a keyed hash of the
    network address and the hour, to count by."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="wishes")
    language = models.CharField(max_length=35, default="en")
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    asked_from = models.CharField(max_length=64, blank=True, db_index=True)
    made_at = InstantField()
    expires_at = InstantField()
    mailed_at = InstantField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = InstantField(default=0)
    used_at = InstantField(null=True)


class Mailing(Record):
    """An update on its way to whoever wants it. `due_at`: when its mails go out; `reached`: the last subscriber who has
    a row; `done_at`: everybody has."""

    update = models.OneToOneField(Update, on_delete=models.CASCADE, related_name="mailing")
    begun_at = InstantField()
    due_at = InstantField()
    reached = models.UUIDField(null=True)
    done_at = InstantField(null=True)


class UpdateMail(Record):
    """One mail to one person about one update; its id is in the Message-ID, so a repeat is the same mail. `into`: the
    mail of a later update that tells of this one, too."""

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="mails")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="mails")
    state = models.CharField(max_length=10, default=MailState.PENDING)
    next_at = InstantField(default=0)
    claimed_by = models.CharField(max_length=96, blank=True)
    claimed_at = InstantField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ended_at = InstantField(null=True)
    into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="folded")
    answer = SaidField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["update", "subscriber"], name="one_mail_per_update"),)
        indexes = (models.Index(fields=["state", "next_at"]), models.Index(fields=["update", "state"]))


class Hook(_Chosen):
    """An address of somebody's program. `sealed` and `secret` are encrypted; `host` is shown to the team. `failures`:
    updates in a row that it did not take."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="hooks")
    lookup = models.CharField(max_length=64)
    sealed = models.TextField()
    secret = models.TextField()
    host = models.CharField(max_length=255)
    state = models.CharField(max_length=24, default=HookState.WAITING)
    asked_from = models.CharField(max_length=64, blank=True, db_index=True)
    made_at = InstantField()
    next_at = InstantField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    ended_at = InstantField(null=True)
    answer = SaidField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "lookup"], name="one_hook_per_address"),)


class HookCall(Record):
    """One update told to one program; its id comes with every attempt, so that a repeat can be told."""

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="calls")
    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="hook_calls")
    state = models.CharField(max_length=10, default=MailState.PENDING)
    next_at = InstantField(default=0)
    claimed_at = InstantField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ended_at = InstantField(null=True)
    answer = SaidField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["hook", "update"], name="one_call_per_update"),)
        indexes = (models.Index(fields=["state", "next_at"]),)
