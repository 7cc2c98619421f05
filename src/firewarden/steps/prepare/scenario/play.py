"""Plays a scenario: who says what, when, and who repeats and answers it. The same seed gives the same posts."""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import count

from firewarden.steps.prepare.scenario.cast import Cast, Person, Voice
from firewarden.steps.prepare.scenario.chance import Chance, Wheel
from firewarden.steps.prepare.scenario.echo import Echoes
from firewarden.steps.prepare.scenario.format import KeyPost, Phase, Scenario, Theme
from firewarden.steps.prepare.scenario.posting import Echo, Made, Press, Shown
from firewarden.steps.prepare.scenario.schedule import Schedule
from firewarden.steps.prepare.scenario.writing import Moment, Said, Writer
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind

WRITTEN = SourceId("scenario")
_POSTS_A_PERSON = 3.5
_FEWEST_PEOPLE = 60
_SAME_LANGUAGE = 0.9
"""Share of reposts by people of the post's language; whoever answers always speaks it."""
_TRIES = 4

Cue = KeyPost | Echo | None
"""What makes somebody write: the scenario, another post, or nothing but the hour."""


def play(scenario: Scenario, seed: int, *, start: Instant, source: SourceId = WRITTEN) -> Iterator[Post]:
    """All posts of the scenario in the order of time. `start` is midnight of its first day, where it happens."""
    return _Stage(scenario, seed, start, source).run()


class _Stage:
    def __init__(self, scenario: Scenario, seed: int, start: Instant, source: SourceId) -> None:
        self._chance = Chance(seed)
        self._schedule = Schedule(scenario, start)
        self._cast = Cast(scenario, _size(self._schedule), start, self._chance)
        self._echoes = Echoes(scenario, self._cast, self._chance)
        self._writer = Writer(scenario, self._chance)
        self._press = Press(source)
        self._networks = {network.name: network for network in scenario.networks}
        self._themes = {theme.name: theme for theme in scenario.themes}
        self._wheels = {phase.name: Wheel(list(phase.themes.values())) for phase in scenario.phases}
        self._keys: dict[str, Made] = {}
        self._order = count()
        self._cues: list[tuple[Instant, int, Cue]] = []
        self._cues += [(self._schedule.at(post.at), next(self._order), post) for post in scenario.posts]
        self._cues += [(at, next(self._order), None) for at in self._schedule.arrivals(seed + 1)]
        heapify(self._cues)

    def run(self) -> Iterator[Post]:
        while self._cues:
            at, _, cue = heappop(self._cues)
            post: Post | None
            if isinstance(cue, KeyPost):
                post = self._key_post(at, cue)
            elif cue is None:
                post = self._spontaneous(at)
            elif cue.kind is PostKind.REPOST:
                post = self._repost(at, cue.of)
            else:
                post = self._answer(at, cue)
            if post is not None:
                yield post

    def _spontaneous(self, at: Instant) -> Post | None:
        phase = self._schedule.phase_at(at)
        for _ in range(_TRIES):
            theme = self._theme(phase)
            person = self._cast.pick(theme, phase.newcomers)
            if person is None:
                continue
            text = self._writer.write(person, self._networks[person.network], theme, self._moment(at))
            if text is not None:
                return self._publish(at, person, text, theme)
        return None

    def _answer(self, at: Instant, echo: Echo) -> Post | None:
        of, phase = echo.of, self._schedule.phase_at(at)
        person = self._cast.anybody(phase.newcomers, of.language, of.network.name)
        if person is None:
            return None
        text = self._writer.write(person, of.network, of.theme, self._moment(at), of.said)
        return None if text is None else self._publish(at, person, text, of.theme, echo)

    def _repost(self, at: Instant, of: Made) -> Post | None:
        phase = self._schedule.phase_at(at)
        language = of.language if self._chance.happens(_SAME_LANGUAGE) else ""
        person = self._cast.anybody(phase.newcomers, language, of.network.name)
        if person is None or person.author.handle == of.said.handle:
            return None
        self._tell(at, of, self._echoes.kinds(person, of.network, phase))
        return self._press.repost(at, person, of)

    def _publish(self, at: Instant, person: Person, text: str, theme: Theme, echo: Echo | None = None) -> Post:
        network = self._networks[person.network]
        kinds = self._echoes.kinds(person, network, self._schedule.phase_at(at))
        reposts = kinds.count(PostKind.REPOST)
        shown = Shown(
            likes=self._echoes.likes(person, network, reposts),
            reposts=reposts if network.reposts else None,
            replies=kinds.count(PostKind.REPLY) if network.replies else None,
            rating=float(self._chance.between(*theme.star_range)) if network.stars else None,
            has=self._has(theme, text),
        )
        post = self._press.original(at, person, network, text, shown=shown, echo=echo)
        self._tell(at, self._made(post, person, theme), kinds)
        return post

    def _key_post(self, at: Instant, key: KeyPost) -> Post:
        author = Author(
            handle=key.handle,
            name=key.author or key.handle,
            followers=key.followers,
            verified=key.verified,
            created_at=Instant(self._schedule.start - 1_500 * DAY),
        )
        person = Person(author=author, language=key.language, network=key.network, role="", voice=Voice())
        theme = self._themes[key.theme] if key.theme else self._theme(self._schedule.phase_at(at))
        other = self._keys.get(key.reply_to or key.quote_of)
        echo = Echo(kind=PostKind.REPLY if key.reply_to else PostKind.QUOTE, of=other) if other else None
        shown = Shown(
            likes=key.likes,
            reposts=key.reposts,
            replies=key.replies,
            rating=None if key.stars is None else float(key.stars),
            has=frozenset(map(Attachment, key.has)),
        )
        post = self._press.original(at, person, self._networks[key.network], key.text, shown=shown, echo=echo)
        made = self._keys[key.name] = self._made(post, person, theme)
        self._tell(at, made, [PostKind.REPOST] * key.reposts + [PostKind.REPLY] * key.replies)
        return post

    def _tell(self, at: Instant, of: Made, kinds: Sequence[PostKind]) -> None:
        """Somebody hears of it: the echoes are put on the bill."""
        for kind in kinds:
            later = self._echoes.later(at)
            if later < self._schedule.end:
                heappush(self._cues, (later, next(self._order), Echo(kind=kind, of=of)))

    def _made(self, post: Post, person: Person, theme: Theme) -> Made:
        said = Said(text=post.text, handle=person.author.handle, theme=theme)
        network = self._networks[person.network]
        return Made(post=post, said=said, theme=theme, network=network, language=person.language)

    def _theme(self, phase: Phase) -> Theme:
        return self._themes[list(phase.themes)[self._wheels[phase.name].spin(self._chance)]]

    def _moment(self, at: Instant) -> Moment:
        schedule = self._schedule
        return Moment(clock=schedule.clock(at), weekday=schedule.weekday(at), phase=schedule.phase_at(at))

    def _has(self, theme: Theme, text: str) -> frozenset[Attachment]:
        found = {Attachment.LINK} if "https://" in text else set()
        if self._chance.happens(theme.images):
            found.add(Attachment.IMAGE)
        if self._chance.happens(theme.videos):
            found.add(Attachment.VIDEO)
        return frozenset(found)


def _size(schedule: Schedule) -> int:
    """People needed for as many posts as are declared."""
    hours = range(schedule.start, schedule.end, HOUR)
    posts = sum(schedule.rate(Instant(at)) for at in hours) * HOUR / DAY
    return max(round(posts / _POSTS_A_PERSON), _FEWEST_PEOPLE)
