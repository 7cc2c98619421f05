"""A few plain words for what is going on, until somebody names it better."""

from collections.abc import Sequence

from firewarden.steps.assess.claims import Claim
from firewarden.steps.assess.factors import CALM_SHARE, hostile_share
from firewarden.steps.assess.findings.impact import HARMS
from firewarden.steps.assess.inputs import Inputs
from firewarden.steps.assess.matters import Matter
from firewarden.vocabulary.assessment import Level

TITLES = {
    "claim": "Claims of {harm}: {terms}",
    "claim only": "Claims of {harm}",
    "anger": "Anger about {terms}",
    "anger only": "Many angry posts without one subject",
    "talk": "Much talk about {terms}",
    "talk only": "More talk than usual",
    "quiet": "Nothing unusual",
}
_WORDS = 4


def title(inputs: Inputs, told: Sequence[Matter], made: Sequence[Claim]) -> str:
    """The gravest claim that several people make, else the leading matter."""
    grave = next((claim for claim in made if (claim.level or 0) >= Level.CRISIS), None)
    if not inputs.totals.mentions:
        return TITLES["quiet"]
    if grave is not None:
        return _with("claim", told, harm=HARMS[grave.hazard])
    if hostile_share(inputs).likely > CALM_SHARE:
        return _with("anger", told)
    terms = inputs.narratives[0].terms[:_WORDS] if inputs.narratives else ()
    return TITLES["talk"].format(terms=", ".join(terms)) if terms else TITLES["talk only"]


def _with(kind: str, told: Sequence[Matter], **words: str) -> str:
    terms = told[0].terms[:_WORDS] if told and told[0].mentions > 1 else ()
    return TITLES[kind if terms else f"{kind} only"].format(terms=", ".join(terms), **words)
