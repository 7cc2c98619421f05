"""Does a reply take up what this person wrote? Reads words and things, not meaning.

A good answer in other words is missed; what the numbers are worth is in docs/replies.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.steps.personalize.checking.background import Background
from firewarden.steps.personalize.checking.usage import Weighing, usage, weighing
from firewarden.text.acts import Span
from firewarden.text.content import content
from firewarden.text.fold import fold
from firewarden.text.stems import stem
from firewarden.text.topics import topic_of, topics_of

TOPIC = 0.02
"""What a thing called by another name adds, as a share of what one is worth."""


@dataclass(frozen=True, slots=True)
class Echo:
    """`specificity` is in 0..1; `spans` are the words of the reply that take something up."""

    specificity: float
    spans: tuple[Span, ...]
    asked: bool
    """Whether the person's post has anything to take up at all."""


def specificity(text: str, post: str, background: Background | None = None) -> float:
    """0..1: how much of the person's own words stands in the reply."""
    return echo(text, (post,), background or Background(), "en").specificity


def echo(text: str, posts: Sequence[str], background: Background, lang: str) -> Echo:
    """What `text` takes up of `posts`, with the words of the team's own weighing less."""
    return overlap(text, posts, background.names, lang, weighing(usage(background.earlier, lang)))


def overlap(text: str, posts: Sequence[str], names: Sequence[str], lang: str, weigh: Weighing) -> Echo:
    """Weight of the shared stems over the geometric mean of both sides' weight; `names` of people do not count."""
    people = {stem(fold(name), lang) for name in names}
    asked = frozenset(one for post in posts for one, _ in content(post, lang) if one not in people)
    said = [(one, span) for one, span in content(text, lang) if one not in people]
    own = frozenset(one for one, _ in said)
    shared = asked & own
    room = math.sqrt(sum(map(weigh, asked)) * sum(map(weigh, own)))
    things = topics_of(asked) & topics_of(own)
    taken_up = shared | {one for one in own if topic_of(one) & things}
    score = (sum(map(weigh, shared)) + TOPIC * len(things)) / room if room else 0.0
    return Echo(min(1.0, score), tuple(span for one, span in said if one in taken_up), bool(asked))
