"""Which texts of an incident rest on which fact, and which say what is no longer confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.outside import outside
from firewarden.desk.records import Delivery, Incident, scope
from firewarden.desk.records.bearing import Bearing, Kind, bearing, history, public
from firewarden.desk.records.places import can_change
from firewarden.desk.records.sheet import background
from firewarden.steps.respond.checking import Background
from firewarden.steps.respond.touched import Touched, all_touched
from firewarden.text.marking import pieces
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.finding import Finding, KnownFact
from firewarden.vocabulary.statement import DraftState

Pieces = tuple[tuple[str, bool], ...]
"""All of a text; marked or not."""
AROUND = 90
"""Characters shown on each side of what is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRow:
    """Where a text stands. `deletes`: the network lets us take it back from here."""

    delivery: UUID
    place: str
    deletes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchRow:
    """`lost`: it rested on what the fact said and is to be changed or corrected; `answered`: it calls unknown what the
    fact says; neither: it says what the fact says. `to`: number of the post that a reply answers."""

    kind: Kind
    number: int
    title: str
    out: bool
    state: str
    to: int
    lost: tuple[Finding, ...]
    answered: bool
    words: Pieces
    sent: tuple[SentRow, ...]
    corrected_by: tuple[tuple[int, DraftState], ...]

    @property
    def settled(self) -> bool:
        """A correction of it is out."""
        return any(state is DraftState.PUBLISHED for _number, state in self.corrected_by)

    @property
    def wrong(self) -> bool:
        return bool(self.lost) and not self.settled


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTouches:
    """What has to be looked at comes first."""

    rows: tuple[TouchRow, ...]

    @property
    def wrong(self) -> tuple[TouchRow, ...]:
        return tuple(row for row in self.rows if row.wrong)

    @property
    def answered(self) -> tuple[TouchRow, ...]:
        return tuple(row for row in self.rows if row.answered and not row.lost)

    @property
    def using(self) -> tuple[TouchRow, ...]:
        return tuple(row for row in self.rows if not row.wrong and not row.answered)


def touches(access: Access, number: int) -> dict[int, FactTouches]:
    """By the number of the fact; those that no text rests on are not there. Raises NotFound. Sixteen
    queries."""
    access.need("read")
    incident = scope.incident(access, number)
    found = _found(bearing(incident), history(incident), background(access, incident))
    return {fact: FactTouches(rows=tuple(sorted(rows, key=_urgency))) for fact, rows in found.items()}


def of_draft(found: dict[int, FactTouches], draft: int) -> list[tuple[int, TouchRow]]:
    """What a draft lost or calls unknown, with the numbers of the facts."""
    return [
        (fact, row)
        for fact, touch in sorted(found.items())
        for row in touch.rows
        if row.kind is Kind.DRAFT and row.number == draft and (row.lost or row.answered)
    ]


def wrong_in_public(access: Access, incident: Incident) -> int:
    """How many statements and updates that are out no longer say what is confirmed, and are not corrected yet. One
    query, ten where a fact has changed that was confirmed."""
    access.need("read")
    former = history(incident)
    if not former:
        return 0
    found = _found(public(incident), former, background(access, incident))
    return len({(row.kind, row.number) for rows in found.values() for row in rows if row.wrong})


def _found(
    texts: Iterable[Bearing], former: dict[int, tuple[KnownFact, ...]], sheet: Background
) -> dict[int, list[TouchRow]]:
    hour = Instant(sheet.now - sheet.now % HOUR)
    kept = replace(sheet, now=hour)
    said = tuple(former.items())
    found: dict[int, list[TouchRow]] = {}
    for one in texts:
        for fact, row in _rows(one, said, kept):
            found.setdefault(fact, []).append(row)
    return found


def _rows(
    one: Bearing, former: tuple[tuple[int, tuple[KnownFact, ...]], ...], sheet: Background
) -> Iterable[tuple[int, TouchRow]]:
    """Of a text with its variants: the worst that befell any of them, once for each fact."""
    worst: dict[int, TouchRow] = {}
    for text in one.texts:
        for fact, befell in _touched(text, former, sheet):
            row = _row(one, text, befell)
            if fact not in worst or _urgency(row) < _urgency(worst[fact]):
                worst[fact] = row
    return worst.items()


@lru_cache(maxsize=1024)
def _touched(
    text: str, former: tuple[tuple[int, tuple[KnownFact, ...]], ...], sheet: Background
) -> tuple[tuple[int, tuple[Touched, ...]], ...]:
    """The same texts are asked for again and again until a fact or a text has changed."""
    return tuple(all_touched(text, dict(former), sheet).items())


def _row(one: Bearing, text: str, befell: Sequence[Touched]) -> TouchRow:
    lost = {(finding.start, finding.end): finding for touch in befell for finding in touch.lost}
    answered = [span for touch in befell for span in touch.answered]
    rests = [span for touch in befell for span in touch.rests]
    return TouchRow(
        kind=one.kind,
        number=one.number,
        title=one.title,
        out=one.out,
        state=one.state,
        to=one.to,
        lost=tuple(lost[place] for place in sorted(lost)),
        answered=bool(answered) and not one.out,
        words=_marked(text, _narrow(lost or answered or rests)),
        sent=tuple(_sent(delivery) for delivery in one.sent),
        corrected_by=one.corrected_by,
    )


def _narrow(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without sentences in which something of its own is marked."""
    found = sorted(set(spans))
    return [
        one for one in found if not any(one != other and one[0] <= other[0] and other[1] <= one[1] for other in found)
    ]


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> Pieces:
    """Long stretches without a mark are cut."""
    found = []
    cut = pieces(text, [(start, end, True) for start, end in spans])
    for place, (words, sign) in enumerate(cut):
        first, last = place == 0, place == len(cut) - 1
        found.append((words if sign else _cut(words, first=first, last=last), bool(sign)))
    return tuple(found)


def _cut(words: str, *, first: bool, last: bool) -> str:
    if first and len(words) > AROUND:
        return "…" + words[-AROUND:].partition(" ")[2]
    if last and len(words) > AROUND:
        return words[:AROUND].rpartition(" ")[0] + "…"
    if len(words) > 2 * AROUND:
        return words[:AROUND].rpartition(" ")[0] + " … " + words[-AROUND:].partition(" ")[2]
    return words


def _sent(row: Delivery) -> SentRow:
    changes = can_change(row, outside())
    place = row.account.name if row.account else row.platform
    return SentRow(delivery=row.pk, place=place, deletes=changes.deletes and not row.publication.by_hand)


def _urgency(row: TouchRow) -> tuple[bool, bool, bool, str, int]:
    """What is wrong before what is not, of that what is public first."""
    return (not row.wrong, not row.answered, not row.out, row.kind, row.number)
