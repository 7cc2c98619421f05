"""The promise ledger: what we bound ourselves to, who sees to it, and what shows that it was kept."""

from django.db import models

from firewarden.desk.records.evidence import Evidence
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.desk.records.words import Reply, Statement, Update
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.promise import Line, PromiseState, SaidIn


class Promise(Record):
    """`text`: the words as said. `owner` None: whoever leads has it. `key` is the statement, reply or update and the
    place in its text, so that one sent twice is entered once; one made by hand has none. `state` is never "late": that
    follows from the time. `told_near_at`, `told_late_at`: when its owner was reminded; `told_wider_at`,
    `told_widest_at`: when others were told, too. `withdrawn_because` is also why one was struck that is no promise."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="promises")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=80, null=True, unique=True)  # several have none
    text = models.TextField()
    what = models.TextField(blank=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    due_at = InstantField(null=True)
    public = models.BooleanField(default=True)
    said_in = models.CharField(max_length=12, default=SaidIn.ELSEWHERE)
    statement = models.ForeignKey(Statement, null=True, on_delete=models.SET_NULL, related_name="promises")
    reply = models.ForeignKey(Reply, null=True, on_delete=models.SET_NULL, related_name="promises")
    update = models.ForeignKey(Update, null=True, on_delete=models.SET_NULL, related_name="promises")
    said_at_url = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=PromiseState.PROMISED)
    made_at = InstantField()
    settled_at = InstantField(null=True)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_because = models.TextField(blank=True)
    told_near_at = InstantField(null=True)
    told_late_at = InstantField(null=True)
    told_wider_at = InstantField(null=True)
    told_widest_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_promise_number"),)
        indexes = (models.Index(fields=["state", "due_at"], name="open_promises"),)

    def to_value(self) -> Line:
        state = PromiseState(self.state)
        kept = state is PromiseState.KEPT and self.settled_at is not None
        return Line(
            text=self.text,
            state=state,
            owner=str(self.owner_id) if self.owner_id else None,
            due=None if self.due_at is None else Instant(self.due_at),
            kept_at=Instant(self.settled_at) if kept and self.settled_at is not None else None,
            public=self.public,
        )


class PromiseProof(Record):
    """What shows that a promise was kept: words, a link, a piece of evidence."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="proofs")
    text = models.TextField(blank=True)
    url = models.TextField(blank=True)
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
