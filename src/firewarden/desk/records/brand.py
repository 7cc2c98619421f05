"""Clients, the brands they own, and who is a member of which brand."""

import re

from django.db import models

from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.plan import Brand as BrandValue
from firewarden.vocabulary.plan import BrandClock, BrandKind
from firewarden.vocabulary.tempo import TEMPOS, Tempo

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
"""A tag of BCP 47."""


class Client(Record):
    name = models.CharField(max_length=120, unique=True)
    created_at = InstantField()


class Brand(Record):
    """`code` stands before incident numbers on screen (H-12); `slug` names the brand in addresses.
    `contacts` are its own public mail addresses and phone numbers: they are no personal data. `tempos`: minutes to
    acknowledge, to say the scope, and between later words, by level, where they are not the usual ones. `service`: when
    somebody is there and how soon people are answered (`desk.records.serving`). `status_host`: the name under which its
    status page alone is reached; `status_zone`: in which its times are said; `status_languages`: those it is published
    in, the first its own."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="brands")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    code = models.CharField(max_length=6, unique=True)
    kind = models.CharField(max_length=8, default=BrandKind.LIVE)
    clock_start = InstantField(null=True)
    clock_speed = models.FloatField(default=1.0)
    clock_since = InstantField(default=0)
    color = models.CharField(max_length=16, default="#5b6b7f")
    handles = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    excluded_words = models.JSONField(default=list)
    contacts = models.JSONField(default=list)
    budget = models.FloatField(default=1.0)
    retention = models.JSONField(default=dict)
    tempos = models.JSONField(default=dict)
    service = models.JSONField(default=dict)
    status_page = models.BooleanField(default=True)
    status_host = models.CharField(max_length=253, null=True, unique=True)  # several have none
    status_languages = models.JSONField(default=list)
    logo = models.ForeignKey("desk.Blob", null=True, on_delete=models.SET_NULL, related_name="logo_of")
    status_zone = models.CharField(max_length=64, default="UTC")
    created_at = InstantField()
    retired_at = InstantField(null=True)

    def clock(self) -> BrandClock:
        start = None if self.clock_start is None else Instant(self.clock_start)
        return BrandClock(start=start, speed=self.clock_speed, since=Instant(self.clock_since))

    def tempo(self, level: Level) -> Tempo | None:
        """None: at this level nobody has to say anything."""
        own = self.tempos.get(str(int(level)))
        if own is None:
            return TEMPOS.get(level)
        acknowledge, known, every = (int(minutes) * MINUTE for minutes in own)
        return Tempo(acknowledge=acknowledge, scope=known, every=every)

    def published_in(self) -> tuple[str, ...]:
        """Languages of its public words, its own first. Where nobody has said: the first that people write in."""
        heard = [one for one in self.languages if LANGUAGE.fullmatch(one)]
        return tuple(dict.fromkeys(self.status_languages)) or (heard[0] if heard else "en",)

    def to_value(self) -> BrandValue:
        return BrandValue(
            id=BrandId(str(self.id)),
            name=self.name,
            kind=BrandKind(self.kind),
            clock=self.clock(),
            handles=tuple(self.handles),
            languages=tuple(self.languages),
            budget=self.budget,
        )


class Membership(Record):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="memberships")
    right = models.CharField(max_length=8)
    created_at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "brand"], name="one_membership_per_brand"),)
