"""Where words of a brand go out past this desk (ads, planned posts in the networks, newsletters, bots), and in which
incident somebody has stopped them or let them run again."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.record import InstantField, Record, SaidField
from firewarden.desk.records.user import User
from firewarden.vocabulary.outlet import CheckState


class Outlet(Record):
    """`secret` refers to the address of a program that can be told the stance, empty where a person has to do it;
    `service` is what that address leads to."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="outlets")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16)
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField(blank=True)
    secret = models.CharField(max_length=64, blank=True)
    service = models.CharField(max_length=80, blank=True)
    retired_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "number"], name="one_outlet_number_per_brand"),)


class OutletCheck(Record):
    """One outlet at one change of the stance of one incident. `stops`: it is to be stopped, else it may run again.
    Times are the brand's; a program is told by the wall."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="outlet_checks")
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="checks")
    number = models.PositiveIntegerField()
    stance = models.CharField(max_length=16)
    stops = models.BooleanField()
    state = models.CharField(max_length=8, default=CheckState.OPEN)
    made_at = InstantField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = InstantField(null=True)
    note = models.TextField(blank=True)
    answer = SaidField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = InstantField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="one_outlet_check_number"),)
