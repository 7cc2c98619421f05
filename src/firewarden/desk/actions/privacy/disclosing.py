"""One hidden piece of what somebody posted, for one who needs it; that they looked is written down."""

from dataclasses import dataclass

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import chain, scope
from firewarden.text.hiding import pieces_hidden
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Code


@dataclass(frozen=True, slots=True)
class Disclosed:
    code: Code
    words: str


@transaction.atomic
def disclose(access: Access, incident: int, evidence: int, place: int, *, newer: bool = False) -> Disclosed:
    """`place` counts the hidden pieces of the text from 0. The event says who looked at what kind of thing in which
    piece of evidence, and not what stood there. Raises NotFound."""
    held = scope.hold(access, incident, "disclose private", closed=True)
    row = scope.numbered(held.evidence.filter(erased_at=None), evidence, "evidence")
    text = row.newer_text if newer else row.text
    pieces = pieces_hidden(text, access.ours, row.author)
    if not 0 <= place < len(pieces):
        raise NotFound("Nothing is hidden at this place of the text. Load the page anew.")
    found = pieces[place]
    chain.append(
        access, EventKind.PRIVATE_DISCLOSED, incident=held.pk, subject=row.pk, what=found.code, place=place, newer=newer
    )
    return Disclosed(found.code, text[found.start : found.end])
