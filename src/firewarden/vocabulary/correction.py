"""How words of ours that are out are put right where they stand."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.said import Said


class Mending(StrEnum):
    """EDIT: the corrected words take the place of those there. ANSWER: they answer them. POST: they stand alone. The
    last two name themselves a correction."""

    EDIT = "change it there"
    ANSWER = "answer it"
    POST = "a new post"
    LEAVE = "leave it as it is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mendings:
    """What can be done about one post, the best first, and why that is the best."""

    ways: tuple[Mending, ...]
    because: Said
