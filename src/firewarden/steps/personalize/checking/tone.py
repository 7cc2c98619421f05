"""Words that make it worse: thanks for a complaint, sorry for praise, argument, mockery, blame, lectures, legalese."""

from collections.abc import Iterator

from firewarden.steps.personalize.checking.background import Mood
from firewarden.steps.personalize.checking.reading import Reading
from firewarden.text.acts import Act, found
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said, say

ESCALATES: tuple[tuple[Act, Code, Said, Said], ...] = (
    (
        Act.ARGUE,
        Code.ARGUE,
        say("“{words}” argues with the person. Others read along and take sides."),
        say("Say what you know and where it is from, and ask for what you do not know."),
    ),
    (
        Act.SARCASM,
        Code.SARCASM,
        say("“{words}” can be read as mockery."),
        say("Say it plainly; a joke at an angry person's cost is what gets shared."),
    ),
    (
        Act.BLAME,
        Code.BLAME_USER,
        say("“{words}” puts the blame on the person."),
        say("Say what happens now. What they can do next time belongs in the private talk, if anywhere."),
    ),
    (
        Act.LECTURE,
        Code.LECTURE,
        say("“{words}” tells a grown-up how to feel or behave."),
        say("Leave it out, and answer the point."),
    ),
    (
        Act.LEGALESE,
        Code.LEGALESE,
        say("“{words}” is the language of lawyers."),
        say("Say the same in words you would use at a counter."),
    ),
)


def mismatches(reading: Reading) -> Iterator[Finding]:
    """The wrong face: pleased about a complaint, sorry about praise."""
    mood = reading.mood()
    sorry, thanks = reading.does(Act.SORRY), [*reading.does(Act.THANKS), *reading.does(Act.PLEASED)]
    if mood is Mood.COMPLAINT and thanks and not sorry and not reading.does(Act.EMPATHY):
        start, end = min(thanks)
        yield Finding(
            code=Code.THANKS_FOR_COMPLAINT,
            weight=Weight.WARN,
            message=say("It thanks somebody who complains, and says nothing of what happened to them."),
            hint=say("Begin with what went wrong; thanks may follow."),
            start=start,
            end=end,
        )
    if mood is Mood.PRAISE and sorry:
        start, end = sorry[0]
        yield Finding(
            code=Code.SORRY_FOR_PRAISE,
            weight=Weight.WARN,
            message=say("It is sorry, and this person praises us."),
            hint=say("Say thank you, and for what."),
            start=start,
            end=end,
        )


def escalations(reading: Reading) -> Iterator[Finding]:
    """Each with its place and a way out."""
    for act, code, message, hint in ESCALATES:
        for start, end in found(reading.plain, act, reading.lang):
            yield Finding(
                code=code,
                weight=Weight.WARN,
                message=message.filled(words=reading.text[start:end]),
                hint=hint,
                start=start,
                end=end,
            )
