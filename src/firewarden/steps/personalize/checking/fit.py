"""Does a reply go with what this person wrote, and with the team that sends it? Reads words, trades and acts.

Four things are asked: does it take up their words, does it speak of the same trade, does it do what one does in answer
(welcome who thanks, be sorry with who complains, pass on an idea), and is it said as this team speaks. The weights were
set by hand, rounded, on half of the threads of benchmarks/replies.py; what they are worth is in docs/replies.md.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firewarden.steps.personalize.checking.usage import Usage, likely, words
from firewarden.text.acts import Act, found, readable
from firewarden.text.content import content
from firewarden.text.fields import Fields, agreement, fields_of
from firewarden.text.topics import topics_of

ANSWERS: Mapping[Act, Mapping[Act, float]] = {
    Act.COMPLAINS: {Act.SORRY: 0.5, Act.EMPATHY: 0.25, Act.PLEASED: -1.0, Act.THANKS: -0.25},
    Act.PRAISES: {
        Act.PLEASED: 1.0,
        Act.THANKS: 0.5,
        Act.SORRY: -0.5,
        Act.PRIVATE: -0.5,
        Act.REMEDY: -0.25,
        Act.RECEIVED: -0.5,
        Act.BRING: -0.5,
    },
    Act.ASKS: {Act.PLEASED: -0.5, Act.THANKS: -0.5, Act.REMEDY: 0.25},
    Act.SENT: {Act.RECEIVED: 1.0, Act.PRIVATE: 0.25},
    Act.WISHES: {Act.PASSES_ON: 1.5, Act.PRIVATE: -0.5, Act.RECEIVED: -0.25},
    Act.CLOSES: {Act.PLEASED: 1.0, Act.REMEDY: -0.25, Act.SORRY: -0.25},
    Act.THANKS: {Act.PLEASED: 1.5, Act.SORRY: -1.0, Act.BRING: -0.5},
}
"""What one does in answer to whom: more than 0 fits, less does not."""
SHARED, THINGS, TRADE, ACTS, HOUSE = 5.0, 0.5, 2.0, 0.75, 0.6
"""What each part weighs, in log-odds."""
FULL = 0.25
"""More of a person's words need not be taken up."""
AS_OFTEN = 0.3
"""Unlike texts agree in their trade about so much."""
MOST = 6.0
"""Log-odds of the team's way of speaking that are believed at most."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a talk, read once."""

    stems: frozenset[str]
    words: frozenset[str]
    fields: Fields
    topics: frozenset[int]
    acts: frozenset[Act]


def heard(posts: Sequence[str], lang: str) -> Side:
    """What a person wrote; what they do is read off the newest post."""
    stems = frozenset(one for post in posts for one, _ in content(post, lang))
    newest = readable(posts[-1]) if posts else ""
    acts: set[Act] = {act for act in ANSWERS if act is not Act.ASKS and found(newest, act, lang)}
    if "?" in newest:
        acts.add(Act.ASKS)
    if Act.COMPLAINS in acts:
        acts -= {Act.PRAISES, Act.CLOSES}
    fields = fields_of(stems, " ".join(posts))
    return Side(stems, frozenset(), fields, topics_of(stems), frozenset(acts))


def answered(text: str, lang: str) -> Side:
    """What a reply says and does."""
    said, plain = words(text, lang), readable(text)
    asked = {act for answers in ANSWERS.values() for act in answers}
    acts = frozenset(act for act in asked if found(plain, act, lang))
    return Side(said, said, fields_of(said), topics_of(said), acts)


def suits(post: Side, reply: Side) -> float:
    """What the reply does, for what the person did: above 0 it is an answer, below 0 the wrong one."""
    return sum(ANSWERS[act].get(answer, 0.0) for act in post.acts for answer in reply.acts)


def fit(post: Side, reply: Side, taken_up: float, known: Usage) -> float:
    """0..1; .5 where nothing tells. `taken_up` is the specificity of the reply."""
    trade = agreement(post.fields, reply.fields)
    odds = SHARED * min(1.0, taken_up / FULL)
    odds += THINGS * min(2, len(post.topics & reply.topics))
    odds += TRADE * (trade - AS_OFTEN) if trade is not None else 0.0
    odds += ACTS * suits(post, reply)
    odds += HOUSE * max(-MOST, min(MOST, likely(reply.words, known)))
    return 1 / (1 + math.exp(-odds))
