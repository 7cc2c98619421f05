"""Who may be harmed, how far it carries, and whether it grows."""

from collections.abc import Sequence

from firewarden.steps.assess.claims import INDEPENDENT, Claim
from firewarden.steps.assess.findings import finding
from firewarden.steps.assess.inputs import Inputs, is_hostile
from firewarden.steps.assess.trend import Course
from firewarden.steps.assess.wording import OR, listed
from firewarden.vocabulary.assessment import Confidence, Finding, Topic, Trend
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Hazard
from firewarden.vocabulary.said import Said, say, say_count

HARMS = {
    Hazard.SAFETY: say("danger or violence to people"),
    Hazard.HEALTH: say("harm to health"),
    Hazard.DEATH: say("a death"),
    Hazard.MINORS: say("harm to children"),
    Hazard.DISCRIMINATION: say("discrimination"),
    Hazard.DATA_LEAK: say("leaked personal data"),
    Hazard.FRAUD: say("fraud"),
    Hazard.LEGAL: say("legal action"),
    Hazard.REGULATOR: say("action by an authority"),
    Hazard.JOURNALIST: say("a journalist asking for comment"),
}
SENTENCES = {
    "claims": say("People speak of {harms}. These are claims; none is confirmed."),
    "claim": say("{harm} ({people})"),
    "supported": say("{harm} ({people}, at least {together} in one story with words of their own)"),
    "rare": say("A few posts speak of {harms}, too few among so many to count."),
    "none": say("No post we read claims harm to people."),
    Trend.WORSE: say("It is getting worse: {last} in the last hour, {before} the hour before."),
    Trend.BETTER: say("It is getting better: {last} in the last hour, {before} the hour before."),
    Trend.STEADY: say("It is steady: {last} in the last hour, {before} the hour before."),
    Trend.UNKNOWN: say("Whether it grows is not known yet."),
    "reach": say("The accounts behind the hostile posts we read have {followers} in all."),
}


def impact(inputs: Inputs, made: Sequence[Claim], course: Course) -> Finding:
    counted_claims = [claim for claim in made if claim.level is not None]
    rare = [claim for claim in made if claim.level is None]
    sentences = []
    if counted_claims:
        sentences.append(SENTENCES["claims"].filled(harms=listed([_named(claim) for claim in counted_claims])))
    elif rare:
        sentences.append(SENTENCES["rare"].filled(harms=listed([HARMS[claim.hazard] for claim in rare], OR)))
    else:
        sentences.append(SENTENCES["none"])
    sentences.append(_course(course))
    followers = _followers(inputs)
    if followers:
        sentences.append(
            SENTENCES["reach"].filled(followers=say_count("{count} follower", "{count} followers", followers))
        )
    evidence = [key for claim in (counted_claims or rare) for key in claim.evidence[:4]] or _worst(inputs)
    return finding(Topic.IMPACT, sentences, _confidence(counted_claims, inputs), list(dict.fromkeys(evidence)))


def _course(course: Course) -> Said:
    if course.trend is Trend.UNKNOWN:
        return SENTENCES[course.trend]
    last = say_count("{count} hostile mention", "{count} hostile mentions", course.last or 0)
    return SENTENCES[course.trend].filled(last=last, before=course.before or 0)


def _named(claim: Claim) -> Said:
    people = say_count("{count} person", "{count} people", max(claim.people, 1))
    if claim.together < INDEPENDENT:
        return SENTENCES["claim"].filled(harm=HARMS[claim.hazard], people=people)
    return SENTENCES["supported"].filled(harm=HARMS[claim.hazard], people=people, together=claim.together)


def _followers(inputs: Inputs) -> int:
    known = {
        mention.post.author.handle: mention.post.author.followers or 0
        for mention in inputs.seen
        if mention.post.author is not None and is_hostile(mention)
    }
    return sum(known.values())


def _worst(inputs: Inputs) -> list[PostKey]:
    return [mention.post.key for mention in [*filter(is_hostile, inputs.loudest), *inputs.hostile[-3:]][:3]]


def _confidence(made: Sequence[Claim], inputs: Inputs) -> Confidence:
    """How sure we are that this is claimed, never that it is true."""
    if inputs.totals.readable * 2 < inputs.totals.mentions:
        return Confidence.LOW
    if any(claim.together >= INDEPENDENT for claim in made):
        return Confidence.HIGH
    return Confidence.MEDIUM if any(claim.is_shared for claim in made) or not made else Confidence.LOW
