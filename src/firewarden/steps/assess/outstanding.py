"""What hostile posts say and the talk of the week before did not: what it is about when no story leads."""

from dataclasses import dataclass

from firewarden.steps.assess.inputs import Inputs
from firewarden.steps.assess.phrases import Talk, holds
from firewarden.vocabulary.ids import PostKey

_WORDS = 4
_FEWEST = 10
"""Posts on either side; fewer prove nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """`mentions` of `of` hostile posts use one of the `words`."""

    words: tuple[str, ...]
    mentions: int
    of: int
    evidence: tuple[PostKey, ...]


def outstanding(inputs: Inputs) -> Outstanding | None:
    """None where too little is known of either side, or nothing stands out."""
    if len(inputs.hostile) < _FEWEST or len(inputs.earlier) < _FEWEST:
        return None
    words = Talk((*inputs.hostile, *inputs.earlier)).telling(inputs.hostile, _WORDS)
    using = [mention for mention in inputs.hostile if any(holds(mention, phrase) for phrase in words)]
    if not using:
        return None
    return Outstanding(
        words=words,
        mentions=len(using),
        of=len(inputs.hostile),
        evidence=tuple(mention.post.key for mention in using[-3:]),
    )
