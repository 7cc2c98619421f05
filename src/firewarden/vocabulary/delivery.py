"""One thing on its way out: what is done with it, in which parts, and why something is taken back."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.publishing import Attached


class DeliveryKind(StrEnum):
    """PUBLISH: it is new. EDIT, DELETE: it changes or takes back something of ours that is out there; doing either
    twice is harmless."""

    PUBLISH = "publish"
    EDIT = "edit"
    DELETE = "delete"


class Deleting(StrEnum):
    """Why we take back something of our own. It stands in the log, which holds no free text."""

    WRONG = "it is wrong"
    PERSONAL = "personal data"
    LEGAL = "legal order"
    PLACE = "wrong account"
    TWICE = "published twice"
    HARMFUL = "it does harm"
    OTHER = "another reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One post of a text that goes out as one or several, in order; each answers the one before it."""

    text: str
    pictures: tuple[Attached, ...] = ()
    language: str = ""
    title: str = ""
