"""What the hostile talk is about: narratives that share their words are one matter. Names it in a few words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firewarden.steps.assess.inputs import Inputs, is_hostile
from firewarden.steps.assess.phrases import Talk
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.narrative import Narrative

_SAME_WORDS = 2
"""Narratives with so many of their telling words in common are told as one matter."""

_TERMS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """`mentions` of `of` hostile posts tell it. The first post of `evidence` is the one to quote."""

    terms: tuple[str, ...]
    narratives: tuple[NarrativeId, ...]
    mentions: int
    of: int
    evidence: tuple[PostKey, ...]


def matters(inputs: Inputs, talk: Talk) -> list[Matter]:
    """Largest first, counted among the sampled hostile mentions that have a narrative; named against all `talk`."""
    placed = [mention for mention in inputs.hostile if mention.narrative is not None]
    counts = Counter(mention.narrative for mention in placed if mention.narrative is not None)
    known = {narrative.id: narrative for narrative in inputs.narratives}
    groups: list[list[Narrative]] = []
    for number, _ in counts.most_common():
        narrative = known.get(number)
        if narrative is None:
            continue
        home = next((group for group in groups if _alike(group[0], narrative)), None)
        if home is None:
            groups.append([narrative])
        else:
            home.append(narrative)
    by_key = {mention.post.key: mention for mention in inputs.seen}
    made = [_matter(group, placed, counts, by_key, talk) for group in groups]
    return sorted(made, key=lambda matter: (-matter.mentions, matter.narratives))


def _alike(leader: Narrative, other: Narrative) -> bool:
    return len(set(leader.terms) & set(other.terms)) >= _SAME_WORDS


def _matter(
    group: Sequence[Narrative],
    placed: Sequence[Mention],
    counts: Mapping[NarrativeId, int],
    by_key: Mapping[PostKey, Mention],
    talk: Talk,
) -> Matter:
    ids = tuple(narrative.id for narrative in group)
    told = [mention for mention in placed if mention.narrative in ids]
    quotes = [by_key[key] for narrative in group for key in (narrative.central, narrative.most_shared) if key in by_key]
    quote = next(iter([*filter(is_hostile, quotes), *quotes, *told]), None)
    keys = dict.fromkeys(([quote.post.key] if quote else []) + [mention.post.key for mention in told[-4:]])
    return Matter(
        terms=talk.telling(told, _TERMS) or _terms(group, counts),
        narratives=ids,
        mentions=sum(counts[number] for number in ids),
        of=len(placed),
        evidence=tuple(keys),
    )


def _terms(group: Sequence[Narrative], counts: Mapping[NarrativeId, int]) -> tuple[str, ...]:
    """The leader's own words first, then those that most of the others share."""
    voices = Counter[str]()
    for narrative in group:
        for rank, term in enumerate(narrative.terms):
            voices[term] += counts[narrative.id] * (6 - min(rank, 5))
    return tuple(term for term, _ in sorted(voices.items(), key=lambda entry: (-entry[1], entry[0]))[:_TERMS])
