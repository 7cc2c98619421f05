"""Every state that two writers, four approvers, a clock and a worker can bring one text into, with a ledger beside it
that the machine knows nothing of: whatever leaves the house is judged by the ledger alone."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from firewarden.steps.respond.approval import (
    Approved,
    Decider,
    NeedsMore,
    change,
    decide,
    doubt,
    edit,
    expire,
    missing,
    publish,
    reject,
    request,
    standing,
    withdraw,
)
from firewarden.steps.respond.approval.course import doubted, edited, expired, moved, said
from firewarden.steps.respond.approval.edits import same_substance
from firewarden.steps.respond.approval.release import break_glass, solo
from firewarden.steps.respond.approval.waivers import unsettled, waive
from firewarden.vocabulary.approval import Part, ReviewStep, Seat, Waiver, Way
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import ApprovalGiven, Draft, DraftState, Refused, Word

LEGAL, EXECUTIVE = Role.APPROVER_LEGAL, Role.APPROVER_EXECUTIVE
ANY = Seat()
SITS: dict[str, frozenset[str]] = {
    "ann": frozenset(),
    "ben": frozenset({ANY.key}),
    "cat": frozenset({ANY.key}),
    "leo": frozenset({ANY.key, Seat(role=LEGAL).key}),
    "eva": frozenset({Seat(role=LEGAL).key, Seat(role=EXECUTIVE).key}),
}
"""Ann writes, Ben writes and may approve, the others approve."""
FIRST = ReviewStep(seats=(ANY, Seat(role=LEGAL)), every=False, because=Said("any"))
BOTH = ReviewStep(seats=(Seat(role=LEGAL), Seat(role=EXECUTIVE)), part=Part.SUBSTANCE, because=Said("all"))
ONE = ReviewStep(seats=(ANY,), because=Said("one"))
PATHS = {"low": (ONE,), "high": (FIRST, BOTH)}
TEXTS = (
    "Water reached 5 cabins. We look into it.",
    "Water reached 5 cabins. We look  into it.",
    "Water reached 5 cabins on deck two. We look into it.",
)


@dataclass(frozen=True, slots=True)
class Bounds:
    versions: int = 2
    ticks: int = 1
    level: str = "high"
    rises: bool = False
    glass: bool = False
    solo: bool = False
    facts: bool = False
    """Whether the number in the text has to be confirmed or waived."""
    doubts: int = 0
    """How often what is confirmed can change while the text waits."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody did to which version in which epoch; an epoch ends when an approval expires, or when the
    number is confirmed no more."""

    who: str
    what: str
    seat: str
    version: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Scene:
    """`texts` by version; `pending` a delivery waits, `out` the version that left the house."""

    draft: Draft
    texts: tuple[int, ...] = (0,)
    waivers: tuple[Waiver, ...] = ()
    confirmed: bool = False
    now: int = 0
    level: str = "high"
    pending: bool = False
    ledger: tuple[Entry, ...] = ()
    epoch: int = 0
    doubts: int = 0

    @property
    def text(self) -> str:
        return TEXTS[self.texts[-1]]


def explore(bounds: Bounds) -> tuple[int, list[Scene], list[str]]:
    """How many states there are, the states in which something was let out, and what went wrong on the way."""
    start = Scene(
        Draft(state=DraftState.DRAFT, version=1, authors=frozenset({"ann"})),
        level=bounds.level,
        confirmed=not bounds.facts,
        ledger=(Entry("ann", "wrote", "", 1, 0),),
    )
    seen, queue, left, wrong = {start}, deque([start]), [], []
    while queue:
        scene = queue.popleft()
        wrong += flaws(scene)
        if going(scene):
            left.append(scene)
        for after in moves(scene, bounds):
            if after not in seen:
                seen.add(after)
                queue.append(after)
    return len(seen), left, wrong


def moves(scene: Scene, bounds: Bounds) -> Iterator[Scene]:
    yield from _writing(scene, bounds)
    yield from _deciding(scene)
    yield from _releasing(scene, bounds)
    yield from _outside(scene, bounds)


def _writing(scene: Scene, bounds: Bounds) -> Iterator[Scene]:
    draft = scene.draft
    for who, text in (("ann", 2), ("ben", 1)):
        allowed = edit(draft)
        if draft.version < bounds.versions and text != scene.texts[-1] and not isinstance(allowed, Refused):
            texts = (*scene.texts, text)
            same = frozenset(v for v in range(1, len(texts)) if _same(texts[v - 1], text))
            after = edited(draft, who, same)
            yield _told(replace(scene, draft=after, texts=texts), who, "wrote")
    asked = request(draft, _open(scene), PATHS[scene.level])
    if not isinstance(asked, Refused):
        yield replace(scene, draft=moved(draft, asked, Instant(scene.now + 1)))
    stopped = withdraw(draft)
    if not isinstance(stopped, Refused):
        yield _told(replace(scene, draft=moved(draft, stopped), pending=False), "ann", "withdrew")


def _deciding(scene: Scene) -> Iterator[Scene]:
    draft = scene.draft
    for who, seats in SITS.items():
        for seat, version in product(sorted(seats) or [ANY.key], {draft.version, draft.version - 1} - {0}):
            decision = decide(draft, Decider(id=who, seats=seats, seat=seat), version, PATHS[scene.level], _open(scene))
            if not isinstance(decision, Refused):
                given = _given(scene, who, Word.YES, decision.seat)
                before = missing(standing(draft, PATHS[scene.level]))
                assert (decision.missing if isinstance(decision, NeedsMore) else 0) == before - 1, "a yes was lost"
                after = said(draft, given, decision, Instant(scene.now + 1))
                yield _told(replace(scene, draft=after), who, "yes", decision.seat)
    for who, word, verdict in (("leo", Word.CHANGE, change), ("eva", Word.NO, reject)):
        state = verdict(draft, draft.version)
        if not isinstance(state, Refused):
            told = replace(draft, approvals=(*draft.approvals, _given(scene, who, word)))
            yield _told(replace(scene, draft=moved(told, state)), who, word.value)


def _releasing(scene: Scene, bounds: Bounds) -> Iterator[Scene]:
    draft = scene.draft
    wanted = [("ben", Word.BREAK_GLASS), ("cat", Word.BREAK_GLASS)] if bounds.glass else []
    wanted += [("ben", Word.SOLO)] if bounds.solo else []
    for who, word in wanted:
        decision: Approved | NeedsMore | Refused
        if word is Word.SOLO:
            decision = solo(draft, draft.version, "alone", _open(scene), allowed=True)
        else:
            decision = break_glass(draft, who, draft.version, "it burns", _open(scene))
        if not isinstance(decision, Refused):
            after = said(draft, _given(scene, who, word), decision, Instant(scene.now + 1))
            yield _told(replace(scene, draft=after), who, word.value)
    for finding in unsettled(_found(scene), scene.text, scene.waivers):
        place = (finding.code, finding.start, finding.end)
        waiver = waive(
            _found(scene), scene.text, place, version=draft.version, by="cat", reason="seen it", at=Instant(0)
        )
        assert isinstance(waiver, Waiver)
        yield _told(replace(scene, waivers=(*scene.waivers, waiver)), "cat", "waived")


def _outside(scene: Scene, bounds: Bounds) -> Iterator[Scene]:
    """The clock, the facts, the level, the queue and the worker; the sweep may come late or never."""
    draft = scene.draft
    if scene.now < bounds.ticks:
        yield replace(scene, now=scene.now + 1)
    if expire(draft, Instant(scene.now)):
        yield replace(scene, draft=expired(draft), pending=False, epoch=scene.epoch + 1)
    if bounds.rises and scene.level == "low":
        yield replace(scene, level="high")
    if bounds.facts:
        yield replace(scene, confirmed=not scene.confirmed)
    if scene.doubts < bounds.doubts and scene.confirmed and doubt(draft):
        after = replace(scene, confirmed=False, draft=doubted(draft), doubts=scene.doubts + 1)
        yield replace(after, epoch=scene.epoch + 1)
    out = going(scene)
    if out:
        yield replace(scene, draft=moved(draft, out), pending=True)
    if scene.pending:
        yield replace(scene, draft=replace(draft, state=DraftState.PUBLISHED, under_way=True), pending=False)


def going(scene: Scene) -> DraftState | None:
    """What the text becomes if it is let out now; None: it is not."""
    out = publish(scene.draft, _open(scene), PATHS[scene.level], Instant(scene.now))
    return None if isinstance(out, Refused) else out


def _open(scene: Scene) -> tuple[Finding, ...]:
    return unsettled(_found(scene), scene.text, scene.waivers)


def _found(scene: Scene) -> tuple[Finding, ...]:
    return () if scene.confirmed else _finding(scene.text)


@cache
def _finding(text: str) -> tuple[Finding, ...]:
    at = text.index("5")
    return (Finding(code=Code.NUMBER, weight=Weight.CONFIRM, message=Said("5?"), start=at, end=at + 1),)


@cache
def _same(before: int, after: int) -> bool:
    one, two = TEXTS[before], TEXTS[after]
    return same_substance(one, two, 3, _finding(one), _finding(two))


def _given(scene: Scene, who: str, word: Word, seat: str = "") -> ApprovalGiven:
    return ApprovalGiven(
        by=who, word=word, version=scene.draft.version, at=Instant(0), seat=seat, round=scene.draft.round
    )


def _told(scene: Scene, who: str, what: str, seat: str = "") -> Scene:
    return replace(scene, ledger=(*scene.ledger, Entry(who, what, seat, len(scene.texts), scene.epoch)))


def flaws(scene: Scene) -> list[str]:
    """What must never be, judged by the ledger."""
    draft = scene.draft
    found = []
    if scene.pending and draft.state not in (DraftState.QUEUED, DraftState.PUBLISHED):
        found.append(f"something waits to be sent of a text that is {draft.state}")
    if draft.state is DraftState.APPROVED and not any(stand_behind(scene, path) for path in PATHS.values()):
        found.append(f"approved by {draft.way} without its people: {scene.ledger}")
    if going(scene):
        found += _let_out(scene)
    return found


def _let_out(scene: Scene) -> Iterator[str]:
    did = {entry.what for entry in scene.ledger}
    if not stand_behind(scene, PATHS[scene.level]):
        yield f"let out without its people: {scene.ledger}"
    if did & {"withdrew", "no"}:
        yield f"let out after its end: {scene.ledger}"
    if scene.draft.expires_at is None or scene.now >= scene.draft.expires_at:
        yield f"let out after its time: {scene.ledger}"
    if not scene.confirmed and not _answered_for(scene):
        yield f"let out with a number nobody answers for: {scene.ledger}"


def _answered_for(scene: Scene) -> bool:
    """Somebody waived it in a version whose first sentence was the same."""
    waived = [entry.version for entry in scene.ledger if entry.what == "waived"]
    now = scene.text.partition(".")[0]
    return any(TEXTS[scene.texts[version - 1]].partition(".")[0] == now for version in waived)


def stand_behind(scene: Scene, path: tuple[ReviewStep, ...]) -> bool:
    """Do enough of the right people stand behind the newest version, by the way it went?"""
    writers = {entry.who for entry in scene.ledger if entry.what == "wrote"}
    match scene.draft.way:
        case Way.BREAK_GLASS:
            return len(_who(scene, "break-glass")) >= 2
        case Way.SOLO:
            return bool(_who(scene, "solo"))
    return _seated(scene, path, writers)


def _seated(scene: Scene, path: tuple[ReviewStep, ...], writers: set[str]) -> bool:
    """Tries every way to seat people: nobody twice, none who wrote."""
    wanted = [[(seat, step) for seat in step.seats] for step in path if not step.every]
    fixed = [(seat, step) for step in path if step.every for seat in step.seats]
    for chosen in product(*wanted):
        places = [*chosen, *fixed]
        for people in product(sorted(set(SITS) - writers), repeat=len(places)):
            pairs = zip(people, places, strict=True)
            if len(set(people)) == len(people) and all(_yes(scene, who, seat, step) for who, (seat, step) in pairs):
                return True
    return False


def _yes(scene: Scene, who: str, seat: Seat, step: ReviewStep) -> bool:
    own = [entry for entry in scene.ledger if entry.who == who and entry.epoch == scene.epoch]
    words = [entry for entry in own if entry.what in ("yes", "change it", "no")]
    if not words or words[-1].what != "yes" or words[-1].seat != seat.key or seat.key not in SITS[who]:
        return False
    newest = len(scene.texts)
    version = words[-1].version
    small = step.part is Part.SUBSTANCE and _same(scene.texts[version - 1], scene.texts[-1])
    return version == newest or small


def _who(scene: Scene, what: str) -> set[str]:
    version = len(scene.texts)
    return {e.who for e in scene.ledger if (e.what, e.version, e.epoch) == (what, version, scene.epoch)}
