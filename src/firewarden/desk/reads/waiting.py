"""Who waits for an answer: one rule for the bar, the rail, the first screen and the queue.

A post waits when it wants an answer and neither it nor a later post of the same person in the incident was answered or
made a private case: who is answered is answered for all they wrote until then, and waits again when they write again.
What people decided about a conversation counts before that: settled it waits for nothing that was there then, and what
they said needs an answer waits whatever its words are. Nobody waits who is snoozed. People are counted, not posts.

The same rule as `steps.engage.conversation.asks`, in the words of the database; a test holds the two together.
"""

from typing import Any
from uuid import UUID

from django.db.models import (
    BigIntegerField,
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
from django.db.models.functions import Cast, Coalesce

from firewarden.desk.access import Access, Person, Right
from firewarden.desk.records import Brand, Evidence, Reply, scope
from firewarden.desk.records import Case as PrivateCase
from firewarden.desk.records.prepared import Prepared
from firewarden.desk.records.talks import LOST, wants
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.conversation import ASKING, SETTLING
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.plan import BrandClock, BrandKind

NEVER = 0
"""Before every post, in microseconds."""
ALWAYS = 2**62
"""After every answer."""


def waiting(rows: QuerySet[Evidence], now: Instant) -> QuerySet[Any, Any]:
    """Those of `rows` that wait, with `person` and `written`. All posts of a conversation must be among `rows`."""
    answered = Reply.objects.exclude(sent_at=None).exclude(deliveries__state__in=LOST).values("evidence")
    cases = PrivateCase.objects.exclude(evidence=None).values("evidence")
    handled = Q(pk__in=answered) | Q(pk__in=cases)
    last = Window(Max(Case(When(handled, then=F("written")))), partition_by=[F("conversation")])
    awake = rows.exclude(conversation__snoozed_until__gt=now).exclude(conversation=None)
    named: QuerySet[Any, Any] = awake.annotate(
        written=Coalesce("posted_at", "received_at"), person=Cast("conversation", CharField())
    )
    since = Case(
        When(_said() & Q(conversation__spent=False), then=Value(ALWAYS)),
        When(_said() | (wants() & ~_settled()), then=F("written")),
        default=Value(NEVER),
        output_field=BigIntegerField(),
    ) - Coalesce(last, Value(NEVER), output_field=BigIntegerField())
    found: QuerySet[Any, Any] = named.annotate(unanswered=since).filter(unanswered__gt=0)
    return found


def _said() -> Q:
    """A person said that they need something."""
    return Q(erased_at=None, conversation__verdict__in=ASKING, number__lte=F("conversation__seen"))


def _settled() -> Q:
    return Q(conversation__verdict__in=SETTLING, number__lte=F("conversation__seen"))


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


def of_incident(now: Instant) -> QuerySet[Any, Any]:
    """Inside a query for incidents."""
    return waiting(Evidence.objects.filter(incident=OuterRef("pk")), now)


def open_evidence(access: Access) -> QuerySet[Evidence]:
    return scope.of_incidents(access, Evidence).filter(incident__state=IncidentState.OPEN)


def people_of_brand(access: Access) -> int:
    """How many wait in all open incidents that this person may see; one query."""
    access.need("read")
    if access.user is None:
        return int(_people(access.brand, None, access.now).get()["people"])
    return int(_PEOPLE.ask(access.brand, access.user, access.now)["people"])


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


def _people(brand: UUID, user: UUID | None, now: Instant) -> QuerySet[Brand, Any]:
    posts = waiting(open_evidence(seen_by(brand, user)), now)
    return Brand.objects.filter(pk=brand).annotate(people=People(posts)).values("people")


_PEOPLE = Prepared(_people, blanks=2, instants=1)
