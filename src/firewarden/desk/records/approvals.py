"""What stands beside the words of approvers: the rules of a brand, waivers, warnings that were accepted, comments, and
the links by which somebody decides from their mail."""

import msgspec
from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.desk.records.words import Draft
from firewarden.vocabulary.approval import PathRules


class ApprovalRules(Record):
    """The newest of a brand; without one the defaults of `PathRules` hold."""

    brand = models.OneToOneField(Brand, on_delete=models.CASCADE, related_name="approval_rules")
    rules = models.JSONField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    def to_value(self) -> PathRules:
        return msgspec.convert(self.rules, PathRules)


class Waiver(Record):
    """`words` and `sentence` as they stood in the text of `version`."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="waivers")
    version = models.PositiveIntegerField()
    code = models.CharField(max_length=24)
    words = models.TextField(blank=True)
    sentence = models.TextField()
    reason = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()


class Acceptance(Record):
    """Warnings that somebody has seen and lets stand, all by one reason."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="acceptances")
    version = models.PositiveIntegerField()
    codes = models.JSONField(default=list)
    reason = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()


class DraftComment(Record):
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="comments")
    version = models.PositiveIntegerField()
    text = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()


class DecisionLink(Record):
    """Lets one person decide once about one version. Only hashes of its token and of the code are kept; the token is
    new with every attempt to mail it. Times are the wall's. `tries` are wrong codes, `codes` how many were sent."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="links")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    round = models.PositiveIntegerField()
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = InstantField()
    expires_at = InstantField()
    mailed_at = InstantField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = InstantField(default=0)
    used_at = InstantField(null=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_at = InstantField(null=True)
    codes = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "version", "round", "user"], name="one_decision_link"),)
