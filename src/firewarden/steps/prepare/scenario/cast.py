"""The people of a play: who they are, where they write, how many follow them, and how they write."""

import unicodedata
from dataclasses import dataclass

from firewarden.steps.prepare.scenario.chance import Chance, Wheel
from firewarden.steps.prepare.scenario.format import Network, Role, Scenario, Theme
from firewarden.steps.prepare.scenario.names import GIVEN, LATIN, NICK, TRADE
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.post import Author

_REGULAR = 0.3
"""Share of the people who write again and again; of these a few write most."""
_OLDEST = 12 * 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Habits of one writer, which hold for all their posts. Shares are 0 to 1."""

    lowercase: bool = False
    short: bool = False
    bare: bool = False
    """Never puts a full stop at the end."""
    loud: bool = False
    """More than one exclamation mark."""
    typos: float = 0.0
    emoji: float = 0.0
    shouting: float = 0.0
    hashtags: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    author: Author
    language: str
    network: str
    role: str
    voice: Voice


Group = tuple[list[Person], Wheel, list[Person]]
"""Those who write again and again, how much each of them does, and all others."""


class Cast:
    """`size` people, made up from the scenario's roles, languages and networks."""

    def __init__(self, scenario: Scenario, size: int, start: Instant, chance: Chance) -> None:
        self._scenario = scenario
        self._start = start
        self._chance = chance
        self._taken = set(scenario.company.handles) | {post.handle for post in scenario.posts}
        self.people = [person for role in scenario.roles for person in self._fixed(role)]
        roles = [role for role in scenario.roles if not role.handles]
        self._open = {role.name for role in roles}
        self._languages = Wheel([language.share for language in scenario.languages])
        wheel = Wheel([role.share for role in roles])
        self.people += [self._person(roles[wheel.spin(chance)]) for _ in range(size if wheel else 0)]
        self._by_theme: dict[str, Group] = {}
        self._by_place: dict[tuple[str, str], Group] = {}

    def pick(self, theme: Theme, newcomers: float) -> Person | None:
        """Somebody who would say this; None when there is nobody."""
        group = self._by_theme.get(theme.name)
        if group is None:
            group = self._by_theme[theme.name] = _group([p for p in self.people if self._would_say(p, theme)])
        return self._from(group, newcomers)

    def anybody(self, newcomers: float, language: str, network: str) -> Person | None:
        """Somebody on this network who speaks the language; `language` may be empty."""
        key = (language, network)
        group = self._by_place.get(key)
        if group is None:
            people = [p for p in self.people if p.network == network and p.language in (language or p.language)]
            group = self._by_place[key] = _group([p for p in people if p.role in self._open])
        return self._from(group, newcomers)

    def _from(self, group: Group, newcomers: float) -> Person | None:
        regulars, wheel, others = group
        if others and (not regulars or self._chance.happens(newcomers)):
            return self._chance.pick(others)
        return regulars[wheel.spin(self._chance)] if regulars else None

    def average_pull(self) -> float:
        """Mean of `pull` over all."""
        return sum(map(pull, self.people)) / max(len(self.people), 1)

    def _would_say(self, person: Person, theme: Theme) -> bool:
        return (
            (person.role in theme.roles if theme.roles else person.role in self._open)
            and bool(theme.texts.get(person.language))
            and (not theme.networks or person.network in theme.networks)
        )

    def _fixed(self, role: Role) -> list[Person]:
        networks = [n for n in self._scenario.networks if not role.networks or n.name in role.networks]
        return [
            self._made(role, self._scenario.languages[0].code, network, handle, self._scenario.company.name)
            for handle in role.handles
            for network in networks
        ]

    def _person(self, role: Role) -> Person:
        scenario, chance = self._scenario, self._chance
        language = scenario.languages[self._languages.spin(chance)].code
        allowed = [n for n in scenario.networks if not role.networks or n.name in role.networks]
        network = allowed[Wheel([n.share for n in allowed]).spin(chance)]
        given, family = GIVEN.get(language, GIVEN["en"])
        first, last = chance.pick(given), chance.pick(family)
        handle = self._handle(first, last)
        return self._made(role, language, network, handle, self._display(first, last, handle))

    def _made(self, role: Role, language: str, network: Network, handle: str, name: str) -> Person:
        chance = self._chance
        return Person(
            author=Author(
                handle=handle,
                name=name,
                followers=int(chance.spread(role.followers, role.spread)),
                verified=chance.happens(role.verified),
                created_at=Instant(self._start - chance.between(20, _OLDEST) * DAY - chance.below(DAY)),
            ),
            language=language,
            network=network.name,
            role=role.name,
            voice=self._voice(role),
        )

    def _voice(self, role: Role) -> Voice:
        chance = self._chance
        return Voice(
            lowercase=chance.happens(role.lowercase),
            short=chance.happens(role.lowercase * 0.8),
            bare=chance.happens(0.2 + role.lowercase),
            loud=chance.happens(role.shouting * 4),
            # Half the people hardly ever mistype, the others all the more.
            typos=role.typos * 2 * chance.unit() if chance.happens(0.5) else role.typos * 0.1,
            emoji=min(role.emoji * 2 * chance.unit(), 1.0),
            shouting=role.shouting,
            hashtags=min(role.hashtags * 2 * chance.unit(), 1.0),
        )

    def _handle(self, first: str, last: str) -> str:
        chance = self._chance
        given, family = _plain(LATIN.get(first, first)), _plain(last)
        while True:
            ways = [
                f"{given}{family}",
                f"{given}_{family}",
                f"{given}.{family}" if family else given,
                f"{given}{chance.between(2, 99)}",
                f"{given[:1]}{family}{chance.between(1, 9)}",
                f"{chance.pick(NICK)}_{chance.pick(NICK)}",
                f"{chance.pick(NICK)}{chance.between(10, 999)}",
                f"{given}_{chance.pick(TRADE)}",
                f"{chance.pick(NICK)}and{chance.pick(NICK)}",
            ]
            handle = chance.pick(ways).strip("._")[:28]
            if len(handle) > 3 and handle not in self._taken:
                self._taken.add(handle)
                return handle

    def _display(self, first: str, last: str, handle: str) -> str:
        ways = (f"{first} {last}", f"{first} {last}", first, first.lower(), f"{first} {last[:1]}.", handle)
        return self._chance.pick(ways)


def pull(person: Person) -> float:
    """How many a person makes repeat or answer, before luck: it grows slower than the followers do."""
    return float(((person.author.followers or 0) + 20) ** 0.4)


def _group(people: list[Person]) -> Group:
    cut = max(1, round(len(people) * _REGULAR)) if people else 0
    # A tenth of the regulars write about half of what regulars write.
    return people[:cut], Wheel([1 / (rank + cut / 10) for rank in range(cut)]), people[cut:]


def _plain(name: str) -> str:
    """Letters a handle may hold."""
    bare = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "".join(sign for sign in bare if sign.isalnum())
