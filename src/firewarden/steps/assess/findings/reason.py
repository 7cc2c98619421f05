"""Why people are angry: the matters they tell, with their shares, and the kinds of complaint."""

from collections.abc import Sequence

from firewarden.steps.assess.complaints import Complaint
from firewarden.steps.assess.findings import finding
from firewarden.steps.assess.inputs import Inputs
from firewarden.steps.assess.matters import Matter
from firewarden.steps.assess.outstanding import Outstanding
from firewarden.steps.assess.shares import wilson
from firewarden.steps.assess.wording import around, in_ten, listed
from firewarden.vocabulary.assessment import Confidence, Finding, Topic
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.said import Said, joined, say, say_count

SENTENCES = {
    "leading": say("Most of the hostile talk, {share}, is about “{terms}”."),
    "largest": say("The largest part of the hostile talk, {share}, is about “{terms}”."),
    "others": say("Also: {others}."),
    "other": say("“{terms}” ({share})"),
    "kinds": say("People complain about {kinds}."),
    "kind": say("{kind} ({share})"),
    "sample": say("Shares are of the newest {read} we looked at."),
    "scattered": say("The hostile posts have no single matter."),
    "words": say("Words that stand out against the week before: “{words}” (in {share} hostile posts)."),
    "none": say("There is no hostile talk to speak of."),
}
_FEWEST, _SMALLEST = 3, 0.05
"""Posts, and part of the hostile ones, that a matter or a kind of complaint needs to be named."""


def reason(inputs: Inputs, told: Sequence[Matter], words: Outstanding | None, made: Sequence[Complaint]) -> Finding:
    if not inputs.hostile:
        return finding(Topic.REASON, [SENTENCES["none"]], Confidence.LOW, [m.post.key for m in inputs.loudest[:3]])
    sentences, evidence = _matters(told)
    if words is not None:
        share = in_ten(words.mentions / words.of)
        sentences.append(SENTENCES["words"].filled(words=", ".join(words.words), share=share))
        evidence += words.evidence
    evidence = evidence or [mention.post.key for mention in inputs.hostile[-3:]]
    kinds = [kind for kind in made if kind.mentions >= max(_FEWEST, _SMALLEST * kind.read)][:3]
    if kinds:
        sentences.append(SENTENCES["kinds"].filled(kinds=listed([_kind(kind) for kind in kinds])))
        evidence += [key for kind in kinds for key in kind.evidence[:2]]
    if len(inputs.hostile) < inputs.totals.negative:
        read = say_count("{count} hostile post", "{count} hostile posts", len(inputs.hostile))
        sentences.append(SENTENCES["sample"].filled(read=read))
    return finding(Topic.REASON, sentences, _confidence(told, inputs), list(dict.fromkeys(evidence)))


def _matters(told: Sequence[Matter]) -> tuple[list[Said], list[PostKey]]:
    if not told or told[0].mentions < _FEWEST or told[0].mentions / told[0].of < _SMALLEST:
        return [SENTENCES["scattered"]], []
    return [_leading(told[0]), *_others(told[1:4])], [key for matter in told[:4] for key in matter.evidence[:3]]


def _leading(matter: Matter) -> Said:
    share = wilson(matter.mentions, matter.of)
    return SENTENCES["leading" if share.observed > 0.5 else "largest"].filled(
        share=around(share),
        terms=", ".join(matter.terms),
    )


def _others(rest: Sequence[Matter]) -> list[Said]:
    others = [
        SENTENCES["other"].filled(terms=", ".join(matter.terms), share=in_ten(matter.mentions / matter.of))
        for matter in rest
        if matter.mentions >= max(_FEWEST, _SMALLEST * matter.of)
    ]
    return [SENTENCES["others"].filled(others=joined(others, say("; ")))] if others else []


def _kind(kind: Complaint) -> Said:
    return SENTENCES["kind"].filled(kind=kind.words, share=in_ten(kind.mentions / kind.read))


def _confidence(told: Sequence[Matter], inputs: Inputs) -> Confidence:
    leading = told[0] if told else None
    if leading is None or leading.of < 10 or inputs.totals.readable * 2 < inputs.totals.mentions:
        return Confidence.LOW
    return Confidence.HIGH if leading.of >= 100 and leading.mentions / leading.of > 0.5 else Confidence.MEDIUM
