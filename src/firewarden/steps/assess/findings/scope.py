"""How much, since when, how hostile, and where."""

from collections import Counter

from firewarden.steps.assess.factors import hostile_share
from firewarden.steps.assess.findings import finding
from firewarden.steps.assess.inputs import Inputs
from firewarden.steps.assess.usual import Usual
from firewarden.steps.assess.wording import around, counted, lasting, listed, moment, times
from firewarden.vocabulary.assessment import Confidence, Finding, Topic
from firewarden.vocabulary.plan import Interval

SENTENCES = {
    "count": "{mentions} since {since}, from {people}.",
    "count unsigned": "{mentions} since {since}.",
    "ratio": "That is {times} the usual {expected} for such a stretch.",
    "usual": "That is no more than usual for such a stretch.",
    "rare": "Usually there is next to nothing in such a stretch.",
    "unknown": "How much is usual is not known yet.",
    "share": "Hostile, of the {readable} we could read: {share}.",
    "share unread": "None of them could be read by machine; a person has to look.",
    "half": "Less than half could be read by machine, so the hostile share is uncertain.",
    "where": "Seen on {platforms}.",
    "gap": "{lost} were not captured: the true numbers are larger.",
}
_MANY = 5
_RARE, _MORE = 0.5, 1.2
"""Expected mentions below which a ratio says nothing, and the ratio from which it is more than usual."""


def scope(inputs: Inputs, expected: Usual) -> Finding:
    sentences = [_count(inputs), _ratio(inputs, expected), *_share(inputs)]
    platforms = [name for name, _ in Counter(mention.post.platform for mention in inputs.seen).most_common(_MANY)]
    if platforms:
        sentences.append(SENTENCES["where"].format(platforms=listed(platforms)))
    lost = sum(min(gap.end, inputs.at) - max(gap.start, inputs.since) for gap in _gaps(inputs))
    if lost > 0:
        sentences.append(SENTENCES["gap"].format(lost=lasting(lost)))
    evidence = [mention.post.key for mention in (*inputs.hostile[-3:], *inputs.loudest[:3])]
    return finding(Topic.SCOPE, sentences, _confidence(inputs, expected, lost), list(dict.fromkeys(evidence)))


def _count(inputs: Inputs) -> str:
    totals = inputs.totals
    return SENTENCES["count" if totals.people else "count unsigned"].format(
        mentions=counted(totals.mentions, "mention", "mentions"),
        since=moment(inputs.since),
        people=counted(totals.people, "account", "accounts"),
    )


def _ratio(inputs: Inputs, expected: Usual) -> str:
    if expected.mentions is None:
        return SENTENCES["unknown"]
    if expected.mentions < _RARE:
        return SENTENCES["rare"]
    ratio = inputs.totals.mentions / expected.mentions
    if ratio < _MORE:
        return SENTENCES["usual"]
    return SENTENCES["ratio"].format(times=times(ratio), expected=f"{expected.mentions:,.1f}".removesuffix(".0"))


def _share(inputs: Inputs) -> list[str]:
    totals, share = inputs.totals, hostile_share(inputs)
    if not totals.readable:
        return [SENTENCES["share unread"]] if totals.mentions else []
    sentences = [SENTENCES["share"].format(readable=f"{totals.readable:,}", share=around(share))]
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
