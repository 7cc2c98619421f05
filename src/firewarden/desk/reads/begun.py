"""What a first draft of an incident can be begun from: its facts, the strategy, the next update, where to ask."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.records import Incident, scope
from firewarden.steps.apologize.owed import advise
from firewarden.steps.respond.proposal import Begun, Known, begin, usable
from firewarden.steps.respond.skeleton import SKELETONS
from firewarden.vocabulary.apology import Answer
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.incident import CrisisType, FactStatus
from firewarden.vocabulary.said import Said, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """What the draft goes by, and why. `decided`: a person has decided it. `proposed`: the rule would go further, and
    nobody has decided yet; until then the draft admits nothing."""

    answer: Answer
    because: tuple[Said, ...]
    decided: bool
    proposed: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """`facts`: how many confirmed facts it would say. `language`: the one that is proposed of `languages`. `next_at`:
    when the rhythm of the level asks for the next words; None: it asks for none."""

    strategy: Strategy
    facts: int
    language: str
    languages: tuple[str, ...]
    next_at: Instant | None


def beginning(access: Access, number: int) -> Beginning:
    """Raises NotFound."""
    access.need("read")
    incident = scope.incident(access, number)
    brand = scope.brand(access)
    spoken = [one.split("-")[0].lower() for one in (*brand.languages, access.person.language)]
    return Beginning(
        strategy=_strategy(incident),
        facts=len(usable(_facts(incident))),
        language=next((one for one in spoken if one in SKELETONS), "en"),
        languages=tuple(SKELETONS),
        next_at=_next_at(access, incident),
    )


def begun(access: Access, number: int, language: str, next_at: str) -> Begun:
    """A draft to go on with; nothing is saved. `next_at` is the hour in words; empty: a blank. Raises NotFound."""
    access.need("read")
    incident = scope.incident(access, number)
    contacts = scope.brand(access).contacts
    known = Known(
        crisis_type=CrisisType(incident.crisis_type),
        answer=_strategy(incident).answer,
        facts=_facts(incident),
        next_at=next_at,
        contact=contacts[0] if contacts else "",
    )
    return begin(known, language)


def _facts(incident: Incident) -> list[KnownFact]:
    return [
        KnownFact(number=row.number, text=row.text, status=FactStatus(row.status), source=row.source)
        for row in incident.facts.order_by("number")
    ]


def _strategy(incident: Incident) -> Strategy:
    """What a person has decided; else what the rule advises, short of an apology; else concern."""
    decision = incident.apologies.order_by("-at", "-id").first()
    if decision is not None and decision.answer:
        why = say("A person has decided it.")
        return Strategy(answer=Answer(decision.answer), because=(why,), decided=True)
    weighing = incident.weighings.order_by("-at", "-id").first()
    if weighing is None:
        why = say("Nobody has weighed our part in it yet: whoever admits or denies now may have to take it back.")
        return Strategy(answer=Answer.CONCERN, because=(why,), decided=False)
    advice = advise(weighing.to_value())
    if advice.answer is Answer.APOLOGIZE:
        why = say("An apology is proposed and not decided: until it is, the draft shows concern and admits nothing.")
        return Strategy(answer=Answer.CONCERN, because=(why, *advice.because), decided=False, proposed=advice.answer)
    return Strategy(answer=advice.answer, because=advice.because, decided=False)


def _next_at(access: Access, incident: Incident) -> Instant | None:
    tempo = incident.brand.tempo(Level(incident.level))
    return None if tempo is None else Instant(access.now + tempo.every)
