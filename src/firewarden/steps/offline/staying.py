"""What is never only private: what others have to know as well. A rule warns with its reason; a person decides.

The person's own details may still move. What the post says about a danger, a recall, a leak or about being treated
worse for what one is gets its answer where everybody who read it can read that, too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firewarden.text.acts import Act, found, readable
from firewarden.text.tongue import tongue
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.mention import Hazard
from firewarden.vocabulary.said import Said, say


class Stays(StrEnum):
    """Why it has to be answered in public as well."""

    SAFETY = "safety"
    DISCRIMINATION = "discrimination"
    DATA = "data"
    OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """`quote` are the person's words that say so; empty where the kind of the incident does."""

    why: Stays
    reason: Said
    quote: str = ""


_OF_HAZARD = {
    Hazard.SAFETY: Stays.SAFETY,
    Hazard.HEALTH: Stays.SAFETY,
    Hazard.DEATH: Stays.SAFETY,
    Hazard.MINORS: Stays.SAFETY,
    Hazard.DISCRIMINATION: Stays.DISCRIMINATION,
    Hazard.DATA_LEAK: Stays.DATA,
}
_OF_TYPE = {CrisisType.SAFETY: Stays.SAFETY, CrisisType.DATA: Stays.DATA}
_REASONS = {
    Stays.SAFETY: say(
        "Somebody may be in danger. Say in public what is safe and what is not, before or while you talk in private."
    ),
    Stays.DISCRIMINATION: say(
        "They say somebody was treated worse for who they are, and others saw it. An answer in private alone reads as "
        "hiding it: say in public that you look into it."
    ),
    Stays.DATA: say("Others' data may be concerned, too: tell in public what is known and what people can do."),
    Stays.OTHERS: say("What they report concerns others, too: the answer to it belongs in public as well."),
}


def stays_public(
    posts: Sequence[str], *, hazards: Iterable[Hazard] = (), kind: CrisisType = CrisisType.UNKNOWN, language: str = ""
) -> tuple[Staying, ...]:
    """One for each reason, the gravest first. `posts` are the person's own; `hazards` what was heard in them; `kind`
    that of the incident, which speaks for every case in it."""
    quote = next(filter(None, (_concerning(post, language) for post in posts)), "")
    whys = {_OF_HAZARD[one] for one in hazards if one in _OF_HAZARD}
    if kind in _OF_TYPE:
        whys.add(_OF_TYPE[kind])
    if quote and not whys:
        whys.add(Stays.OTHERS)
    return tuple(Staying(why=why, reason=_REASONS[why], quote=quote) for why in Stays if why in whys)


def _concerning(post: str, language: str) -> str:
    """The words that concern others: of six languages."""
    spans = found(readable(post), Act.CONCERNS_ALL, language or tongue(post))
    return post[slice(*spans[0])] if spans else ""
