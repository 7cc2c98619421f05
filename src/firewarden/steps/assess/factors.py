"""The sub-scores of severity, each in 0..1 with its arithmetic in words. Does not add them up.

After Herhausen et al. 2019 (arousal, reach), Hansen et al. 2018 (volume, persistence, vividness, kind of failure),
Strathern et al. 2020 (first person falls in an outrage) and Coombs 2007 (attribution).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log2, log10, sqrt

from firewarden.ports import Totals
from firewarden.steps.assess.complaints import complaints, weighed
from firewarden.steps.assess.inputs import Inputs, is_hostile
from firewarden.steps.assess.severity import WEIGHTS
from firewarden.steps.assess.shares import Share, accuracy, read
from firewarden.steps.assess.trend import Course
from firewarden.steps.assess.usual import Usual
from firewarden.steps.assess.wording import in_ten
from firewarden.vocabulary.assessment import Factor
from firewarden.vocabulary.clock import HOUR
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.post import Attachment
from firewarden.vocabulary.said import Amount, Percent, Said, say, say_count

CALM_SHARE, HOSTILE_SHARE = 0.3, 0.7
"""Talk of which less than the first part is hostile counts as calm, more than the second as hostile throughout."""

_FEW = 10
"""So many mentions as calm as calm talk is are added before the hostile share counts: small numbers prove little."""

_DAMP, _SMALL = 5.0, 2.0
"""Added to both sides of a ratio of counts, over the whole stretch and over an hour, so that seven posts instead of
one are not a storm."""

NOTES = {
    "volume": say("{observed}, {expected} usual: {ratio} times, small numbers damped; by the hostile share"),
    "volume guessed": say(
        "{observed}, {expected} usual (a guess: the past is not known): "
        "{ratio} times, small numbers damped; by the hostile share"
    ),
    "hostile share": say(
        "{share} of those we could read, likely {likely}; up to {calm} counts as calm, from {hostile} as all"
    ),
    "velocity": say("{last} in the last hour, {before} the hour before"),
    "velocity unknown": say("the last two hours were not captured"),
    "persistence": say("{hours} with more than twice the usual hostile talk, of 24"),
    "spread": say("{platforms} and {languages}, each with one in twenty mentions or more"),
    "arousal": say("{heated} of {read} in anger, fear or disgust rather than sadness"),
    "vividness": say("pictures or video among the loudest or earliest posts"),
    "vividness none": say("no picture or video among the loudest or earliest posts"),
    "reach": say("accounts with {followers} in all"),
    "reach unknown": say("nobody's followers are known"),
    "outrage": say("{now} speak of themselves, {before} the week before"),
    "outrage unknown": say("too little is known of how people spoke the week before"),
    "failure": say("by what people complain about: 1 a failed product or service, 0.5 a dispute or unknown"),
    "attribution": say("by what people complain about: 1 our own doing, 0.5 unknown, less for bad luck"),
}


def factors(inputs: Inputs, expected: Usual, course: Course) -> list[Factor]:
    """All eleven, in the order of the weights. Each is monotone in what it measures."""
    hostile = hostile_share(inputs)
    gate = _gate(hostile, inputs.totals)
    made = [
        _volume(inputs, expected, gate),
        _share(inputs, hostile, gate),
        _velocity(course, gate),
        _persistence(inputs, expected, gate),
        _spread(inputs.seen, gate),
        _arousal(inputs.hostile),
        _vividness(inputs),
        _reach(inputs.seen, gate),
        _outrage(inputs),
        *_kind(inputs.hostile, gate),
    ]
    return sorted(made, key=lambda factor: list(WEIGHTS).index(factor.name))


def hostile_share(inputs: Inputs) -> Share:
    """Of the mentions since the onset whose tone could be read. Where less than half could, it may be anything."""
    totals = inputs.totals
    share = read(totals.negative, totals.readable, accuracy(inputs.recent))
    if totals.readable * 2 >= totals.mentions:
        return share
    return Share(observed=share.observed, low=share.low, high=1.0, likely=max(0.5, share.likely))


def _gate(hostile: Share, totals: Totals) -> float:
    """How much of the talk is hostile, 0 for calm talk and 1 for talk hostile throughout. Talk that nobody could read
    counts as the half hostile talk it may be, not as no talk."""
    count = totals.readable if totals.readable * 2 >= totals.mentions else totals.mentions
    share = (hostile.likely * count + CALM_SHARE * _FEW) / (count + _FEW)
    return min(1.0, max(0.0, (share - CALM_SHARE) / (HOSTILE_SHARE - CALM_SHARE)))


def _volume(inputs: Inputs, expected: Usual, gate: float) -> Factor:
    observed = sum(b.negative for b in inputs.current) if inputs.current else inputs.totals.negative
    ratio = (observed + _DAMP) / (expected.hostile + _DAMP)
    note = NOTES["volume guessed" if expected.is_guess else "volume"].filled(
        observed=say_count("{count} hostile mention", "{count} hostile mentions", observed),
        expected=Amount(expected.hostile, 1),
        ratio=Amount(ratio, 1),
    )
    return _factor("volume", log2(max(ratio, 1.0)) / 5 * gate, note, _keys(inputs.hostile))


def _share(inputs: Inputs, hostile: Share, gate: float) -> Factor:
    note = NOTES["hostile share"].filled(
        share=in_ten(hostile.observed),
        likely=Percent(hostile.likely),
        calm=Percent(CALM_SHARE),
        hostile=Percent(HOSTILE_SHARE),
    )
    return _factor("hostile share", gate, note, _keys(inputs.hostile))


def _velocity(course: Course, gate: float) -> Factor:
    if course.last is None or course.before is None:
        return _factor("velocity", 0.0, NOTES["velocity unknown"])
    doublings = log2((course.last + _SMALL) / (course.before + _SMALL))
    return _factor("velocity", doublings / 2 * gate, NOTES["velocity"].filled(last=course.last, before=course.before))


def _persistence(inputs: Inputs, expected: Usual, gate: float) -> Factor:
    bins = inputs.current
    usual_hour = expected.hostile / max(1, len(bins)) * 12
    by_hour = Counter[int]()
    for b in bins:
        by_hour[(b.at - inputs.since) // HOUR] += b.negative
    hours = sum(count > 2 * usual_hour + 1 for count in by_hour.values())
    note = NOTES["persistence"].filled(hours=say_count("{count} hour", "{count} hours", hours))
    return _factor("persistence", hours / 24 * gate, note)


def _spread(seen: Sequence[Mention], gate: float) -> Factor:
    platforms = _frequent(mention.post.platform for mention in seen)
    languages = _frequent(mention.reading.lang for mention in seen if mention.reading.lang)
    note = NOTES["spread"].filled(
        platforms=say_count("{count} network", "{count} networks", platforms),
        languages=say_count("{count} language", "{count} languages", languages),
    )
    return _factor("spread", (platforms + languages - 2) / 6 * gate, note)


def _arousal(hostile: Sequence[Mention]) -> Factor:
    heated = [mention for mention in hostile if mention.reading.arousal >= 0.5]
    note = NOTES["arousal"].filled(
        heated=len(heated), read=say_count("{count} hostile post", "{count} hostile posts", len(hostile))
    )
    return _factor("arousal", len(heated) / (len(hostile) + 2 * _SMALL), note, _keys(heated))


def _vividness(inputs: Inputs) -> Factor:
    front = [mention for mention in (*inputs.earliest[:3], *inputs.loudest[:10]) if is_hostile(mention)]
    vivid = [mention for mention in front if mention.post.has & {Attachment.IMAGE, Attachment.VIDEO}]
    note = NOTES["vividness"] if vivid else NOTES["vividness none"]
    return _factor("vividness", 1.0 if vivid else 0.0, note, _keys(vivid))


def _reach(seen: Sequence[Mention], gate: float) -> Factor:
    followers = {
        (mention.post.platform, mention.post.author.handle): mention.post.author.followers
        for mention in seen
        if mention.post.author is not None and mention.post.author.followers is not None and is_hostile(mention)
    }
    total = sum(followers.values())
    if not total:
        return _factor("reach", 0.0, NOTES["reach unknown"])
    note = NOTES["reach"].filled(followers=say_count("{count} follower", "{count} followers", total))
    return _factor("reach", (log10(total) - 3) / 5 * gate, note)


def _outrage(inputs: Inputs) -> Factor:
    now, before = _speaking_of_themselves(inputs.hostile), _speaking_of_themselves(inputs.earlier)
    if len(inputs.hostile) < 20 or len(inputs.earlier) < 20:
        return _factor("outrage", 0.0, NOTES["outrage unknown"])
    pooled = (now * len(inputs.hostile) + before * len(inputs.earlier)) / (len(inputs.hostile) + len(inputs.earlier))
    width = sqrt(max(pooled * (1 - pooled), 1e-9) * (1 / len(inputs.hostile) + 1 / len(inputs.earlier)))
    return _factor(
        "outrage", (before - now) / width / 5, NOTES["outrage"].filled(now=Percent(now), before=Percent(before))
    )


def _kind(hostile: Sequence[Mention], gate: float) -> tuple[Factor, Factor]:
    made = complaints(hostile)
    failure, attribution = weighed(made)
    keys = made[0].evidence if made else ()
    return (
        _factor("failure", failure * gate, NOTES["failure"], keys),
        _factor("attribution", attribution * gate, NOTES["attribution"], keys),
    )


def _factor(name: str, value: float, note: Said, evidence: tuple[PostKey, ...] = ()) -> Factor:
    clipped = min(1.0, max(0.0, value))
    return Factor(name=name, value=round(clipped, 4), weight=WEIGHTS[name], note=note, evidence=evidence)


def _frequent(values: Iterable[str]) -> int:
    counts = Counter(values)
    total = sum(counts.values())
    return sum(count >= 0.05 * total for count in counts.values())


def _speaking_of_themselves(mentions: Sequence[Mention]) -> float:
    return sum(mention.reading.first_person for mention in mentions) / len(mentions) if mentions else 0.0


def _keys(mentions: Sequence[Mention]) -> tuple[PostKey, ...]:
    return tuple(mention.post.key for mention in mentions[-5:])
