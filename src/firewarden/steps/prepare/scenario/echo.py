"""How a post is repeated and answered: a self-exciting process, in which every echo may be echoed again.

The number of echoes is Poisson with a heavy-tailed mean (few posts are carried far), the delay log-normal; the mean
number is the phase's `echo`, so that a post calls forth 1 / (1 - echo) posts in all (Hawkes 1971, branching form).
"""

from math import exp

from firewarden.steps.prepare.scenario.cast import Cast, Person, pull
from firewarden.steps.prepare.scenario.chance import Chance, Wheel
from firewarden.steps.prepare.scenario.format import Network, Phase, Scenario
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.post import PostKind

_DELAY = 14 * MINUTE
_DELAY_SPREAD = 1.3
_LONGEST_DELAY = 36 * HOUR
_LUCK = 0.9
_MOST_PULL = 25.0
_SHARES = {PostKind.REPOST: 0.56, PostKind.REPLY: 0.36, PostKind.QUOTE: 0.08}


class Echoes:
    """Draws what a post calls forth."""

    def __init__(self, scenario: Scenario, cast: Cast, chance: Chance) -> None:
        self._chance = chance
        self._average = cast.average_pull()
        self._possible = {network.name: _possible(network) for network in scenario.networks}
        able = sum(network.share for network in scenario.networks if network.replies or network.reposts)
        # Posts on networks without echo have none; the others make up for it.
        self._lift = sum(network.share for network in scenario.networks) / able if able else 0.0

    def kinds(self, person: Person, network: Network, phase: Phase) -> list[PostKind]:
        """One kind for each echo of a post this person just wrote."""
        possible, wheel = self._possible[network.name]
        if not possible:
            return []
        luck = exp(_LUCK * self._chance.normal() - _LUCK**2 / 2)
        mean = phase.echo * self._lift * min(pull(person) / self._average, _MOST_PULL) * luck
        return [possible[wheel.spin(self._chance)] for _ in range(self._chance.poisson(mean))]

    def later(self, at: Instant) -> Instant:
        """When an echo of something posted at `at` comes."""
        return Instant(at + 1 + min(round(self._chance.spread(_DELAY, _DELAY_SPREAD)), _LONGEST_DELAY))

    def likes(self, person: Person, network: Network, reposts: int) -> int:
        """Grows with what the post set off and with who reads its author."""
        followers = person.author.followers or 0
        middle = (0.5 + 2.2 * reposts + 0.12 * followers**0.6) * network.warmth
        return round(self._chance.spread(middle, 1.1))


def _possible(network: Network) -> tuple[list[PostKind], Wheel]:
    kinds = [kind for kind in _SHARES if (network.replies if kind is PostKind.REPLY else network.reposts)]
    return kinds, Wheel([_SHARES[kind] for kind in kinds])
