"""Where we saw it first and who carried it on. The earliest we saw is never called the origin."""

from collections.abc import Sequence

from firewarden.steps.assess.findings import finding
from firewarden.steps.assess.inputs import Inputs, is_hostile
from firewarden.steps.assess.matters import Matter
from firewarden.steps.assess.wording import counted, listed, moment
from firewarden.vocabulary.assessment import Confidence, Finding, Topic
from firewarden.vocabulary.clock import HOUR
from firewarden.vocabulary.mention import Mention

SENTENCES = {
    "earliest": "The earliest hostile post we saw on this is from {moment} on {platform}.",
    "not the origin": "It may have begun elsewhere.",
    "amplified": "It was first amplified at {moment} on {platform} by {whom}.",
    "followers": "an account with {followers}",
    "verified": "a verified account",
    "reposts": "a post shared {reposts}",
    "not amplified": "No large account that we saw has carried it on.",
    "networks": "First seen per network: {networks}.",
    "network": "{platform} at {moment}",
    "gap": "Just before, nothing was captured, so it may well be older.",
    "none": "No hostile post was seen.",
}
_LARGE = 10_000
_SHARED = 20


def source(inputs: Inputs, leading: Matter | None) -> Finding:
    told = [m for m in inputs.seen if is_hostile(m) and (leading is None or m.narrative in leading.narratives)]
    if not told:
        return finding(Topic.SOURCE, [SENTENCES["none"]], Confidence.LOW, [])
    first, amplifier = told[0], next(filter(_is_large, told), None)
    sentences = [_earliest(first), SENTENCES["not the origin"], _amplified(amplifier)]
    by_network = {mention.post.platform: mention for mention in reversed(told)}
    if len(by_network) > 1:
        sentences.append(_networks(list(by_network.values())))
    is_cut = any(gap.start < first.post.created_at < gap.end + HOUR for gap in inputs.gaps)
    if is_cut:
        sentences.append(SENTENCES["gap"])
    evidence = [first, *([amplifier] if amplifier else []), *by_network.values()]
    confidence = Confidence.LOW if is_cut else Confidence.MEDIUM
    return finding(Topic.SOURCE, sentences, confidence, list(dict.fromkeys(m.post.key for m in evidence)))


def _earliest(mention: Mention) -> str:
    return SENTENCES["earliest"].format(moment=moment(mention.post.created_at), platform=mention.post.platform)


def _is_large(mention: Mention) -> bool:
    author = mention.post.author
    is_known = author is not None and ((author.followers or 0) >= _LARGE or bool(author.verified))
    return is_known or (mention.post.reposts or 0) >= _SHARED


def _amplified(mention: Mention | None) -> str:
    if mention is None:
        return SENTENCES["not amplified"]
    author, reposts = mention.post.author, mention.post.reposts or 0
    if author is not None and (author.followers or 0) >= _LARGE:
        whom = SENTENCES["followers"].format(followers=counted(author.followers or 0, "follower", "followers"))
    elif author is not None and author.verified:
        whom = SENTENCES["verified"]
    else:
        whom = SENTENCES["reposts"].format(reposts=counted(reposts, "time", "times"))
    return SENTENCES["amplified"].format(
        moment=moment(mention.post.created_at), platform=mention.post.platform, whom=whom
    )


def _networks(firsts: Sequence[Mention]) -> str:
    ordered = sorted(firsts, key=lambda mention: (mention.post.created_at, mention.post.key))
    each = [
        SENTENCES["network"].format(platform=mention.post.platform, moment=moment(mention.post.created_at))
        for mention in ordered
    ]
    return SENTENCES["networks"].format(networks=listed(each))
