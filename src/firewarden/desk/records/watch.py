"""What the pipeline listens for: queries with their versions, sources, published plans, labels,
and how far the desk has read the stream's feed."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, QueryId, SourceId
from firewarden.vocabulary.plan import Backfill as BackfillValue
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.plan import Query as QueryValue
from firewarden.vocabulary.plan import Source as SourceValue


class Query(Record):
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="queries")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    retired_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "number"], name="one_query_number_per_brand"),)

    def to_value(self) -> QueryValue:
        return QueryValue(id=QueryId(str(self.id)), brand=BrandId(str(self.brand_id)), name=self.name, text=self.text)


class QueryVersion(Record):
    query = models.ForeignKey(Query, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["query", "version"], name="one_query_version"),)


class Source(Record):
    """`key` is its id in the stream. `settings` are the connector's own and never a secret;
    `gaps` are pairs of instants known not to have been captured."""

    key = models.CharField(max_length=80, unique=True)
    connector = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    brands: "models.ManyToManyField[Brand, models.Model]" = models.ManyToManyField(Brand, related_name="sources")
    settings = models.JSONField(default=dict)
    secret = models.CharField(max_length=120, null=True)
    live = models.BooleanField(default=False)
    gaps = models.JSONField(default=list)
    retired_at = InstantField(null=True)

    def to_value(self) -> SourceValue:
        """Reads the brands: fetch them along when there are many sources."""
        return SourceValue(
            id=SourceId(self.key),
            connector=self.connector,
            name=self.name,
            brands=tuple(BrandId(str(brand.id)) for brand in self.brands.all()),
            settings=dict(self.settings),
            secret=self.secret,
            live=self.live,
            gaps=tuple(Interval(start=Instant(start), end=Instant(end)) for start, end in self.gaps),
        )


class ManualLook(Record):
    """Somebody looked by hand at a place that no connector reads. `place` is a `steps.monitor.by_hand.Place`."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=40)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        indexes = (models.Index(fields=["brand", "place", "at"]),)


class Backfill(Record):
    """Somebody said *It is happening now*: sources of the brand are to be read back to `since`."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="backfills")
    incident = models.ForeignKey("Incident", null=True, on_delete=models.SET_NULL, related_name="+")
    since = InstantField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        indexes = (models.Index(fields=["brand", "at"]),)

    def to_value(self) -> BackfillValue:
        return BackfillValue(
            id=str(self.id), brand=BrandId(str(self.brand_id)), since=Instant(self.since), asked_at=Instant(self.at)
        )


class Plan(Record):
    """That a watch plan was published; the plan itself is in the plan store."""

    version = models.PositiveIntegerField(unique=True)
    at = InstantField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")


class FeedCursor(Record):
    """How far one stream's feed was read. A restored stream has another `store_id` and starts at 0."""

    store_id = models.CharField(max_length=64, unique=True)
    number = models.BigIntegerField(default=0)


class Label(Record):
    """A person said whether a post is about the brand. Keeps a copy: the stream is pruned."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="labels")
    post_key = models.CharField(max_length=200)
    post = models.TextField()
    ours = models.BooleanField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "post_key"], name="one_label_per_post"),)
