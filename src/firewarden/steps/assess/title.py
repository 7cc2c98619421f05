"""A few plain words for what is going on, until somebody names it better."""

from collections.abc import Sequence

from firewarden.steps.assess.claims import Claim
from firewarden.steps.assess.factors import CALM_SHARE, hostile_share
from firewarden.steps.assess.findings.impact import HARMS
from firewarden.steps.assess.inputs import Inputs
from firewarden.steps.assess.matters import Matter
from firewarden.steps.assess.outstanding import Outstanding
from firewarden.steps.assess.phrases import Talk
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.said import Said, say

TITLES = {
    "claim": say("Claims of {harm}: {terms}"),
    "claim only": say("Claims of {harm}"),
    "anger": say("Anger: {terms}"),
    "anger only": say("Many angry posts without one subject"),
    "talk": say("Much talk: {terms}"),
    "talk only": say("More talk than usual"),
    "quiet": say("Nothing unusual"),
}
_WORDS = 2
_LEAST, _LEADING = 4, 0.15
"""A matter of fewer posts, or with less of the hostile talk, does not stand for it."""


def title(inputs: Inputs, told: Sequence[Matter], words: Outstanding | None, made: Sequence[Claim], talk: Talk) -> Said:
    """The gravest claim of a crisis in the words of who makes it, else the leading matter, else what stands out."""
    if not inputs.totals.mentions:
        return TITLES["quiet"]
    grave = next((claim for claim in made if (claim.level or 0) >= Level.CRISIS), None)
    if grave is not None:
        claimed = [mention for mention in inputs.hazardous if grave.hazard in mention.reading.hazards]
        terms = talk.telling(claimed, _WORDS) or (words.words if words else ())
        return _with("claim", terms, harm=HARMS[grave.hazard])
    if hostile_share(inputs).likely > CALM_SHARE:
        leads = bool(told) and told[0].mentions >= max(_LEAST, _LEADING * told[0].of)
        return _with("anger", told[0].terms if leads else words.words if words else ())
    return _with("talk", talk.telling(inputs.recent, _WORDS) or _largest(inputs))


def _largest(inputs: Inputs) -> tuple[str, ...]:
    return inputs.narratives[0].terms if inputs.narratives else ()


def _with(kind: str, terms: Sequence[str], **words: Said) -> Said:
    if not terms:
        return TITLES[f"{kind} only"].filled(**words)
    return TITLES[kind].filled(terms=", ".join(terms[:_WORDS]), **words)
