"""The private side of a case: how the person was invited, how they are reached, and what was said.

Everything they tell us is sealed. Times of invitations and of mail are the wall's; those of lines the brand's own.
"""

from django.db import models

from firewarden.desk.records.after import Case
from firewarden.desk.records.answering import Consent
from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.desk.records.sealed import SealedBytesField, SealedField
from firewarden.desk.records.user import User
from firewarden.vocabulary.letter import CallState, LineState, Postbox


class Invitation(Record):
    """A link that opens the private talk once, and from then on for one browser alone. Only hashes are kept of what is
    in the link and of what that browser has."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="invitations")
    way = models.CharField(max_length=20)
    token_hash = models.CharField(max_length=64, unique=True)
    browser_hash = models.CharField(max_length=64, blank=True)
    made_at = InstantField()
    asked_at = InstantField()
    expires_at = InstantField()
    opened_at = InstantField(null=True)
    over_at = InstantField(null=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")


class CaseContact(Record):
    """An address or a number at which the person wants to be reached. There is none without their consent. `mark` is a
    keyed digest by which a mail that comes is known."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="contacts")
    way = models.CharField(max_length=20)
    value = SealedField()
    mark = models.CharField(max_length=64, blank=True)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="contacts")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
    gone_at = InstantField(null=True)

    class Meta:
        indexes = (models.Index(fields=["mark"]),)


class CaseLine(Record):
    """One thing said in private, by the person or by us (`ours`). `whole`: a mail with what it quotes. `automatic`: a
    machine of theirs wrote it. `their_id`: the Message-ID of their mail; `answer` what became of ours."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    way = models.CharField(max_length=20)
    ours = models.BooleanField()
    automatic = models.BooleanField(default=False)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
    subject = SealedField(blank=True)
    text = SealedField()
    whole = SealedField(blank=True)
    their_id = SealedField(blank=True)
    mark = models.CharField(max_length=64, null=True, unique=True)
    contact = models.ForeignKey(CaseContact, null=True, on_delete=models.PROTECT, related_name="lines")
    state = models.CharField(max_length=10, default=LineState.SENT)
    attempts = models.PositiveIntegerField(default=0)
    next_at = InstantField(default=0)
    claimed_at = InstantField(null=True)
    claimed_by = models.CharField(max_length=64, blank=True)
    answer = SaidField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="one_case_line_number"),)
        indexes = (models.Index(fields=["state", "next_at"]),)


class CaseFile(Record):
    """A file the person sent. `media_type` is what its own bytes say."""

    line = models.ForeignKey(CaseLine, on_delete=models.CASCADE, related_name="files")
    name = SealedField()
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    data = SealedBytesField()


class CaseCall(Record):
    """A call the person asked for, in their own zone. `agreed`: that a note of it is kept, in their words."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="calls")
    contact = models.ForeignKey(CaseContact, on_delete=models.PROTECT, related_name="calls")
    wanted_at = InstantField()
    time_zone = models.CharField(max_length=64)
    about = SealedField(blank=True)
    state = models.CharField(max_length=10, default=CallState.ASKED)
    asked_at = InstantField()
    over_at = InstantField(null=True)
    note = SealedField(blank=True)
    agreed = SealedField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")


class CaseBox(Record):
    """The mailbox a brand's cases go by. `validity` and `uid`: how far it was read."""

    brand = models.OneToOneField(Brand, on_delete=models.CASCADE, related_name="case_box")
    address = models.CharField(max_length=320)
    name = models.CharField(max_length=100, blank=True)
    user = models.CharField(max_length=320, blank=True)
    send_host = models.CharField(max_length=253)
    send_port = models.PositiveIntegerField()
    send_tls = models.CharField(max_length=10)
    read_host = models.CharField(max_length=253)
    read_port = models.PositiveIntegerField()
    read_tls = models.CharField(max_length=10)
    folder = models.CharField(max_length=200)
    secret = models.CharField(max_length=120, blank=True)
    validity = models.BigIntegerField(default=0)
    uid = models.BigIntegerField(default=0)
    looked_at = InstantField(null=True)
    trouble = SaidField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    def to_value(self) -> Postbox:
        return Postbox(
            address=self.address,
            name=self.name,
            user=self.user,
            send_host=self.send_host,
            send_port=self.send_port,
            send_tls=self.send_tls,
            read_host=self.read_host,
            read_port=self.read_port,
            read_tls=self.read_tls,
            folder=self.folder,
            secret=self.secret,
        )


class StrayMail(Record):
    """A mail in the box that is in no case. `case`: the one it seems to be about. A person files it or throws it
    away."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    mark = models.CharField(max_length=64)
    why = models.CharField(max_length=20)
    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="strays")
    sender = SealedField(blank=True)
    subject = SealedField(blank=True)
    text = SealedField(blank=True)
    their_id = SealedField(blank=True)
    files = models.PositiveSmallIntegerField(default=0)
    at = InstantField()
    settled_at = InstantField(null=True)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    filed = models.ForeignKey(CaseLine, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["brand", "number"], name="one_stray_mail_number"),
            models.UniqueConstraint(fields=["brand", "mark"], name="one_stray_mail"),
        )
