"""Where and by whom it is said, and what it must not do."""

from collections.abc import Iterator

from firewarden.vocabulary.apology import Answer, Harm, Weighing
from firewarden.vocabulary.incident import Fault
from firewarden.vocabulary.said import Said, say

OPEN = frozenset({Harm.PHYSICAL, Harm.HEALTH, Harm.DIGNITY, Harm.ENVIRONMENT, Harm.DATA})
"""Others may be in the same danger: this is no private matter."""


def delivery(weighing: Weighing, answer: Answer, *, grave: bool) -> Iterator[Said]:
    if answer is Answer.APOLOGIZE:
        yield say("Say it where the offense happened, and in everything else you publish afterwards.")
    else:
        yield say("Say it where people speak of it.")
    if weighing.harms:
        yield say("Those harmed hear it first, by the way they can be reached, and the public after them.")
    if grave:
        yield say("In the name of whoever leads the company, with name and office.")
    else:
        yield say("In the name of one person who answers for it, not of “the team”.")
    if answer is Answer.APOLOGIZE:
        yield say("Before anything that speaks well of us.")


def pitfalls(weighing: Weighing, answer: Answer) -> Iterator[Said]:
    if weighing.heated and answer in (Answer.APOLOGIZE, Answer.CONCERN):
        yield say("Compensation as the first public move: while talk is heated it fuels it. Offer it to each person.")
    if not weighing.confirmed or weighing.fault is Fault.UNKNOWN:
        yield say("Admitting fault, naming a cause or blaming anybody before the facts are confirmed.")
    if weighing.fault is Fault.PARTLY and answer is Answer.APOLOGIZE:
        yield say("Naming what others did before our own part is named.")
    match answer:
        case Answer.APOLOGIZE:
            yield say("“If”, “but”, and words about how people feel in place of what was done.")
        case Answer.CONCERN:
            yield say("Sympathy alone: without information it does harm.")
        case Answer.EXPLAIN:
            yield say("Denying more than can be proved.")
        case Answer.STAND:
            yield say("Being sorry for how people feel: that is neither an apology nor a stand.")
    if weighing.harms & OPEN:
        yield say("Asking people to take it to private messages before the public knows what concerns it.")
