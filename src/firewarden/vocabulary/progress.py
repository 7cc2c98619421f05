"""What a public update says beside its words: how far we have come, when we speak again, what it is about."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.statement import Phase


class Channel(StrEnum):
    """Ways on which an update goes out beside the networks. Each may have words of its own, as a network may: then the
    variant of the text bears the name of the channel where else that of the network stands."""

    PAGE = "page"
    FEED = "feed"
    MAIL = "mail"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """It belongs to the version of the text and is approved with it. `next_at`: when we mean to speak next; whoever
    publishes it may name another time. `topics`: their short names. `corrects`: the number of an earlier update."""

    phase: Phase
    next_at: Instant | None = None
    topics: tuple[str, ...] = ()
    corrects: int | None = None
