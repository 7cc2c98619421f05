"""Claims of harm among the mentions: who makes them, how far they support each other, what floor they set.

A claim is never a finding. One voice sets a floor of 2 and is called unconfirmed; several voices set more, and the
highest floor asks for independent support: five people with words of their own, telling one story.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firewarden.steps.assess.inputs import Inputs
from firewarden.vocabulary.assessment import Floor, Level
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.mention import Hazard, Mention
from firewarden.vocabulary.post import PostKind

SEVERAL, INDEPENDENT = 2, 5
"""Different people with different words: for a claim by several, and for independent support."""

NOTICEABLE = 0.01
"""Below this share of all mentions, claims in unrelated stories are the usual noise of a large brand."""

ALONE = 0.005
"""The same for a claim that only one person makes."""

TOGETHER = 3
"""So many people telling one story are heard however large the brand is, when they are a tenth of that story."""

_PART_OF_STORY = 0.1
_FEW = 10
"""Shares of fewer mentions than this are not trusted: they are counted as if there were so many."""

_EVIDENCE = 10

SHARED: Mapping[Hazard, Level] = {
    Hazard.DEATH: Level.CRISIS,
    Hazard.SAFETY: Level.CRISIS,
    Hazard.HEALTH: Level.CRISIS,
    Hazard.MINORS: Level.CRISIS,
    Hazard.DATA_LEAK: Level.CRISIS,
    Hazard.DISCRIMINATION: Level.CRISIS,
    Hazard.REGULATOR: Level.ISSUE,
    Hazard.LEGAL: Level.ISSUE,
    Hazard.FRAUD: Level.ISSUE,
    Hazard.JOURNALIST: Level.ISSUE,
}
"""Floor of a claim that several people make; harm to people stands first."""

SUPPORTED: Mapping[Hazard, Level] = {
    Hazard.DEATH: Level.SEVERE,
    Hazard.REGULATOR: Level.SEVERE,
    Hazard.LEGAL: Level.SEVERE,
}
"""Floor of a claim with independent support."""


_RANK = {hazard: rank for rank, hazard in enumerate(SHARED)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`people` counts different accounts with different words; `together` those of them in one story, `story`."""

    hazard: Hazard
    mentions: int
    people: int
    together: int
    evidence: tuple[PostKey, ...]
    story: NarrativeId | None
    level: Level | None
    """The floor it sets; None where it is too rare to count."""

    @property
    def is_shared(self) -> bool:
        return self.people >= SEVERAL


def claims(inputs: Inputs) -> list[Claim]:
    """One for each kind of harm that is claimed: floors of a crisis first, and among them harm to people."""
    by_hazard: dict[Hazard, list[Mention]] = defaultdict(list)
    for mention in inputs.hazardous:
        for hazard in mention.reading.hazards:
            by_hazard[hazard].append(mention)
    made = [_claim(hazard, found, inputs) for hazard, found in by_hazard.items()]
    return sorted(made, key=lambda claim: ((claim.level or 0) < Level.CRISIS, _RANK[claim.hazard]))


def floors(made: Iterable[Claim]) -> tuple[Floor, ...]:
    """Gravest first. The name says what is claimed, and `unconfirmed` where one person does."""
    return tuple(
        Floor(
            name=str(claim.hazard) if claim.is_shared else f"{claim.hazard}, unconfirmed",
            level=claim.level,
            evidence=claim.evidence,
        )
        for claim in made
        if claim.level is not None
    )


def _claim(hazard: Hazard, found: Sequence[Mention], inputs: Inputs) -> Claim:
    recent = [mention for mention in inputs.recent if hazard in mention.reading.hazards]
    share = max(len(found) / max(inputs.totals.mentions, len(found)), len(recent) / max(len(inputs.recent), _FEW))
    people = _people(found)
    story, together = _together(hazard, found, inputs)
    return Claim(
        hazard=hazard,
        mentions=len(found),
        people=people,
        together=together,
        evidence=tuple(mention.post.key for mention in _spread(found)),
        story=story,
        level=_level(hazard, people, together, share),
    )


def _together(hazard: Hazard, found: Sequence[Mention], inputs: Inputs) -> tuple[NarrativeId | None, int]:
    """The story most people make the claim in, and how many, where it is a tenth of that story: of all that we know
    of it, or of what was said last."""
    sizes = {narrative.id: narrative.size for narrative in inputs.narratives}
    stories = Counter(mention.narrative for mention in found if mention.narrative is not None)
    home, best = None, 0
    for story, count in stories.most_common(5):
        recent = [mention for mention in inputs.recent if mention.narrative == story]
        claiming = sum(hazard in mention.reading.hazards for mention in recent)
        part = max(count / max(sizes.get(story, count), count), claiming / max(len(recent), _FEW))
        if part >= _PART_OF_STORY:
            people = _people([mention for mention in found if mention.narrative == story])
            home, best = (story, people) if people > best else (home, best)
    return home, best


def _level(hazard: Hazard, people: int, together: int, share: float) -> Level | None:
    if hazard is Hazard.JOURNALIST:
        return Level.ISSUE
    is_noticed = share >= NOTICEABLE or together >= TOGETHER
    if together >= INDEPENDENT and hazard in SUPPORTED:
        return SUPPORTED[hazard]
    if people >= SEVERAL and is_noticed:
        return SHARED[hazard]
    return Level.ISSUE if share >= ALONE else None


def _people(mentions: Iterable[Mention]) -> int:
    """Different accounts with different words; reposts repeat, they do not confirm."""
    own = [m for m in mentions if m.post.kind is not PostKind.REPOST and m.post.repost_of is None]
    texts = {_words(mention) for mention in own}
    accounts = {(m.post.platform, m.post.author.handle) for m in own if m.post.author is not None}
    unsigned = sum(mention.post.author is None for mention in own)
    return min(len(texts), len(accounts) + unsigned)


def _words(mention: Mention) -> str:
    return " ".join(mention.post.text.lower().split())[:200]


def _spread(found: Sequence[Mention]) -> list[Mention]:
    """The earliest ones by different people."""
    chosen: dict[str, Mention] = {}
    for mention in found:
        chosen.setdefault(mention.post.author.handle if mention.post.author else mention.post.key, mention)
    return list(chosen.values())[:_EVIDENCE]
