"""Things to be sent out, each at most once, and what became of them. Times are the wall's:
the networks do not know a brand's clock. Only `made_at` and a publication's own times are the brand's."""

from django.db import models

from firewarden.desk.records.accounts import Account
from firewarden.desk.records.brand import Brand
from firewarden.desk.records.evidence import Blob
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.desk.records.user import User
from firewarden.desk.records.words import Reply, Statement, Update
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.statement import DeliveryState


class Delivery(Record):
    """`key` follows from what is sent and where to, so that the same thing cannot be queued twice.
    `answer` is what the network said last. `account` None: a publisher of the house, as the sandbox.

    A text that goes out as several posts is several deliveries, each `after` the one before: it waits until that one
    is sent, and answers it. An edit or deletion `amends` the delivery that put the post out.

    `due_at`: when it was planned to go out, None: at once. `first_at`: the first of the attempts that may have put it
    out; `unsure`: one of them got no answer. `unknown_at`, `looks`: since when nobody knows, and how often our own
    timeline was read for it. `open_url`: where a person puts it out who does that by hand.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=8, default=DeliveryKind.PUBLISH)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="deliveries")
    platform = models.CharField(max_length=40)
    part = models.PositiveSmallIntegerField(default=1)
    after = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="next")
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="amendments")
    reason = models.CharField(max_length=24, blank=True)
    text = models.TextField()
    title = models.TextField(blank=True)
    language = models.CharField(max_length=35, blank=True)
    reply_to = models.CharField(max_length=200, blank=True)
    statement = models.ForeignKey(Statement, null=True, on_delete=models.PROTECT, related_name="deliveries")
    reply = models.ForeignKey(Reply, null=True, on_delete=models.PROTECT, related_name="deliveries")
    update = models.ForeignKey(Update, null=True, on_delete=models.PROTECT, related_name="deliveries")
    state = models.CharField(max_length=10, default=DeliveryState.PENDING)
    attempts = models.PositiveIntegerField(default=0)
    made_at = InstantField()
    next_at = InstantField(default=0)
    due_at = InstantField(null=True)
    claimed_at = InstantField(null=True)
    claimed_by = models.CharField(max_length=64, blank=True)
    first_at = InstantField(null=True)
    unsure = models.BooleanField(default=False)
    unknown_at = InstantField(null=True)
    looks = models.PositiveIntegerField(default=0)
    open_url = models.TextField(blank=True)
    answer = SaidField(blank=True)
    ordered_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["state", "next_at"]),)


class DeliveryPicture(Record):
    """A picture that goes out with a text. `alt` describes it to who cannot see it."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField()
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="published")
    alt = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["delivery", "position"], name="one_published_picture_position"),)


class Publication(Record):
    """One copy of our words on one network. `key` is what our connector for the network calls this post, empty where
    nobody knows. `by_hand`: a person put it there, or found it there. `text` is how it reads since `edited_at`."""

    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="publication")
    native_id = models.CharField(max_length=200)
    url = models.TextField(blank=True)
    key = models.CharField(max_length=200, blank=True)
    at = InstantField()
    by_hand = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    edited_at = InstantField(null=True)
    deleted_at = InstantField(null=True)

    class Meta:
        indexes = (models.Index(fields=["at"]),)
