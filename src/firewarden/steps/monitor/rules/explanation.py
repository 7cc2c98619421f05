"""What a rule listens for, in one plain sentence, and how it computes that. The numbers are those of the code."""

from collections.abc import Mapping

from firewarden.measure.decay import BINS_PER_DAY
from firewarden.steps.monitor import watch
from firewarden.steps.monitor.calibration import HOSTILE, VOLUME
from firewarden.steps.monitor.conformal_burst import DAYS
from firewarden.steps.monitor.conformal_burst import LEAST as LEAST_TALK
from firewarden.steps.monitor.crisis_gate import LEAST as LEAST_HOSTILE
from firewarden.steps.monitor.crisis_gate import SPARSE, WINDOWS
from firewarden.steps.monitor.policy import LASTING, STEP
from firewarden.steps.monitor.rhythm import EXPECTED_ONCE_PER_WEEKS as ONCE
from firewarden.steps.monitor.rules.memory import BASELINE, SETTLED, SURE_OF_LANGUAGE
from firewarden.steps.monitor.rules.reach import FOURFOLD
from firewarden.steps.monitor.rules.rulebook import LATEST
from firewarden.steps.monitor.rules.tone import ENDED, LEAST_BASELINE
from firewarden.steps.monitor.rules.tripwire import QUIET
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE
from firewarden.vocabulary.rule import Reach, Spread, Terms, Tone, Tripwire
from firewarden.vocabulary.said import Amount, Percent, Said, joined, say, say_count
from firewarden.vocabulary.signal import Lane

CUT = 160

STANDING: Mapping[Lane, Said] = {
    Lane.HOSTILE: say("More hostile posts than this brand has at this hour, and a larger share of them in all talk."),
    Lane.VOLUME: say("Much more talk than this brand has at this hour, whatever its tone."),
    Lane.SILENCE: say("A source that brings less than it should."),
}
"""The lanes that watch every brand."""


def listens(terms: Terms) -> Said:
    """In one sentence."""
    match terms:
        case Tone():
            return say(
                "A larger hostile share in the last {hours} hours than in the 28 days before, from {least} readable "
                "posts on.",
                hours=Amount(terms.minutes * MINUTE / HOUR, 0 if terms.minutes * MINUTE % HOUR == 0 else 1),
                least=terms.least,
            )
        case Reach():
            return _of_reach(terms)
        case Spread():
            return say(
                "A narrative that comes to another network or language: {there} posts there, {least} elsewhere.",
                there=terms.there,
                least=terms.least,
            )
        case _:
            return _of_tripwire(terms)


def _of_reach(terms: Reach) -> Said:
    if terms.hostile:
        return say("A hostile post on its way to {least} reactions within a day.", least=terms.least)
    return say("A post on its way to {least} reactions within a day.", least=terms.least)


def _of_tripwire(terms: Tripwire) -> Said:
    parts = []
    if terms.query:
        short = " ".join(terms.query.split())
        parts.append(say("it matches {query}", query=short if len(short) <= CUT else short[: CUT - 1] + "…"))
    if terms.new_network:
        parts.append(say("nothing was heard of the brand on its network for 28 days"))
    if terms.answers and terms.ours:
        parts.append(
            say("it answers one of our own posts, which drew {count} answers, most hostile", count=terms.answers)
        )
    elif terms.answers:
        parts.append(say("it answers a post that drew {count} answers, most hostile", count=terms.answers))
    return say("Any single post for which this holds: {conditions}.", conditions=joined(parts, say(", and ")))


def arithmetic(terms: Terms) -> list[Said]:
    """Step by step, with every number it uses."""
    match terms:
        case Tone():
            return _tone_sums(terms)
        case Reach():
            return _reach_sums(terms)
        case Spread():
            return _spread_sums(terms)
        case _:
            return _tripwire_sums(terms)


def arithmetic_of(lane: Lane, budget: float) -> list[Said]:
    """Of a lane that watches every brand, at its budget."""
    share = budget * watch.LANE_SHARE
    match lane:
        case Lane.HOSTILE:
            return [
                say(
                    "For the last {windows} minutes: zN compares hostile posts with those expected at this hour, zS "
                    "their share with the usual share. Both have to be high: the score is their soft minimum.",
                    windows=joined([Amount(5 * bins) for bins, _ in WINDOWS], say(", ")),
                ),
                say("At least {least} hostile posts; one is never a surge.", least=LEAST_HOSTILE),
                say("Below {count} posts a day the whole day is looked at as well.", count=Amount(SPARSE)),
                _threshold(share, HOSTILE.threshold(share)),
                *_again(),
            ]
        case Lane.VOLUME:
            return [
                say(
                    "The last minutes against the median of those before, and the last hours against the same time of "
                    "the past {days} days; each is ranked against the brand's own past, and the evidence is summed.",
                    days=DAYS,
                ),
                say("At least {least} posts in an hour.", least=LEAST_TALK),
                _threshold(share, VOLUME.threshold(share)),
                *_again(),
            ]
    return [
        say(
            "Each minute without anything new weighs as much as it would be surprising at that hour of the week. How "
            "often a silence so heavy comes is read from the source's own past silences."
        ),
        say_count(
            "It speaks of a silence that comes less often than once in {count} week.",
            "It speaks of a silence that comes less often than once in {count} weeks.",
            ONCE,
        ),
    ]


def _threshold(share: float, raw: float) -> Said:
    return say(
        "It speaks from a raw score of {raw} on, which calm weeks reach {share} times: the part of the brand's budget "
        "of false alarms that is this lane's.",
        raw=Amount(raw, 2),
        share=Amount(share, 2),
    )


def _again() -> list[Said]:
    """How both surges end."""
    return [
        say("What mere chance might bring within the budget raises nothing."),
        say(
            "An alarm lasts until the lane was below its threshold for a day. Meanwhile it speaks again after {days} "
            "days, or when all its strengths have grown by {step}.",
            days=LASTING // BINS_PER_DAY,
            step=Amount(STEP, 1),
        ),
    ]


def _tone_sums(terms: Tone) -> list[Said]:
    return [
        say(
            "Low end of the Wilson interval of the hostile share in the window > high end of that of the {days} days "
            "before, both {z} standard errors wide.",
            days=BASELINE // DAY,
            z=Amount(terms.z, 1),
        ),
        say(
            "At least {least} readable posts in the window of {minutes} minutes, and {usual} in the {days} days.",
            least=terms.least,
            minutes=terms.minutes,
            usual=LEAST_BASELINE,
            days=BASELINE // DAY,
        ),
        say(
            "A rise is told once; again when it was gone for {hours} hours, or when the low end is above the high end "
            "that was told last.",
            hours=ENDED // HOUR,
        ),
        say("Stretches that were not captured are left out on both sides."),
    ]


def _tripwire_sums(terms: Tripwire) -> list[Said]:
    found = [say("All its conditions have to hold for one and the same post. No volume is asked for.")]
    if terms.query:
        found.append(
            say(
                "tone: and reason: hold here: the query is asked after a post was read. Posts that no query of the "
                "brand matches are not heard."
            )
        )
    if terms.new_network:
        found.append(say("Nothing is news in the first {days} days, when every network is new.", days=SETTLED // DAY))
    if terms.answers:
        found.append(
            say(
                "Replies and quotes within {hours} hours are counted, and more than half of the readable ones have to "
                "be hostile.",
                hours=DAY // HOUR,
            )
        )
    found.append(
        say(
            "A narrative, a network, or a post that draws answers is told once in {hours} hours; another one at once.",
            hours=QUIET // HOUR,
        )
    )
    if not (terms.new_network or terms.answers):
        found.append(
            say(
                "A post that comes in late trips it as well, up to {hours} hours after it was written.",
                hours=LATEST // HOUR,
            )
        )
    return found


def _reach_sums(terms: Reach) -> list[Said]:
    found = [
        say(
            "Reactions in {hours} hours = those counted so far × G({hours} h) ÷ G(age), where G is the share of all "
            "reactions that have come by then (Zhao et al. 2015), and age is 5 minutes at least.",
            hours=DAY // HOUR,
        ),
        say("What the network itself counted stands where that is more. It speaks from {least} on.", least=terms.least),
        say("The same post is told again when {times} times as many are foretold.", times=Amount(FOURFOLD)),
    ]
    if terms.hostile:
        found.append(say("Hostile is a post that was read so, or most of whose answers are."))
    return found


def _spread_sums(terms: Spread) -> list[Said]:
    return [
        say(
            "{there} posts of a narrative on a network, or in a language, where it did not begin, and {least} in all "
            "others.",
            there=terms.there,
            least=terms.least,
        ),
        say("A language counts where it is {share} sure.", share=Percent(SURE_OF_LANGUAGE)),
        say("Each narrative is told once for each network and language it comes to."),
    ]
