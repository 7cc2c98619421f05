"""All rules of one brand: closed bins in, what they say out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import msgspec

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.rules import reach, spread, tone, tripwire
from firewarden.steps.monitor.rules.closed import Closed, Firing
from firewarden.steps.monitor.rules.memory import Memory
from firewarden.steps.monitor.rules.reach import ReachState
from firewarden.steps.monitor.rules.spread import SpreadState
from firewarden.steps.monitor.rules.tone import ToneState
from firewarden.steps.monitor.rules.tripwire import TripwireState
from firewarden.vocabulary.clock import DAY, Instant, bin_of
from firewarden.vocabulary.ids import PostKey, QueryId, RuleId
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.plan import Query
from firewarden.vocabulary.rule import Reach, Rule, Spread, Tone, Tripwire

MOST_EVIDENCE = 50
LATEST = DAY
"""What comes later than that is history, and trips nothing."""
State = TypeVar("State")


@dataclass(slots=True)
class RuleStates:
    """What each rule said before. One that is gone is forgotten with the next plan."""

    tone: dict[RuleId, ToneState] = field(default_factory=dict)
    tripwire: dict[RuleId, TripwireState] = field(default_factory=dict)
    reach: dict[RuleId, ReachState] = field(default_factory=dict)
    spread: dict[RuleId, SpreadState] = field(default_factory=dict)


@dataclass(slots=True)
class Remembered:
    """All a snapshot has to hold."""

    memory: Memory = field(default_factory=Memory)
    states: RuleStates = field(default_factory=RuleStates)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rules of one brand made ready: `matcher` knows the query of each tripwire by the rule's id."""

    rules: tuple[Rule, ...]
    matcher: Matcher

    @classmethod
    def of(cls, rules: Sequence[Rule], queries: Sequence[Query]) -> "Ruling":
        """`queries` are those of the brand, which a tripwire may name. Raises QueryError for a tripwire's query that
        cannot be used."""
        asked = [(rule, rule.terms.query) for rule in rules if isinstance(rule.terms, Tripwire) and rule.terms.query]
        named = list(queries) if any("$" in text for _, text in asked) else []
        own = [Query(id=QueryId(rule.id), brand=rule.brand, name=rule.name, text=text) for rule, text in asked]
        return cls(tuple(rules), Matcher([*named, *own]))


NO_RULES = Ruling.of((), ())


class Rulebook:
    """The same bins give the same answers, however they were batched."""

    def __init__(self, ruling: Ruling = NO_RULES) -> None:
        self._kept = Remembered()
        self.adopt(ruling)

    def adopt(self, ruling: Ruling) -> None:
        """Other rules from the next bin on; memory stays."""
        self._ruling = ruling
        names, states = {rule.id for rule in ruling.rules}, self._kept.states
        for each in (states.tone, states.tripwire, states.reach, states.spread):
            for gone in [name for name in each if name not in names]:
                del each[gone]

    @property
    def is_empty(self) -> bool:
        return not self._ruling.rules

    def hear(self, closed: Closed) -> list[Firing]:
        """In the order of the rules."""
        new_networks = self._kept.memory.hear(closed)
        firings = (self._ask(rule, closed, new_networks) for rule in self._ruling.rules)
        return [_bounded(firing) for firing in firings if firing is not None]

    def hear_late(self, mention: Mention, top: Instant) -> Iterator[Firing]:
        """A mention whose bin is closed; `top` is how far the brand's time has come."""
        if mention.post.created_at < top - LATEST:
            return
        at = bin_of(mention.post.created_at)
        for rule in self._ruling.rules:
            if isinstance(rule.terms, Tripwire):
                firing = tripwire.hear_late(rule, rule.terms, mention, at, matcher=self._ruling.matcher)
                if firing is not None:
                    yield firing

    def hear_own(self, key: PostKey, at: Instant) -> None:
        """A post of the brand itself."""
        self._kept.memory.hear_own(key, at)

    def _ask(self, rule: Rule, closed: Closed, new_networks: frozenset[str]) -> Firing | None:
        memory, states = self._kept.memory, self._kept.states
        match rule.terms:
            case Tone() as terms:
                return tone.hear(rule, terms, closed, memory, _of(states.tone, rule.id, ToneState))
            case Reach() as terms:
                return reach.hear(rule, terms, closed, memory, _of(states.reach, rule.id, ReachState))
            case Spread() as terms:
                return spread.hear(rule, terms, closed, memory, _of(states.spread, rule.id, SpreadState))
            case terms:
                state = _of(states.tripwire, rule.id, TripwireState)
                return tripwire.hear(
                    rule, terms, closed, memory, state, matcher=self._ruling.matcher, new_networks=new_networks
                )

    def snapshot(self) -> bytes:
        """Everything needed to go on alike."""
        return msgspec.msgpack.encode(self._kept)

    def restore(self, kept: bytes) -> None:
        """Goes on from there. Raises msgspec.MsgspecError for bytes that are no snapshot."""
        self._kept = msgspec.msgpack.decode(kept, type=Remembered)
        self.adopt(self._ruling)


def _of(states: dict[RuleId, State], rule: RuleId, fresh: Callable[[], State]) -> State:
    if rule not in states:
        states[rule] = fresh()
    return states[rule]


def _bounded(firing: Firing) -> Firing:
    return replace(firing, evidence=firing.evidence[:MOST_EVIDENCE]) if len(firing.evidence) > MOST_EVIDENCE else firing
