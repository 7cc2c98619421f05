"""What a reply is checked against: the person's posts, the team's last replies, the catalog, the confirmed facts."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.records import Evidence, Incident, Reply, scope
from firewarden.desk.records import Remedy as Line
from firewarden.steps.personalize.checking import LAST, Background, Earlier, Meters, Mood, Remedy, check, meters
from firewarden.steps.personalize.remedies import NAMES, plain, why_not
from firewarden.steps.respond.checking import unconfirmed
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.mention import Tone
from firewarden.vocabulary.remedy import OfferState, RemedyKind
from firewarden.vocabulary.said import say


def findings(access: Access, incident: Incident, to: Evidence, text: str) -> tuple[Finding, ...]:
    """What the check of replies says, numbers that no fact confirms, and what was asked for and not granted."""
    confirmed = list(incident.facts.filter(status=FactStatus.CONFIRMED).values_list("text", flat=True))
    granted = [plain(line.limit) for line in _in_force(access, incident) if line.limit is not None]
    numbers = unconfirmed(text, [*confirmed, *granted])
    found = [*check(text, background(access, incident, to)).findings, *numbers, *_pending(incident, to)]
    return tuple(sorted(found, key=lambda one: (not one.end, one.start, one.end)))


def measured(access: Access, incident: int, evidence: int, text: str) -> Meters:
    """The bars beside the text. Raises NotFound."""
    held = scope.incident(access, incident)
    return meters(text, background(access, held, scope.numbered(held.evidence.all(), evidence, "evidence")))


def background(access: Access, incident: Incident, to: Evidence) -> Background:
    """The team's last replies are those of all incidents that this person may see. A post that was heard as negative
    is a complaint, whether its words say so or not."""
    theirs = incident.evidence.filter(pk=to.pk)
    if to.author:
        theirs = incident.evidence.filter(platform=to.platform, author=to.author, erased_at=None)
    posts = [one.text for one in theirs.exclude(pk=to.pk).order_by("posted_at", "pk")] + [to.text]
    sent = Reply.objects.filter(incident__in=scope.incidents(access).values("pk")).exclude(sent_at=None)
    others = sent.exclude(evidence__in=theirs.values("pk")).select_related("evidence").order_by("-sent_at")[:LAST]
    return Background(
        posts=tuple(posts),
        names=(to.author,) if to.author else (),
        earlier=tuple(Earlier(text=one.text, at=Instant(one.sent_at or 0), to=one.evidence.author) for one in others),
        turn=1 + sent.filter(evidence__in=theirs.values("pk")).count(),
        remedies=_remedies(access, incident, theirs),
        mood=Mood.COMPLAINT if to.tone == Tone.NEGATIVE else None,
        ours=tuple(scope.brand(access).contacts),
    )


def _remedies(access: Access, incident: Incident, theirs: "QuerySet[Evidence]") -> tuple[Remedy, ...] | None:
    """None: this incident keeps no catalog, so nothing is held against it."""
    if not incident.remedies.exists() and not incident.offers.exists():
        return None
    lines = [_remedy(one.kind, one.name, one.limit, one.unit, one.number) for one in _in_force(access, incident)]
    given = incident.offers.filter(evidence__in=theirs, state__in=(OfferState.GRANTED, OfferState.PREPARED))
    return (*lines, *(_remedy(one.kind, "", one.amount, one.unit, one.number) for one in given))


def _remedy(kind: str, name: str, limit: Decimal | None, unit: str, number: int) -> Remedy:
    words = (*NAMES[RemedyKind(kind)], *([name] if name else []))
    return Remedy(code=str(number), words=words, limit=None if limit is None else float(limit), unit=unit)


def _in_force(access: Access, incident: Incident) -> "list[Line]":
    rows = incident.remedies.filter(withdrawn_at=None).select_related("fact").order_by("number")
    return [one for one in rows if why_not(one.to_value(), access.now) is None]


def _pending(incident: Incident, to: Evidence) -> Iterator[Finding]:
    for one in incident.offers.filter(evidence=to, state=OfferState.ASKED).order_by("number"):
        yield Finding(
            code=Code.OFFER,
            weight=Weight.WARN,
            message=say(
                "Nobody has decided yet about what was asked for this person (offer {number}).", number=one.number
            ),
            hint=say("Promise nothing of it before."),
        )
