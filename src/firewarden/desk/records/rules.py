"""Alert rules: what a brand wants to hear of, whether it is listened for, and how it did on stored talk."""

import msgspec
from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.desk.records.user import User
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, RuleId
from firewarden.vocabulary.rule import Rule, Terms
from firewarden.vocabulary.said import NOTHING, Said, from_stored, to_stored
from firewarden.vocabulary.signal import Lane

STANDING = (Lane.HOSTILE, Lane.VOLUME, Lane.SILENCE)
"""Watch every brand by themselves: there is nothing to switch or change, but they can be muted."""
TESTABLE = (Lane.HOSTILE, Lane.VOLUME)
FOREVER = Instant(2**62)
"""Muted until somebody unmutes it."""


class PastAlert(msgspec.Struct, frozen=True, kw_only=True):
    """One alert of a back-test. `crisis` is the place of its incident in the list of crises; None: a false alarm."""

    at: Instant
    reason: Said
    evidence: tuple[str, ...]
    crisis: int | None


class PastCrisis(msgspec.Struct, frozen=True, kw_only=True):
    """An incident of the period. `lead`: how long before people the rule knew; None where it said nothing."""

    incident: str
    lead: int | None


class Tested(msgspec.Struct, frozen=True, kw_only=True):
    """How a rule did on the stored talk of a period. `alerts` are the newest of `total`; `failed` says why there is
    no result. `took` is the wall's."""

    start: Instant
    end: Instant
    weeks: float = 0.0
    mentions: int = 0
    total: int = 0
    false_alarms: int = 0
    per_week: float = 0.0
    low: float = 0.0
    high: float = 0.0
    alerts: tuple[PastAlert, ...] = ()
    crises: tuple[PastCrisis, ...] = ()
    took: int = 0
    failed: Said = NOTHING


class AlertRule(Record):
    """`terms` is JSON (msgspec), null for a lane that watches every brand by itself: such a row is made when a person
    first touches its card. `tested_terms` are those that were tested; others are untested. Times are the brand's."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="rules")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    lane = models.CharField(max_length=16)
    terms = models.TextField(null=True)
    opens = models.BooleanField(default=True)
    on = models.BooleanField(default=False)
    switched_on_at = InstantField(null=True)
    switched_on_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    untested_reason = SaidField(blank=True)
    muted_until = InstantField(null=True)
    tested = models.TextField(blank=True)
    tested_at = InstantField(null=True)
    tested_terms = models.TextField(blank=True)
    test_asked_at = InstantField(null=True)
    retired_at = InstantField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["brand", "number"], name="one_rule_number_per_brand"),
            models.UniqueConstraint(
                fields=["brand", "lane"], condition=models.Q(terms__isnull=True), name="one_rule_per_standing_lane"
            ),
        )

    def asked(self) -> Terms | None:
        return None if self.terms is None else msgspec.json.decode(self.terms, type=Terms)

    def result(self) -> Tested | None:
        return msgspec.json.decode(self.tested, type=Tested, dec_hook=from_stored) if self.tested else None

    def terms_now(self) -> str:
        """What a test is of. Of a standing lane that is the brand's budget: fetch the brand along."""
        return self.terms if self.terms is not None else f"budget {self.brand.budget:g}"

    def is_tested(self) -> bool:
        """As it is now, with a result."""
        result = self.result()
        return result is not None and not result.failed and self.tested_terms == self.terms_now()

    def is_muted(self, now: Instant) -> bool:
        return self.muted_until is not None and now < self.muted_until

    def to_value(self) -> Rule:
        """Of one with terms."""
        terms, result = self.asked(), self.result()
        assert terms is not None
        return Rule(
            id=RuleId(str(self.id)),
            brand=BrandId(str(self.brand_id)),
            name=self.name,
            terms=terms,
            per_week=result.per_week if result is not None and self.is_tested() else None,
        )


def packed(value: Terms | Tested) -> str:
    return msgspec.json.encode(value, enc_hook=to_stored).decode()
