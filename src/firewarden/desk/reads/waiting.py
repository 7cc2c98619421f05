"""Who waits for an answer: one rule for the bar, the rail, the first screen and the queue.

A post waits when it wants an answer and neither it nor a later post of the same person in the incident was answered,
put aside or made a private case: who is answered is answered for all they wrote until then, and waits again when they
write again. People are counted, not posts; a post without an author is somebody of its own.
"""

from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Concat

from firewarden.desk.access import Access, Person, Right
from firewarden.desk.records import Brand, Evidence, Reply, scope
from firewarden.desk.records import Case as PrivateCase
from firewarden.desk.records.prepared import Prepared
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.mention import Tone
from firewarden.vocabulary.plan import BrandClock, BrandKind
from firewarden.vocabulary.statement import DeliveryState

LOST = (DeliveryState.FAILED, DeliveryState.CANCELED, DeliveryState.HAND_OFF)
"""A reply that ended so, or that nobody has put out yet by hand, has answered nobody."""
NEVER = 0
"""Before every post, in microseconds."""


def wants() -> Q:
    """Posts from before the onset are kept as evidence of how a narrative began, not because somebody waits."""
    asks = Q(tone=Tone.NEGATIVE) | Q(question=True) | Q(first_person=True) | Q(distress=True)
    return Q(kind="post", erased_at=None) & asks & (Q(posted_at=None) | Q(posted_at__gte=F("incident__since")))


def waiting(rows: QuerySet[Evidence]) -> QuerySet[Any, Any]:
    """Those of `rows` that wait, with `person` and `written`. All posts of an incident must be among `rows`."""
    answered = Reply.objects.exclude(sent_at=None).exclude(deliveries__state__in=LOST).values("evidence")
    cases = PrivateCase.objects.exclude(evidence=None).values("evidence")
    handled = Q(aside_at__isnull=False) | Q(pk__in=answered) | Q(pk__in=cases)
    last = Window(Max(Case(When(handled, then=F("written")))), partition_by=[F("incident"), F("person")])
    named: QuerySet[Any, Any] = rows.annotate(written=Coalesce("posted_at", "received_at"), person=_person())
    since = Case(When(wants(), then=F("written")), default=Value(NEVER)) - Coalesce(last, Value(NEVER))
    found: QuerySet[Any, Any] = named.annotate(unanswered=since).filter(unanswered__gt=0)
    return found


def _person() -> Case:
    name = Concat("platform", Value(":"), "author")
    return Case(When(author="", then=Cast("pk", CharField())), default=name, output_field=CharField())


class People(Subquery):
    """How many there are among posts that wait."""

    template = '(SELECT COUNT(*) FROM (SELECT DISTINCT "incident", "person" FROM (%(subquery)s) AS posts) AS people)'
    output_field = IntegerField()

    def __init__(self, posts: QuerySet[Any, Any]) -> None:
        super().__init__(posts.values("incident", "person"))


class Longest(Subquery):
    """Since when whoever waits longest does."""

    template = '(SELECT MIN("written") FROM (%(subquery)s) AS posts)'
    output_field = IntegerField()

    def __init__(self, posts: QuerySet[Any, Any]) -> None:
        super().__init__(posts.values("written"))


def of_incident() -> QuerySet[Any, Any]:
    """Inside a query for incidents."""
    return waiting(Evidence.objects.filter(incident=OuterRef("pk")))


def open_evidence(access: Access) -> QuerySet[Evidence]:
    return scope.of_incidents(access, Evidence).filter(incident__state=IncidentState.OPEN)


def people_of_brand(access: Access) -> int:
    """How many wait in all open incidents that this person may see; one query."""
    access.need("read")
    if access.user is None:
        return int(_people(access.brand, None).get()["people"])
    return int(_PEOPLE.ask(access.brand, access.user)["people"])


def seen_by(brand: UUID, user: UUID | None) -> Access:
    """Enough of an access to compose a question with."""
    return Access(
        person=Person(user=user, installation=None, wall=Instant(0)),
        brand=brand,
        slug="",
        kind=BrandKind.LIVE,
        clock=BrandClock(),
        right=Right.READ,
    )


def _people(brand: UUID, user: UUID | None) -> QuerySet[Brand, Any]:
    posts = waiting(open_evidence(seen_by(brand, user)))
    return Brand.objects.filter(pk=brand).annotate(people=People(posts)).values("people")


_PEOPLE = Prepared(_people, blanks=2)
