"""Is a reply an answer to this person at all? A good answer in other words is left alone."""

from collections.abc import Iterator

from firewarden.steps.personalize.checking.background import Mood
from firewarden.steps.personalize.checking.fit import Side, answered, fit, heard, suits
from firewarden.steps.personalize.checking.reading import Reading
from firewarden.steps.personalize.checking.specific import Echo
from firewarden.steps.personalize.checking.usage import Usage, signed_from
from firewarden.text.acts import Act, found
from firewarden.text.content import content
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said, say

CONCRETE = 3
"""A reply with so many words that are not routine says something of its own."""
SUITS = 1.0
"""What it does is answer enough: it welcomes who thanks, it takes on an idea."""
FOREIGN, FOREIGN_FROM = 0.05, 40
"""A reply that fits no better is somebody else's, where so many replies of the team are known."""
_ROUTINE = (
    Act.SORRY,
    Act.EMPATHY,
    Act.THANKS,
    Act.PLEASED,
    Act.INVITES,
    Act.HANDS_OVER,
    Act.PERSONAL,
    Act.BRING,
    Act.PRIVATE,
    Act.CHANNEL,
    Act.FILLER,
    Act.RECEIVED,
    Act.PASSES_ON,
    Act.FOLLOW_UP,
    Act.TIME,
)
_WAITS = frozenset({Act.COMPLAINS, Act.ASKS, Act.WISHES})
"""Who does this waits for a word about it. Who tells a joke, praises or says goodbye does not."""


def off_topic(reading: Reading, taken_up: Echo, known: Usage) -> Iterator[Finding]:
    """Nothing of the post is taken up, and either the words could stand under any post, or they are not the team's."""
    if not taken_up.asked or taken_up.spans:
        return
    post, reply = heard(reading.background.posts, reading.lang), answered(reading.text, reading.lang)
    if known.count >= FOREIGN_FROM and fit(post, reply, taken_up.specificity, known) < FOREIGN:
        yield _finding(
            say("It takes up nothing of what this person wrote, and your team has not spoken like this so far."),
            say("Look whether it was meant for somebody else or belongs to another account."),
        )
    elif (
        (post.acts & _WAITS or reading.mood() is Mood.COMPLAINT)
        and not _answers(post, reply)
        and _own_words(reading) < CONCRETE
    ):
        yield _finding(
            say("It takes up nothing of what this person wrote."),
            say("Name their problem in their words: what, where, when."),
        )


def _waits(post: Side, reading: Reading) -> bool:
    return bool(post.acts & _WAITS) or reading.mood() is Mood.COMPLAINT


def _answers(post: Side, reply: Side) -> bool:
    """Says that the answer is somewhere else, or does what one does in answer."""
    return Act.RECEIVED in reply.acts or suits(post, reply) >= SUITS


def _own_words(reading: Reading) -> int:
    """Words that are neither courtesy nor the way to a private talk nor a signature."""
    routine = [span for act in _ROUTINE for span in found(reading.plain, act, reading.lang)]
    end = signed_from(reading.text)
    return sum(
        at < end and not any(start <= at < stop for start, stop in routine)
        for _, (at, _) in content(reading.text, reading.lang)
    )


def _finding(message: Said, hint: Said) -> Finding:
    return Finding(code=Code.OFF_TOPIC, weight=Weight.WARN, message=message, hint=hint)
