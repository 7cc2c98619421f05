"""What helps to answer one person: words used again, who is writing to whom, and who agreed to be known as one."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.evidence import Evidence
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User


class TextModule(Record):
    """A brand's words with blanks. `language`: BCP 47, empty for any."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="modules")
    number = models.PositiveIntegerField()
    topic = models.CharField(max_length=80)
    language = models.CharField(max_length=35, blank=True)
    text = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
    retired_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "number"], name="one_module_number_per_brand"),)


class Writing(Record):
    """Somebody types a reply to whoever wrote this post. Wall time, like presence."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="writings")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    seen_at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["evidence", "user"], name="one_writing"),)


class Consent(Record):
    """A person agreed that two of their names be known as one: (`platform`, `author`) on a network and another there,
    or their customer number (`other_platform` is then `customer`). `agreed` is what they agreed to, in words, and where
    they said so; `withdrawn_how` how they took it back. Without such a row no two names are ever joined."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="consents")
    number = models.PositiveIntegerField()
    platform = models.CharField(max_length=40)
    author = models.CharField(max_length=200)
    other_platform = models.CharField(max_length=40)
    other_author = models.CharField(max_length=200)
    agreed = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
    withdrawn_at = InstantField(null=True)
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_how = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "number"], name="one_consent_number_per_brand"),)
        indexes = (models.Index(fields=["brand", "platform", "author"]),)
