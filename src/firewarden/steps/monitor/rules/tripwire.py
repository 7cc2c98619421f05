"""The tripwire rule: single posts that must not be missed, whatever the volume."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query.known import known_of
from firewarden.steps.monitor.rules.closed import Closed, Firing
from firewarden.steps.monitor.rules.memory import Memory
from firewarden.vocabulary.clock import BIN, DAY, MINUTE, Instant
from firewarden.vocabulary.ids import QueryId
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.rule import Rule, Tripwire
from firewarden.vocabulary.said import Said, say, say_count

QUIET = DAY
"""For so long the same event is not told again; another one is at once."""


@dataclass(slots=True)
class TripwireState:
    """`told`: when each event was last told. An event is a narrative, a post that draws answers, or a network."""

    told: dict[str, Instant] = field(default_factory=dict)

    def admits(self, event: str, at: Instant) -> bool:
        last = self.told.get(event)
        if last is not None and at - last < QUIET:
            return False
        self.told.pop(event, None)
        self.told[event] = at
        while self.told and (oldest := next(iter(self.told.items())))[1] <= at - QUIET:
            del self.told[oldest[0]]
        return True


def hear(
    rule: Rule,
    terms: Tripwire,
    closed: Closed,
    memory: Memory,
    state: TripwireState,
    *,
    matcher: Matcher,
    new_networks: frozenset[str],
) -> Firing | None:
    """`memory` has heard the bin; `matcher` knows the query by the rule's id."""
    tripping = (m for m in closed.mentions if not terms.new_network or m.post.platform in new_networks)
    tripping = (m for m in tripping if not terms.answers or _piled_on(terms, m, closed.at, memory))
    tripping = (m for m in tripping if not terms.query or _matches(rule, m, matcher))
    by_event = [(_event(terms, mention), mention) for mention in tripping]
    news = {event for event in dict(by_event) if state.admits(event, closed.at)}
    fresh = [mention for event, mention in by_event if event in news]
    return _firing(rule, terms, closed.at, fresh) if fresh else None


def hear_late(rule: Rule, terms: Tripwire, mention: Mention, at: Instant, *, matcher: Matcher) -> Firing | None:
    """A mention of the bin at `at` that came after it was closed. Only what is asked of a post alone can be asked."""
    if terms.new_network or terms.answers or not _matches(rule, mention, matcher):
        return None
    return _firing(rule, terms, at, [mention], late=True)


def _matches(rule: Rule, mention: Mention, matcher: Matcher) -> bool:
    return QueryId(rule.id) in matcher.match(mention.post, known_of(mention))


def _piled_on(terms: Tripwire, mention: Mention, at: Instant, memory: Memory) -> bool:
    """Whether this mention answers a post that has drawn enough answers in the last 24 hours, most of them hostile."""
    target = mention.post.quote_of or mention.post.reply_to
    answered = memory.answered.get(target) if target is not None else None
    if answered is None or (terms.ours and target not in memory.own):
        return False
    drawn = answered.since(at + BIN - DAY)
    return drawn.answers >= terms.answers and 2 * drawn.hostile > drawn.readable


def _event(terms: Tripwire, mention: Mention) -> str:
    if terms.new_network:
        return mention.post.platform
    if terms.answers:
        return str(mention.post.quote_of or mention.post.reply_to)
    return str(mention.narrative or mention.post.key)


def _firing(rule: Rule, terms: Tripwire, at: Instant, fresh: Sequence[Mention], *, late: bool = False) -> Firing:
    return Firing(
        rule=rule,
        at=at,
        minutes=BIN // MINUTE,
        observed=len(fresh),
        expected=0.0,
        score=1.0,
        reason=_reason(rule, terms, fresh),
        evidence=tuple(mention.post.key for mention in fresh),
        late=late,
    )


def _reason(rule: Rule, terms: Tripwire, fresh: Sequence[Mention]) -> Said:
    first = fresh[0].post
    if terms.new_network:
        return say(
            "{name}: first heard of on {network} in 28 days",
            name=rule.name,
            network=", ".join(sorted({mention.post.platform for mention in fresh})),
        )
    if terms.answers:
        return say(
            "{name}: a post has drawn {least} answers or more in a day, most of them hostile",
            name=rule.name,
            least=terms.answers,
        )
    who = f"@{first.author.handle}" if first.author else first.platform
    others = say_count("{count} more post", "{count} more posts", len(fresh) - 1)
    if len(fresh) == 1:
        return say("{name}: a post by {who} on {network}", name=rule.name, who=who, network=first.platform)
    return say(
        "{name}: a post by {who} on {network}, and {others}",
        name=rule.name,
        who=who,
        network=first.platform,
        others=others,
    )
