"""What a brand's rules remember of its talk. The same for all of them, and kept whether or not there is a rule, so that
a new one can speak at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import NamedTuple, TypeVar

from firewarden.steps.monitor.rules.closed import Closed
from firewarden.vocabulary.clock import BIN, DAY, HOUR, Instant
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.mention import Mention, Tone

BASELINE = 28 * DAY
LONGEST_WINDOW = DAY
DRAWING = 2 * DAY
"""How long what a post draws is remembered."""
STORY_FORGOTTEN = 7 * DAY
SETTLED = 7 * DAY
"""In a brand's first week every network is new, and none of that is news."""
MOST_STORIES, MOST_POSTS, MOST_OWN = 2_000, 5_000, 500
SURE_OF_LANGUAGE = 0.8
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(slots=True)
class Story:
    """How many mentions a narrative has on each network and, where that is sure, in each language."""

    last: Instant
    size: int = 0
    networks: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)


class Drawn(NamedTuple):
    """What one post drew in a stretch of time: `shared` are reposts, `answers` replies and quotes, of which so many
    could be read and were hostile."""

    shared: int = 0
    answers: int = 0
    readable: int = 0
    hostile: int = 0

    def plus(self, other: "Drawn") -> "Drawn":
        return Drawn(*map(add, self, other))


@dataclass(slots=True)
class Answered:
    """What one post drew of late, by the bins in which it did."""

    bins: dict[Instant, Drawn] = field(default_factory=dict)

    def since(self, start: int) -> Drawn:
        """In the bins from `start` on."""
        return reduce(Drawn.plus, (drawn for at, drawn in self.bins.items() if at >= start), Drawn())


@dataclass(slots=True)
class Memory:
    """`hours` and `bins`: readable and hostile mentions of the hour or bin that starts then. `networks`: when something
    was last heard there. `born`: when newer mentions were written. `own`: posts of the brand itself."""

    since: Instant | None = None
    hours: dict[Instant, tuple[int, int]] = field(default_factory=dict)
    bins: dict[Instant, tuple[int, int]] = field(default_factory=dict)
    networks: dict[str, Instant] = field(default_factory=dict)
    stories: dict[NarrativeId, Story] = field(default_factory=dict)
    answered: dict[PostKey, Answered] = field(default_factory=dict)
    born: dict[PostKey, Instant] = field(default_factory=dict)
    own: dict[PostKey, Instant] = field(default_factory=dict)

    def hear(self, closed: Closed) -> frozenset[str]:
        """Networks that are new to the brand. Bins must be told in order; those without mentions need not be told."""
        if self.since is None:
            self.since = closed.at
        heard = {mention.post.platform for mention in closed.mentions}
        self._forget(closed.at)
        new = heard - self.networks.keys() if closed.at - self.since >= SETTLED else set()
        if closed.captured and closed.readable:
            self._count(closed)
        for mention in closed.mentions:
            self.networks[mention.post.platform] = closed.at
            self._tell_story(mention, closed.at)
            self._draw(mention, closed.at)
            self.born[mention.post.key] = mention.post.created_at
        self._bound()
        return frozenset(new)

    def hear_own(self, key: PostKey, at: Instant) -> None:
        """The brand itself wrote this."""
        self.own[key] = at
        _shorten(self.own, MOST_OWN)

    def tones(self, start: Instant, end: Instant) -> tuple[int, int]:
        """Readable and hostile mentions of the bins from `start` to before `end`, at most a day back."""
        return _summed(count for at, count in self.bins.items() if start <= at < end)

    def usual_tones(self, before: Instant) -> tuple[int, int]:
        """Of the whole hours that end at or before `before`, 28 days back."""
        return _summed(count for at, count in self.hours.items() if before - BASELINE <= at and at + HOUR <= before)

    def _count(self, closed: Closed) -> None:
        hour = Instant(closed.at - closed.at % HOUR)
        readable, hostile = self.hours.get(hour, (0, 0))
        self.hours[hour] = readable + closed.readable, hostile + closed.negative
        self.bins[closed.at] = closed.readable, closed.negative

    def _tell_story(self, mention: Mention, at: Instant) -> None:
        if mention.narrative is None:
            return
        story = self.stories.pop(mention.narrative, None) or Story(at)
        self.stories[mention.narrative] = story
        story.last, story.size = at, story.size + 1
        network, reading = mention.post.platform, mention.reading
        story.networks[network] = story.networks.get(network, 0) + 1
        if reading.lang is not None and reading.lang_confidence >= SURE_OF_LANGUAGE:
            story.languages[reading.lang] = story.languages.get(reading.lang, 0) + 1

    def _draw(self, mention: Mention, at: Instant) -> None:
        """A mention that answers or shares another post counts for that one."""
        post = mention.post
        target = post.repost_of or post.quote_of or post.reply_to
        if target is None:
            return
        answered = self.answered.pop(target, None) or Answered()
        self.answered[target] = answered
        _drop_before(answered.bins, at + BIN - DRAWING)
        tone, shared = mention.reading.tone, post.repost_of is not None
        one = Drawn(1) if shared else Drawn(0, 1, int(tone is not Tone.UNKNOWN), int(tone is Tone.NEGATIVE))
        answered.bins[at] = answered.bins.get(at, Drawn()).plus(one)

    def _forget(self, now: Instant) -> None:
        _drop_before(self.hours, now - BASELINE - LONGEST_WINDOW - HOUR)
        _drop_before(self.bins, now + BIN - LONGEST_WINDOW)
        for old in [name for name, at in self.networks.items() if at < now - BASELINE]:
            del self.networks[old]
        while self.stories and (oldest := next(iter(self.stories.items())))[1].last < now - STORY_FORGOTTEN:
            del self.stories[oldest[0]]
        while self.answered and max((silent := next(iter(self.answered.items())))[1].bins) < now + BIN - DRAWING:
            del self.answered[silent[0]]

    def _bound(self) -> None:
        _shorten(self.stories, MOST_STORIES)
        _shorten(self.answered, MOST_POSTS)
        _shorten(self.born, MOST_POSTS)


def _summed(counts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    readable = hostile = 0
    for each, bad in counts:
        readable += each
        hostile += bad
    return readable, hostile


def _drop_before(counts: dict[Instant, Value], limit: int) -> None:
    """In order of time."""
    while counts and (oldest := next(iter(counts))) < limit:
        del counts[oldest]


def _shorten(held: dict[Key, Value], most: int) -> None:
    while len(held) > most:
        del held[next(iter(held))]
