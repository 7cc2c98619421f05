"""What is wrong with what a rule asks for, and whether a rule is worth its calls. Advice to people: nothing is muted or
changed by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firewarden.steps.monitor.rules.memory import LONGEST_WINDOW
from firewarden.vocabulary.clock import HOUR, MINUTE
from firewarden.vocabulary.rule import Reach, Spread, Terms, Tone, Tripwire
from firewarden.vocabulary.said import Amount, Said, say

SHORTEST, LONGEST = HOUR // MINUTE, LONGEST_WINDOW // MINUTE
LEAST_READABLE, MOST_READABLE = 5, 100_000
NARROWEST, WIDEST = 1.5, 6.0
MOST_QUERY = 4_000
MOST_ANSWERS, LEAST_REACTIONS, MOST_REACTIONS, MOST_PLACES = 100_000, 10, 100_000_000, 100_000
ENOUGH_MARKS = 3
"""So few marks of people say nothing about a rule yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What came of a rule in a week. `pages` are calls about incidents it opened; `useful` and `useless` count
    marks people gave to its alerts and those calls, `useless` also the alerts they dismissed."""

    alerts: int = 0
    opened: int = 0
    pages: int = 0
    useful: int = 0
    useless: int = 0


def problems(terms: Terms, query_errors: Iterable[Said] = ()) -> list[Said]:
    """Sentences for whoever wrote it, `query_errors` among them; none for a rule that can be used."""
    return [*_problems(terms), *query_errors]


def advice(week: Week) -> Said | None:
    """For a rule most of whose marks are bad."""
    if week.useless < ENOUGH_MARKS or week.useless <= week.useful:
        return None
    return say(
        "{useless} of {marks} marks this week say it was not useful. Make it stricter, or mute it for a while.",
        useless=week.useless,
        marks=week.useless + week.useful,
    )


def _problems(terms: Terms) -> Iterator[Said]:
    match terms:
        case Tone():
            yield from _of_tone(terms)
        case Tripwire():
            yield from _of_tripwire(terms)
        case Reach():
            if not LEAST_REACTIONS <= terms.least <= MOST_REACTIONS:
                yield _outside(say("The number of reactions"), LEAST_REACTIONS, MOST_REACTIONS)
        case Spread():
            if not 1 <= terms.least <= MOST_PLACES:
                yield _outside(say("The number of posts elsewhere"), 1, MOST_PLACES)
            if not 1 <= terms.there <= MOST_PLACES:
                yield _outside(say("The number of posts there"), 1, MOST_PLACES)


def _of_tone(terms: Tone) -> Iterator[Said]:
    if not SHORTEST <= terms.minutes <= LONGEST:
        yield _outside(say("The window in minutes"), SHORTEST, LONGEST)
    if not LEAST_READABLE <= terms.least <= MOST_READABLE:
        yield _outside(say("The number of readable mentions"), LEAST_READABLE, MOST_READABLE)
    if not NARROWEST <= terms.z <= WIDEST:
        yield _outside(say("The number of standard errors"), NARROWEST, WIDEST, digits=1)


def _of_tripwire(terms: Tripwire) -> Iterator[Said]:
    if not (terms.query.strip() or terms.new_network or terms.answers):
        yield say("Say what should trip it: a query, a network that is new, or answers that pile up.")
    if terms.ours and not terms.answers:
        yield say("Say how many answers one of our posts has to draw.")
    if terms.answers and not 2 <= terms.answers <= MOST_ANSWERS:
        yield _outside(say("The number of answers"), 2, MOST_ANSWERS)
    if len(terms.query) > MOST_QUERY:
        yield say("The query is too long: {most} characters are the most.", most=MOST_QUERY)


def _outside(what: Said, low: float, high: float, digits: int = 0) -> Said:
    return say(
        "{what} must lie between {low} and {high}.", what=what, low=Amount(low, digits), high=Amount(high, digits)
    )
