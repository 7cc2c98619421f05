"""One assessment from one snapshot of the stream: what happened, how bad it is, and why we say so."""

from collections import Counter
from dataclasses import replace

from firewarden.steps.assess.claims import claims, floors
from firewarden.steps.assess.complaints import complaints
from firewarden.steps.assess.factors import factors
from firewarden.steps.assess.findings.audience import audience
from firewarden.steps.assess.findings.impact import impact
from firewarden.steps.assess.findings.reason import reason
from firewarden.steps.assess.findings.scope import scope
from firewarden.steps.assess.findings.source import source
from firewarden.steps.assess.inputs import Inputs, is_hostile
from firewarden.steps.assess.matters import matters
from firewarden.steps.assess.outstanding import outstanding
from firewarden.steps.assess.phrases import Talk
from firewarden.steps.assess.severity import severity
from firewarden.steps.assess.title import title
from firewarden.steps.assess.trend import course
from firewarden.steps.assess.usual import usual
from firewarden.vocabulary.assessment import Assessment, Severity
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.narrative import Narrative

_SHOWN, _PHRASES = 12, 3


def assess(inputs: Inputs) -> Assessment:
    expected, now, made = usual(inputs), course(inputs), claims(inputs)
    talk = Talk((*inputs.seen, *inputs.earlier))
    told, words, kinds = matters(inputs, talk), outstanding(inputs), complaints(inputs.hostile)
    totals = inputs.totals
    return Assessment(
        brand=inputs.brand,
        at=inputs.at,
        since=inputs.since,
        mentions=totals.mentions,
        negative=totals.negative,
        readable=totals.readable,
        people=totals.people,
        expected=None if expected.mentions is None else round(expected.mentions, 2),
        severity=severity(factors(inputs, expected, now), floors(made)),
        trend=now.trend,
        findings=(
            scope(inputs, expected),
            impact(inputs, made, now),
            source(inputs, told[0] if told else None),
            reason(inputs, told, words, kinds),
            audience(inputs),
        ),
        narratives=tuple(_named(narrative, inputs, talk) for narrative in told_now(inputs)[:_SHOWN]),
        loudest=_loudest(inputs),
        title=title(inputs, told, words, made, talk),
    )


def weigh(inputs: Inputs) -> Severity:
    """The severity of `assess`, without saying why: a third of the work."""
    made = claims(inputs)
    return severity(factors(inputs, usual(inputs), course(inputs)), floors(made))


def told_now(inputs: Inputs) -> tuple[Narrative, ...]:
    """Those told most since the onset, by the sampled mentions: an old story that only went on is no part of the
    trouble. One told a single time stands behind none, unless nothing is told twice."""
    counts = Counter(mention.narrative for mention in inputs.seen)
    told = sorted(inputs.narratives, key=lambda narrative: -counts[narrative.id])
    often = tuple(narrative for narrative in told if counts[narrative.id] > 1)
    return often or tuple(narrative for narrative in told if counts[narrative.id])


def _named(narrative: Narrative, inputs: Inputs, talk: Talk) -> Narrative:
    """With the phrases people use now, where enough of them were sampled; else with the words it has."""
    told = [mention for mention in inputs.seen if mention.narrative == narrative.id]
    return replace(narrative, terms=talk.telling(told, _PHRASES) or narrative.terms)


def _loudest(inputs: Inputs) -> PostKey | None:
    """The hostile post with the most response; of all posts where none is hostile."""
    ranked = sorted(inputs.seen, key=lambda mention: (not is_hostile(mention), *_quietness(mention)))
    return ranked[0].post.key if ranked else None


def _quietness(mention: Mention) -> tuple[int, int]:
    post = mention.post
    followers = (post.author.followers or 0) if post.author else 0
    return -((post.likes or 0) + 2 * (post.reposts or 0) + (post.replies or 0)), -followers
