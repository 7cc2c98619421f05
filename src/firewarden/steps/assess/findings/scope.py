"""How much, since when, how hostile, and where."""

from collections import Counter

from firewarden.steps.assess.factors import hostile_share
from firewarden.steps.assess.findings import finding
from firewarden.steps.assess.inputs import Inputs
from firewarden.steps.assess.usual import Usual
from firewarden.steps.assess.wording import around, lasting, listed, times
from firewarden.vocabulary.assessment import Confidence, Finding, Topic
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.said import Amount, Moment, Said, say, say_count

SENTENCES = {
    "count": say("{mentions} since {since}, from {people}."),
    "count unsigned": say("{mentions} since {since}."),
    "ratio": say("That is {times} the usual {expected} for such a stretch."),
    "usual": say("That is no more than usual for such a stretch."),
    "rare": say("Usually there is next to nothing in such a stretch."),
    "unknown": say("How much is usual is not known yet."),
    "share": say("Hostile, of the {readable} we could read: {share}."),
    "share unread": say("None of them could be read by machine; a person has to look."),
    "half": say("Less than half could be read by machine, so the hostile share is uncertain."),
    "where": say("Seen on {platforms}."),
    "gap": say("{lost} were not captured: the true numbers are larger."),
}
_MANY = 5
_RARE, _MORE = 0.5, 1.2
"""Expected mentions below which a ratio says nothing, and the ratio from which it is more than usual."""


def scope(inputs: Inputs, expected: Usual) -> Finding:
    sentences = [_count(inputs), _ratio(inputs, expected), *_share(inputs)]
    platforms = [name for name, _ in Counter(mention.post.platform for mention in inputs.seen).most_common(_MANY)]
    if platforms:
        sentences.append(SENTENCES["where"].filled(platforms=listed(platforms)))
    lost = sum(min(gap.end, inputs.at) - max(gap.start, inputs.since) for gap in _gaps(inputs))
    if lost > 0:
        sentences.append(SENTENCES["gap"].filled(lost=lasting(lost)))
    evidence = [mention.post.key for mention in (*inputs.hostile[-3:], *inputs.loudest[:3])]
    return finding(Topic.SCOPE, sentences, _confidence(inputs, expected, lost), list(dict.fromkeys(evidence)))


def _count(inputs: Inputs) -> Said:
    totals = inputs.totals
    mentions = say_count("{count} mention", "{count} mentions", totals.mentions)
    if not totals.people:
        return SENTENCES["count unsigned"].filled(mentions=mentions, since=Moment(inputs.since))
    people = say_count("{count} account", "{count} accounts", totals.people)
    return SENTENCES["count"].filled(mentions=mentions, since=Moment(inputs.since), people=people)


def _ratio(inputs: Inputs, expected: Usual) -> Said:
    if expected.mentions is None:
        return SENTENCES["unknown"]
    if expected.mentions < _RARE:
        return SENTENCES["rare"]
    ratio, usual = inputs.totals.mentions / expected.mentions, round(expected.mentions, 1)
    if ratio < _MORE:
        return SENTENCES["usual"]
    return SENTENCES["ratio"].filled(times=times(ratio), expected=Amount(usual, 0 if usual == round(usual) else 1))


def _share(inputs: Inputs) -> list[Said]:
    totals, share = inputs.totals, hostile_share(inputs)
    if not totals.readable:
        return [SENTENCES["share unread"]] if totals.mentions else []
    sentences = [SENTENCES["share"].filled(readable=totals.readable, share=around(share))]
    return [*sentences, SENTENCES["half"]] if totals.readable * 2 < totals.mentions else sentences


def _confidence(inputs: Inputs, expected: Usual, lost: int) -> Confidence:
    totals = inputs.totals
    if expected.mentions is None or lost > (inputs.at - inputs.since) / 4 or totals.readable * 2 < totals.mentions:
        return Confidence.LOW
    if expected.is_guess or lost or totals.mentions < 30:
        return Confidence.MEDIUM
    return Confidence.HIGH


def _gaps(inputs: Inputs) -> list[Interval]:
    return [gap for gap in inputs.gaps if gap.start < inputs.at and gap.end > inputs.since]
