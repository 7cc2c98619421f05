"""The spread rule: what is told in one place comes to another."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from firewarden.steps.monitor.rules.closed import Closed, Firing
from firewarden.steps.monitor.rules.memory import MOST_STORIES, Memory, Story
from firewarden.vocabulary.clock import BIN, MINUTE
from firewarden.vocabulary.ids import NarrativeId
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.rule import Rule, Spread
from firewarden.vocabulary.said import Said, say


@dataclass(slots=True)
class SpreadState:
    """`told`: the networks and languages each narrative was told to have come to."""

    told: dict[NarrativeId, set[str]] = field(default_factory=dict)

    def admits(self, narrative: NarrativeId, place: str) -> bool:
        places = self.told.setdefault(narrative, set())
        if place in places:
            return False
        places.add(place)
        while len(self.told) > MOST_STORIES:
            del self.told[next(iter(self.told))]
        return True


@dataclass(frozen=True, slots=True)
class Arrival:
    """A narrative has come to a network or language, with so many mentions there and elsewhere."""

    narrative: NarrativeId
    place: str
    began: str
    there: int
    elsewhere: int
    is_network: bool


def hear(rule: Rule, terms: Spread, closed: Closed, memory: Memory, state: SpreadState) -> Firing | None:
    """`memory` has heard the bin."""
    touched = dict.fromkeys(m.narrative for m in closed.mentions if m.narrative is not None)
    stories = ((name, memory.stories[name]) for name in touched if name in memory.stories)
    fresh = [
        arrival
        for name, story in stories
        for arrival in _arrivals(terms, name, story)
        if state.admits(name, f"{'network' if arrival.is_network else 'language'}:{arrival.place}")
    ]
    if not fresh:
        return None
    first = max(fresh, key=lambda one: (one.there + one.elsewhere, one.narrative, one.place))
    return Firing(
        rule=rule,
        at=closed.at,
        minutes=BIN // MINUTE,
        observed=first.there,
        expected=0.0,
        score=max(1.0, first.there / terms.there),
        reason=_reason(rule, first),
        evidence=tuple(m.post.key for m in closed.mentions if any(_tells(m, arrival) for arrival in fresh)),
    )


def _arrivals(terms: Spread, narrative: NarrativeId, story: Story) -> Iterator[Arrival]:
    """Networks and languages other than the first one, in the order in which the narrative came there."""
    for places, is_network in ((story.networks, True), (story.languages, False)):
        whole = sum(places.values())
        for place in list(places)[1:]:
            there = places[place]
            if there >= terms.there and whole - there >= terms.least:
                yield Arrival(narrative, place, next(iter(places)), there, whole - there, is_network)


def _tells(mention: Mention, arrival: Arrival) -> bool:
    place = mention.post.platform if arrival.is_network else mention.reading.lang
    return (mention.narrative, place) == (arrival.narrative, arrival.place)


def _reason(rule: Rule, arrival: Arrival) -> Said:
    values = {"name": rule.name, "place": arrival.place, "began": arrival.began}
    counts = {"there": arrival.there, "elsewhere": arrival.elsewhere}
    if arrival.is_network:
        return say(
            "{name}: a narrative that began on {began} has come to {place}: {there} posts there, {elsewhere} elsewhere",
            **values,
            **counts,
        )
    return say(
        "{name}: a narrative that began in the language {began} is told in {place} as well: {there} posts, {elsewhere} "
        "in others",
        **values,
        **counts,
    )
