"""What the stream tells the desk: one numbered, append-only feed."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId


class FeedKind(StrEnum):
    SIGNAL = "signal"
    DELETION = "deletion"
    EDIT = "edit"
    GAP = "gap"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """`number` grows without holes inside one store; `subject` is the id of what the entry is about
    (a signal, a post key, a narrative). `plan` is the version of the watch plan in force."""

    number: int
    kind: FeedKind
    brand: BrandId
    at: Instant
    subject: str
    plan: int
