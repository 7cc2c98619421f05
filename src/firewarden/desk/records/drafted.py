"""A draft with everything the rules of approval look at, put together in one way for actions and for pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from firewarden.desk.access import Access, Right
from firewarden.desk.records import scope
from firewarden.desk.records.approvals import ApprovalRules
from firewarden.desk.records.approvals import Waiver as WaiverRow
from firewarden.desk.records.brand import Membership
from firewarden.desk.records.contents import content_of
from firewarden.desk.records.corrections import said_there
from firewarden.desk.records.delivery import Delivery
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.news import findings_on_news, words_of
from firewarden.desk.records.sheet import background
from firewarden.desk.records.words import Draft, DraftVersion
from firewarden.steps.apologize import checking as apology
from firewarden.steps.respond.approval import Situation, path
from firewarden.steps.respond.approval.edits import same_substance
from firewarden.steps.respond.approval.machine import ENDS
from firewarden.steps.respond.approval.touches import touches
from firewarden.steps.respond.approval.waivers import unsettled
from firewarden.steps.respond.checking import Background, check
from firewarden.steps.respond.correcting import findings_beside
from firewarden.steps.respond.proposing import unread
from firewarden.steps.respond.variants import findings_in
from firewarden.vocabulary.approval import ANYBODY, PathRules, ReviewStep, Seat, Waiver, Way
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import ApprovalGiven, DeliveryState, DraftKind, DraftState, Word
from firewarden.vocabulary.statement import Draft as DraftValue
from firewarden.vocabulary.variant import Variant

WAITS = (
    DeliveryState.PENDING,
    DeliveryState.HELD,
    DeliveryState.HAND_OFF,
    DeliveryState.CANCELED,
    DeliveryState.FAILED,
)
"""A delivery in any other state is being sent, or is out, or may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is the same for all drafts of an incident. `fresh`: who joined the brand a short while ago."""

    rules: PathRules
    level: Level
    sheet: Background
    fresh: frozenset[str]
    now: Instant
    corrected: Mapping[UUID, frozenset[str]]
    """What went out of texts that have corrections (`corrections.said_there`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """`findings` are all of them, `open` those that nobody has waived."""

    content: Content
    value: DraftValue
    path: tuple[ReviewStep, ...]
    findings: tuple[Finding, ...]
    open: tuple[Finding, ...]

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def variants(self) -> tuple[Variant, ...]:
        return self.content.variants


def around(access: Access, incident: Incident) -> Around:
    """Six queries, a seventh where new authors are told apart."""
    rules, fresh = rules_of(access), frozenset[str]()
    if rules.new_days:
        since = access.wall - rules.new_days * DAY
        members = scope.of_brand(access, Membership).filter(created_at__gt=since)
        fresh = frozenset(str(user) for user in members.values_list("user", flat=True))
    return Around(
        rules=rules,
        level=Level(incident.level),
        sheet=background(access, incident),
        fresh=fresh,
        now=access.now,
        corrected=said_there(incident),
    )


def rules_of(access: Access) -> PathRules:
    row = scope.of_brand(access, ApprovalRules).first()
    return PathRules() if row is None else row.to_value()


def drafted(around: Around, row: Draft, limit: int | None = None) -> Drafted:
    """`limit`: the longest text the networks take it goes to. Asks nothing of the database where versions, approvals,
    waivers, and statements with their deliveries are fetched along."""
    versions = sorted(row.versions.all(), key=lambda one: one.version)
    text = text_in(row, versions)
    kind = DraftKind(row.kind)
    current = next(one for one in versions if one.version == row.version)
    content = content_of(current)
    variants = content.variants
    around = _about(around, row, content)
    findings = findings_on(text, kind, around.sheet, limit) + _beside(around, row, content)
    if content.progress is not None and _open(row):
        findings += findings_on_news(row.incident, text, content.progress, around.sheet)
    findings += _in_variants(around, kind, variants, {one.version: one.text for one in versions}, row.version)
    untouched = unread(text, row.proposed, read=row.read_at is not None)
    findings += (untouched,) if untouched else ()
    value = _value(row, versions)
    if around.rules.small_edit:
        value = replace(value, unchanged=_unchanged(around, kind, versions, current))
    situation = Situation(
        level=around.level,
        kind=kind,
        authors=value.authors,
        touches=touches("\n".join((text, *(one.text for one in variants))), around.rules.words, findings),
        fresh=around.fresh,
    )
    return Drafted(
        content=content,
        value=value,
        path=path(around.rules, situation),
        findings=findings,
        open=unsettled(findings, text, [waiver_value(one) for one in row.waivers.all()]),
    )


def findings_on(text: str, kind: DraftKind, sheet: Background, limit: int | None = None) -> tuple[Finding, ...]:
    """The checks of a statement, and for an apology those of an apology. What is longer than `limit` cannot go out."""
    found = list(check(text, replace(sheet, kind=kind)).findings)
    if kind is DraftKind.APOLOGY and text.strip():
        found += apology.check(text).findings
    if limit is not None and len(text) > limit:
        long = say("The text has {length} characters; this network takes {limit}.", length=len(text), limit=limit)
        found.append(Finding(code=Code.LONG, weight=Weight.BLOCK, message=long, start=limit, end=len(text)))
    return tuple(sorted(found, key=lambda one: (one.end == 0, one.start, one.end)))


def perhaps_on(text: str, kind: DraftKind) -> tuple[Finding, ...]:
    """What may be wrong with an apology. Nobody has to answer for it, and it is not kept."""
    return apology.check(text).perhaps if kind is DraftKind.APOLOGY and text.strip() else ()


def text_in(row: Draft, versions: Sequence[DraftVersion]) -> str:
    """Raises NotFound."""
    found = next((one.text for one in versions if one.version == row.version), None)
    if found is None:
        raise NotFound("This draft has no text.")
    return found


def seats(user: UUID | None, right: Right, roles: frozenset[Role], rules: PathRules) -> frozenset[str]:
    """Keys of the seats this person may say yes from. Where a brand names its lawyers or executives, only they are."""
    who, found = str(user), set[str]()
    for role, named in ((Role.APPROVER_LEGAL, rules.legal), (Role.APPROVER_EXECUTIVE, rules.executive)):
        if who in named or (not named and role in roles):
            found.add(Seat(role=role).key)
    if found or right.includes(Right.APPROVE):
        found.add(ANYBODY)
    if who in rules.named:
        found.add(Seat(person=who).key)
    return frozenset(found)


def waiver_value(row: WaiverRow) -> Waiver:
    return Waiver(
        code=Code(row.code),
        words=row.words,
        sentence=row.sentence,
        by=str(row.by_id or ""),
        reason=row.reason,
        version=row.version,
        at=Instant(row.at),
    )


def _value(row: Draft, versions: Sequence[DraftVersion]) -> DraftValue:
    given = sorted((one for one in row.approvals.all() if one.by_id), key=lambda one: (one.at, str(one.pk)))
    return DraftValue(
        state=DraftState(row.state),
        version=row.version,
        authors=frozenset(str(one.author_id) for one in versions if one.author_id),
        approvals=tuple(
            ApprovalGiven(
                by=str(one.by_id),
                word=Word(one.word),
                version=one.version,
                at=Instant(one.at),
                seat=one.seat,
                round=one.round,
            )
            for one in given
        ),
        round=row.round,
        way=Way(row.way),
        expires_at=None if row.expires_at is None else Instant(row.expires_at),
        under_way=any(_under_way(one) for statement in row.statements.all() for one in statement.deliveries.all()),
    )


def _about(around: Around, row: Draft, content: Content) -> Around:
    """A correction may contradict what it corrects. Pictures are looked at by their descriptions."""
    alts = tuple(one.alt for one in content.pictures)
    around = replace(around, sheet=replace(around.sheet, pictures=alts)) if alts else around
    wrong = around.corrected.get(row.corrects_id, frozenset()) if row.corrects_id else frozenset()
    if content.progress is not None:
        wrong |= words_of(row.incident, content.progress.corrects)
    if not wrong:
        return around
    before = tuple(one for one in around.sheet.said_before if one.text not in wrong)
    return replace(around, sheet=replace(around.sheet, said_before=before))


def _beside(around: Around, row: Draft, content: Content) -> tuple[Finding, ...]:
    """In what goes out beside the text. A correction may name what it corrects."""
    wrong = around.corrected.get(row.corrects_id, frozenset()) if row.corrects_id else frozenset()
    alone = replace(around.sheet, kind=None, pictures=())
    told = [(say("In the sentence on what was wrong"), content.notice, "\n".join((content.text, *wrong)))]
    for number, one in enumerate(content.pictures, 1):
        told.append((say("In the description of picture {number}", number=number), one.alt, content.text))
    return tuple(
        finding
        for where, words, known in told
        if words
        for finding in findings_beside(where, words, check(words, alone).findings, known)
    )


def _open(row: Draft) -> bool:
    """It can still be changed, or approved, or go out."""
    return row.state not in ENDS


def _under_way(row: Delivery) -> bool:
    return row.state not in WAITS or row.unsure


def _unchanged(
    around: Around, kind: DraftKind, versions: Sequence[DraftVersion], current: DraftVersion
) -> frozenset[int]:
    """A change of anything but the text itself is never a small one."""
    after, now = findings_on(current.text, kind, around.sheet), content_of(current)

    def same(before: DraftVersion) -> bool:
        found = findings_on(before.text, kind, around.sheet)
        return replace(content_of(before), text=now.text) == now and same_substance(
            before.text, current.text, around.rules.small_edit, found, after
        )

    return frozenset(one.version for one in versions if same(one))


def _in_variants(
    around: Around, kind: DraftKind, variants: Sequence[Variant], texts: Mapping[int, str], version: int
) -> tuple[Finding, ...]:
    return tuple(
        finding
        for one in variants
        for finding in findings_in(one, findings_on(one.text, kind, around.sheet), texts, version, around.now)
    )
