"""What lawyers write down for few: privileged, read by those it names, and nowhere else."""

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.records import scope
from firewarden.desk.records.incident import Incident, IncidentRole
from firewarden.desk.records.record import InstantField, Record
from firewarden.desk.records.user import User
from firewarden.vocabulary.incident import Role


class CounselNote(Record):
    """Never in the timeline, a review, an export, a report or the admin; in the event log only as ids that no page
    shows."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="counsel_notes")
    text = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField()
    readers = models.ManyToManyField(User, related_name="+")


def counsel_notes(access: Access) -> QuerySet[CounselNote]:
    """Those this person wrote, is named in, or may read as the incident's legal approver. The installation itself
    reads none."""
    legal = IncidentRole.objects.filter(incident=OuterRef("incident"), user=access.user, role=Role.APPROVER_LEGAL.value)
    named = CounselNote.readers.through.objects.filter(counselnote=OuterRef("pk"), user=access.user)
    mine = Q(by=access.user) | Exists(named) | Exists(legal)
    found = CounselNote.objects.filter(incident__in=scope.incidents(access))
    return found.none() if access.user is None else found.filter(mine)
