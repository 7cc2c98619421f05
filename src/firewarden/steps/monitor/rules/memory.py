"""What a brand's rules remember of its talk. The same for all of them, and kept whether or not there is a rule, so that
a new one can speak at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from firewarden.steps.monitor.rules.closed import Closed
from firewarden.vocabulary.clock import BIN, DAY, HOUR, Instant
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.mention import Mention, Tone

BASELINE = 28 * DAY
LONGEST_WINDOW = DAY
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


@dataclass(slots=True)
class Answered:
    """What one post drew since `first`: `shared` are reposts, the others replies and quotes."""

    first: Instant
    shared: int = 0
    answers: int = 0
    readable: int = 0
    hostile: int = 0


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
            self._draw(mention)
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

    def _draw(self, mention: Mention) -> None:
        """A mention that answers or shares another post counts for that one."""
        post = mention.post
        target = post.repost_of or post.quote_of or post.reply_to
        if target is None:
            return
        drawn = self.answered.get(target)
        if drawn is None:
            drawn = self.answered[target] = Answered(post.created_at)
        if post.repost_of is not None:
            drawn.shared += 1
            return
        drawn.answers += 1
        drawn.readable += mention.reading.tone is not Tone.UNKNOWN
        drawn.hostile += mention.reading.tone is Tone.NEGATIVE

    def _forget(self, now: Instant) -> None:
        _drop_before(self.hours, now - BASELINE - LONGEST_WINDOW - HOUR)
        _drop_before(self.bins, now + BIN - LONGEST_WINDOW)
        for old in [name for name, at in self.networks.items() if at < now - BASELINE]:
            del self.networks[old]
        while self.stories and (oldest := next(iter(self.stories.items())))[1].last < now - STORY_FORGOTTEN:
            del self.stories[oldest[0]]
        while self.answered and (first := next(iter(self.answered.items())))[1].first < now - 2 * DAY:
            del self.answered[first[0]]

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


def _drop_before(counts: dict[Instant, tuple[int, int]], limit: int) -> None:
    """In order of time."""
    while counts and (oldest := next(iter(counts))) < limit:
        del counts[oldest]


def _shorten(held: dict[Key, Value], most: int) -> None:
    while len(held) > most:
        del held[next(iter(held))]
