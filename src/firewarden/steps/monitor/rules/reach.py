"""The reach rule: a post that will be seen by many."""

from dataclasses import dataclass, field

from firewarden.measure.growth import foretold
from firewarden.steps.monitor.rules.closed import Closed, Firing
from firewarden.steps.monitor.rules.memory import Drawn, Memory
from firewarden.vocabulary.clock import BIN, DAY, MINUTE, SECOND, Instant
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Mention, Tone
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.rule import Reach, Rule
from firewarden.vocabulary.said import Amount, say

FOURFOLD = 4.0
"""What makes the same post news again."""
MOST = 1_000


@dataclass(slots=True)
class ReachState:
    """`told`: with how many reactions foretold each post was last told; `hostile` are posts that were."""

    told: dict[PostKey, float] = field(default_factory=dict)
    hostile: dict[PostKey, bool] = field(default_factory=dict)

    def admits(self, key: PostKey, reactions: float) -> bool:
        if key in self.told and reactions < FOURFOLD * self.told[key]:
            return False
        self.told[key] = reactions
        while len(self.told) > MOST:
            del self.told[next(iter(self.told))]
        return True


def hear(rule: Rule, terms: Reach, closed: Closed, memory: Memory, state: ReachState) -> Firing | None:
    """`memory` has heard the bin. Looks at its posts and at what those they share or answer drew in the last 48 hours;
    of a post never heard itself nobody knows the age, and no more is foretold than was seen."""
    end = Instant(closed.at + BIN)
    loud = {key: many for key, many in _foretold(closed, memory, end).items() if many >= terms.least}
    if terms.hostile:
        loud = {key: many for key, many in loud.items() if _is_hostile(key, closed, memory)}
    fresh = {key: many for key, many in loud.items() if state.admits(key, many)}
    if not fresh:
        return None
    first = max(fresh, key=lambda key: (fresh[key], key))
    return Firing(
        rule=rule,
        at=closed.at,
        minutes=BIN // MINUTE,
        observed=round(fresh[first]),
        expected=terms.least,
        score=max(1.0, fresh[first] / terms.least),
        reason=say(
            "{name}: a post is on its way to {many} reactions in a day, {least} were asked for",
            name=rule.name,
            many=Amount(fresh[first]),
            least=Amount(terms.least),
        ),
        evidence=tuple(sorted(fresh, key=lambda key: (-fresh[key], key))),
    )


def given(post: Post) -> int:
    """Reactions as the network counted them."""
    return (post.likes or 0) + (post.reposts or 0) + (post.replies or 0)


def _foretold(closed: Closed, memory: Memory, end: Instant) -> dict[PostKey, float]:
    found: dict[PostKey, float] = {}
    for mention in closed.mentions:
        found[mention.post.key] = max(found.get(mention.post.key, 0.0), given(mention.post))
        target = _target(mention)
        if target is not None and (answered := memory.answered.get(target)) is not None:
            drawn = answered.since(0)
            heard = drawn.shared + drawn.answers
            born = memory.born.get(target)
            many = heard if born is None else foretold(heard, (end - born) / SECOND, DAY / SECOND)
            found[target] = max(found.get(target, 0.0), many)
    return found


def _target(mention: Mention) -> PostKey | None:
    return mention.post.repost_of or mention.post.quote_of or mention.post.reply_to


def _is_hostile(key: PostKey, closed: Closed, memory: Memory) -> bool:
    """The post itself was read as hostile, a repost of it was, or most of what answers it is."""
    for mention in closed.mentions:
        if key in (mention.post.key, mention.post.repost_of) and mention.reading.tone is Tone.NEGATIVE:
            return True
    drawn = memory.answered[key].since(0) if key in memory.answered else Drawn()
    return 2 * drawn.hostile > drawn.readable > 0
