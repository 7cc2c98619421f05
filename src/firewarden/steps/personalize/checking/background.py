"""What a reply is checked against: who is answered, what was said before, what may be offered, how we sound."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import Instant


class Mood(StrEnum):
    """What the person's post is."""

    COMPLAINT = "complaint"
    PRAISE = "praise"
    QUESTION = "question"


class Manner(StrEnum):
    """How the brand sounds. EITHER: nobody laid it down."""

    FORMAL = "formal"
    INFORMAL = "informal"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A public reply of the team. `to` is the name or handle of whom it answered."""

    text: str
    at: Instant
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What may be offered without asking. `words`: any of them names it; `limit` is the highest value in `unit`
    (a currency sign, its code, or %), None where there is none."""

    code: str
    words: tuple[str, ...]
    limit: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """All that is known beside the reply itself; what is not known is left out and not checked.

    `posts` are the person's own, oldest first; `names` what they are called; `earlier` the team's replies in any order;
    `turn` is 1 for our first answer to this person. `remedies` None: no catalog is kept, () : nothing may be offered.
    `shared` are texts that everybody may repeat, such as an approved recall address. `language` None: found by the
    words. `ours` are the brand's own contacts.
    """

    posts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    turn: int = 1
    remedies: tuple[Remedy, ...] | None = None
    shared: tuple[str, ...] = ()
    mood: Mood | None = None
    language: str | None = None
    manner: Manner = Manner.EITHER
    signature: bool = False
    ours: tuple[str, ...] = ()
