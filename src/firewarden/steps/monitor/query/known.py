"""What others found out about a post: nobody knows it when the post arrives."""

from dataclasses import dataclass

from firewarden.steps.monitor.query.syntax import FieldName
from firewarden.vocabulary.mention import Mention, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """`reasons` are the hazards a post claims, `country` two letters; what is None is not known."""

    tone: str | None = None
    reasons: frozenset[str] = frozenset()
    cluster: str | None = None
    country: str | None = None

    def values(self, name: FieldName) -> frozenset[str]:
        match name:
            case FieldName.REASON:
                return self.reasons
            case FieldName.TONE:
                value = self.tone
            case FieldName.CLUSTER:
                value = self.cluster
            case _:
                value = self.country
        return frozenset() if value is None else frozenset((value.lower(),))


NOTHING_KNOWN = Known()


def known_of(mention: Mention) -> Known:
    """What the enrichers read in it and which narrative it belongs to."""
    reading = mention.reading
    return Known(
        tone=None if reading.tone is Tone.UNKNOWN else reading.tone.value,
        reasons=frozenset(hazard.value for hazard in reading.hazards),
        cluster=mention.narrative,
    )
