"""Where we saw it first and who carried it on. The earliest we saw is never called the origin."""

from collections.abc import Sequence

from firewarden.steps.assess.findings import finding
from firewarden.steps.assess.inputs import Inputs, is_hostile
from firewarden.steps.assess.matters import Matter
from firewarden.steps.assess.wording import listed
from firewarden.vocabulary.assessment import Confidence, Finding, Topic
from firewarden.vocabulary.clock import HOUR
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.said import Moment, Said, say, say_count

SENTENCES = {
    "earliest": say("The earliest hostile post we saw on this is from {moment} on {platform}."),
    "not the origin": say("It may have begun elsewhere."),
    "amplified": say("It was first amplified at {moment} on {platform} by {whom}."),
    "verified": say("a verified account"),
    "not amplified": say("No large account that we saw has carried it on."),
    "networks": say("First seen per network: {networks}."),
    "network": say("{platform} at {moment}"),
    "gap": say("Just before, nothing was captured, so it may well be older."),
    "none": say("No hostile post was seen."),
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


def _earliest(mention: Mention) -> Said:
    return SENTENCES["earliest"].filled(moment=Moment(mention.post.created_at), platform=mention.post.platform)


def _is_large(mention: Mention) -> bool:
    author = mention.post.author
    is_known = author is not None and ((author.followers or 0) >= _LARGE or bool(author.verified))
    return is_known or (mention.post.reposts or 0) >= _SHARED


def _amplified(mention: Mention | None) -> Said:
    if mention is None:
        return SENTENCES["not amplified"]
    author, reposts = mention.post.author, mention.post.reposts or 0
    if author is not None and (author.followers or 0) >= _LARGE:
        whom = say_count("an account with {count} follower", "an account with {count} followers", author.followers or 0)
    elif author is not None and author.verified:
        whom = SENTENCES["verified"]
    else:
        whom = say_count("a post shared {count} time", "a post shared {count} times", reposts)
    return SENTENCES["amplified"].filled(
        moment=Moment(mention.post.created_at), platform=mention.post.platform, whom=whom
    )


def _networks(firsts: Sequence[Mention]) -> Said:
    ordered = sorted(firsts, key=lambda mention: (mention.post.created_at, mention.post.key))
    each = [
        SENTENCES["network"].filled(platform=mention.post.platform, moment=Moment(mention.post.created_at))
        for mention in ordered
    ]
    return SENTENCES["networks"].filled(networks=listed(each))
