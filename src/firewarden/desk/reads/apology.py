"""Whether we owe an apology: what was weighed, what the rule advises, what was decided and who signed."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.records import Apology, Draft, Incident, SignOff, scope
from firewarden.steps.apologize.owed import CLUSTERS, advise
from firewarden.vocabulary.apology import Advice, Answer, Cluster, Harm, SignRole, Weighing
from firewarden.vocabulary.approval import Way
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CrisisType, Fault, Role
from firewarden.vocabulary.statement import DraftKind, DraftState


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedRow:
    value: Weighing
    advice: Advice
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """`answer` None: decided before there were four answers. `groups` are the names of those it names."""

    fault: Fault
    owed: bool
    answer: Answer | None
    harmed: str
    groups: tuple[str, ...]
    reason: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRow:
    role: SignRole
    version: int
    words: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """`unsigned`: in these capacities nobody has signed the version as it stands; `mine` are those of them in which
    this person can."""

    number: int
    title: str
    state: DraftState
    way: Way
    version: int
    signed: tuple[SignedRow, ...]
    unsigned: tuple[SignRole, ...]
    mine: tuple[SignRole, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyPage:
    """`weighed` None: nobody has weighed it; `proposed` is where the form starts then. `type_signed`: a person has put
    their name to a decision, so that type and answer are more than proposals."""

    weighed: WeighedRow | None
    proposed: Weighing
    decisions: tuple[DecisionRow, ...]
    texts: tuple[TextRow, ...]
    crisis_type: CrisisType

    @property
    def type_signed(self) -> bool:
        return bool(self.decisions)


def apology(access: Access, number: int) -> ApologyPage:
    """Raises NotFound. A fixed number of queries."""
    access.need("read")
    incident = scope.incident(access, number)
    decisions = incident.apologies.select_related("by").prefetch_related("groups").order_by("-at", "-id")
    return ApologyPage(
        weighed=_weighed(incident),
        proposed=_proposed(incident),
        decisions=tuple(_decision(row) for row in decisions),
        texts=_texts(access, incident),
        crisis_type=CrisisType(incident.crisis_type),
    )


def weighed(access: Access, number: int) -> WeighedRow | None:
    """The newest. Raises NotFound."""
    access.need("read")
    return _weighed(scope.incident(access, number))


def _weighed(incident: Incident) -> WeighedRow | None:
    row = incident.weighings.select_related("by").order_by("-at", "-id").first()
    if row is None:
        return None
    value = row.to_value()
    return WeighedRow(value=value, advice=advise(value), by=str(row.by or ""), at=Instant(row.at))


def _proposed(incident: Incident) -> Weighing:
    """From the type of crisis, the level, and what the harmed groups have suffered: no more than a start."""
    harms = {name for found in incident.harmed_groups.values_list("harms", flat=True) for name in found}
    return Weighing(
        fault=Fault.UNKNOWN,
        confirmed=False,
        harms=frozenset(Harm(name) for name in harms),
        cluster=CLUSTERS.get(CrisisType(incident.crisis_type), Cluster.UNKNOWN),
        heated=incident.level >= Level.CRISIS,
    )


def _decision(row: Apology) -> DecisionRow:
    return DecisionRow(
        fault=Fault(row.fault),
        owed=row.owed,
        answer=Answer(row.answer) if row.answer else None,
        harmed=row.harmed,
        groups=tuple(one.name for one in sorted(row.groups.all(), key=lambda one: one.number)),
        reason=row.reason,
        by=str(row.by or ""),
        at=Instant(row.at),
    )


def _texts(access: Access, incident: Incident) -> tuple[TextRow, ...]:
    rows = incident.drafts.filter(kind=DraftKind.APOLOGY).prefetch_related("sign_offs__by", "versions")
    roles = scope.roles(access, incident.pk)
    mine = frozenset(role for role in SignRole if Role(role) in roles)
    return tuple(_text(access, row, mine) for row in rows.order_by("-number"))


def _text(access: Access, row: Draft, roles: frozenset[SignRole]) -> TextRow:
    signed = sorted(row.sign_offs.all(), key=lambda one: (one.at, str(one.pk)))
    here = [one for one in signed if one.version == row.version]
    wrote = access.user in {one.author_id for one in row.versions.all()}
    done = {one.role for one in here if one.by_id == access.user}
    return TextRow(
        number=row.number,
        title=row.title,
        state=DraftState(row.state),
        way=Way(row.way),
        version=row.version,
        signed=tuple(_signed(one) for one in signed),
        unsigned=tuple(role for role in SignRole if role.value not in {one.role for one in here}),
        mine=() if wrote else tuple(role for role in SignRole if role in roles and role.value not in done),
    )


def _signed(row: SignOff) -> SignedRow:
    return SignedRow(
        role=SignRole(row.role), version=row.version, words=row.words, by=str(row.by or ""), at=Instant(row.at)
    )
