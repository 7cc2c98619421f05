"""What we know and what we say: facts, drafts, approvals, statements, replies, updates, apologies."""

from django.db import models

from firewarden.desk.records.evidence import Blob, Evidence
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record, TitleField
from firewarden.desk.records.user import User
from firewarden.vocabulary.approval import ANYBODY, Way
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.statement import DraftKind, DraftState


class Fact(Record):
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="facts")
    number = models.PositiveIntegerField()
    text = models.TextField()
    status = models.CharField(max_length=10, default=FactStatus.UNKNOWN)
    source = models.TextField(blank=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_fact_number"),)


class FactChange(Record):
    """What a fact said before and after: history is never overwritten."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="changes")
    text = models.TextField()
    status = models.CharField(max_length=10)
    source = models.TextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()


class Draft(Record):
    """`round` counts how often an approval has expired. Of drafts with the same `alternatives` one
    goes out. `way` and `expires_at` are those of the approval. A correction `corrects` a text that is out: always the
    first one, also where that was corrected before. `model` is the name of the model that proposed its first version,
    and `proposed` what it proposed: it stands there word for word until somebody has changed it or said, at `read_at`,
    that they have read it."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, default=DraftKind.STATEMENT)
    title = TitleField(max_length=200)
    state = models.CharField(max_length=20, default=DraftState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    round = models.PositiveIntegerField(default=1)
    way = models.CharField(max_length=12, default=Way.PATH)
    expires_at = InstantField(null=True)
    alternatives = models.UUIDField(null=True)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    model = models.CharField(max_length=120, blank=True)
    proposed = models.TextField(blank=True)
    read_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    read_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_draft_number"),)


class DraftVersion(Record):
    """`variants`: the same words for single networks and in other languages (`desk.records.variants`). `numbered`: the
    posts of a thread say which they are. `notice`: what a correction corrects, in a sentence. `progress`: of a public
    update, what it says beside its words (`vocabulary.progress`)."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField()
    variants = models.JSONField(default=list)
    numbered = models.BooleanField(default=False)
    notice = models.TextField(blank=True)
    progress = models.JSONField(null=True)
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "version"], name="one_draft_version"),)


class DraftPicture(Record):
    """A picture of a version, without what its file told of place, time and device. `alt` describes it to who cannot
    see it; `why_silent` is why it has none. What is known of the file stands here, so that a page need not read it:
    `size` in bytes, `width` and `height` 0 where they are not known."""

    version = models.ForeignKey(DraftVersion, on_delete=models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField()
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="drafted")
    alt = models.TextField(blank=True)
    why_silent = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["version", "position"], name="one_draft_picture_position"),)


class Approval(Record):
    """One person's word on one version, in one round; `seat` is the key of the seat a yes was said from. Of each person
    the newest counts."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="approvals")
    version = models.PositiveIntegerField()
    round = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    word = models.CharField(max_length=12)
    seat = models.CharField(max_length=60, default=ANYBODY)
    note = models.TextField(blank=True)
    at = InstantField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["draft", "version", "round", "by", "word"], name="one_word_per_version"),
        )


class Statement(Record):
    """Approved text. It never changes; a new text is a new draft version."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="statements")
    version = models.PositiveIntegerField()
    text = models.TextField()
    approved_at = InstantField()
    way = models.CharField(max_length=12, default=Way.PATH)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "version"], name="one_statement_per_version"),)


class Apology(Record):
    """The decision whether we owe one. The newest counts; earlier ones stay."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="apologies")
    fault = models.CharField(max_length=16)
    owed = models.BooleanField()
    answer = models.CharField(max_length=40, blank=True)
    harmed = models.TextField(blank=True)
    reason = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()


class Reply(Record):
    """Our answer to one person. `version` counts the texts; a sent one is closed. `warned` are the codes of what the
    checks warned of when it was sent, `sent_because` why it was sent all the same."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="replies")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    text = models.TextField()
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = InstantField()
    sent_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = InstantField(null=True)
    warned = models.JSONField(default=list)
    sent_because = models.CharField(max_length=32, blank=True)
    sent_note = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_reply_number"),)


class Update(Record):
    """A numbered public progress note. A correction is a new one that names the old. It never changes: `statement` is
    the approved text it was made of (None: made before updates were approved), `variants` its words for single channels
    and networks and in other languages, `language` (BCP 47) that of `text`, `topics` the short names of what it is
    about, `level` that of the incident when it went out."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="updates")
    number = models.PositiveIntegerField()
    phase = models.CharField(max_length=24)
    text = models.TextField()
    next_at = InstantField(null=True)
    published_at = InstantField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    reminded_at = InstantField(null=True)
    statement = models.OneToOneField(Statement, null=True, on_delete=models.PROTECT, related_name="update")
    language = models.CharField(max_length=35, blank=True)
    variants = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    level = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_update_number"),)
        indexes = (models.Index(fields=["published_at"], name="updates_by_time"),)
