"""The catalog of remedies of an incident, and what was offered to whom."""

from django.db import models

from firewarden.desk.records.after import Case
from firewarden.desk.records.evidence import Evidence
from firewarden.desk.records.harmed import HarmedGroup
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.desk.records.words import Fact, Reply
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.remedy import Offered, OfferState, RemedyKind, Worth
from firewarden.vocabulary.remedy import Remedy as RemedyValue


class Remedy(Record):
    """What may be offered. `to_whom`: the condition, in words; `group`: those harmed it is for, None: whoever fits the
    condition. `words` go into a reply; `{value}` in them is the value. `limit` in `unit` is the highest value without
    asking, None: it has none."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="remedies")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    to_whom = models.TextField(blank=True)
    group = models.ForeignKey(HarmedGroup, null=True, on_delete=models.SET_NULL, related_name="remedies")
    words = models.TextField()
    limit = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    unit = models.CharField(max_length=12, blank=True)
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="remedies")
    since = InstantField()
    until = InstantField(null=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = InstantField()
    withdrawn_at = InstantField(null=True)
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_remedy_number"),)

    def to_value(self) -> RemedyValue:
        """Needs `fact` fetched along."""
        return RemedyValue(
            kind=RemedyKind(self.kind),
            limit=Worth(amount=self.limit, unit=self.unit),
            since=Instant(self.since),
            until=None if self.until is None else Instant(self.until),
            withdrawn=self.withdrawn_at is not None,
            grounded=self.fact.status == FactStatus.CONFIRMED,
        )


class Offer(Record):
    """To one person: whoever wrote `evidence`, whose name stands there alone, so that it goes when that is erased.
    `remedy` None: it was asked for past the catalog. `reply`: the one it stands in."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="offers")
    number = models.PositiveIntegerField()
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="offers")
    reply = models.ForeignKey(Reply, null=True, on_delete=models.PROTECT, related_name="offers")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="offers")
    remedy = models.ForeignKey(Remedy, null=True, on_delete=models.PROTECT, related_name="offers")
    kind = models.CharField(max_length=16)
    words = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    unit = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=10, default=OfferState.PREPARED)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_offer_number"),)

    def to_value(self, topics: frozenset[int] = frozenset()) -> Offered:
        return Offered(
            key=str(self.pk),
            state=OfferState(self.state),
            kind=RemedyKind(self.kind),
            worth=Worth(amount=self.amount, unit=self.unit),
            group=str(self.remedy_id or ""),
            topics=topics,
        )


class OfferChange(Record):
    """Each state an offer has had, with who and why: the first row is its beginning."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="changes")
    state = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
