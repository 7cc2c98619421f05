"""Whether we owe an apology: weighed by anybody who works on it, decided by whoever may, signed by legal and executive.
The text itself is a draft like any other."""

from collections.abc import Sequence

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import Apology, Draft, Incident, SignOff, Weighing, chain, scope
from firewarden.vocabulary.apology import Answer, SignRole
from firewarden.vocabulary.apology import Weighing as WeighingValue
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Fault, Role
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def weigh_apology(access: Access, incident: int, weighing: WeighingValue) -> None:
    """What is known, for the decision. Nothing is admitted by it: the event says no more than that it was weighed."""
    held = scope.hold(access, incident, "weigh apology", closed=True)
    row = Weighing.objects.create(
        incident=held,
        fault=weighing.fault,
        confirmed=weighing.confirmed,
        harms=sorted(weighing.harms),
        cluster=weighing.cluster,
        intensified=weighing.intensified,
        repairable=weighing.repairable,
        heated=weighing.heated,
        by_id=access.user,
        at=access.now,
    )
    chain.append(access, EventKind.APOLOGY_WEIGHED, incident=held.pk, subject=row.pk)


@transaction.atomic
def decide_apology(
    access: Access,
    incident: int,
    fault: Fault,
    answer: Answer,
    *,
    reason: str,
    harmed: str = "",
    groups: Sequence[int] = (),
) -> Refused | None:
    """A person decides, with a reason, whatever the rule advised. `harmed` says in words who was, `groups` are numbers
    of those it names. Earlier decisions stay."""
    held = scope.hold(access, incident, "decide apology", closed=True)
    if not reason.strip():
        return Refused(reason=say("Say why: this decision will be asked about."))
    owed = answer is Answer.APOLOGIZE
    row = Apology.objects.create(
        incident=held,
        fault=fault,
        owed=owed,
        answer=answer,
        harmed=harmed.strip(),
        reason=reason.strip(),
        by_id=access.user,
        at=access.now,
    )
    named = list(held.harmed_groups.filter(number__in=groups))
    row.groups.set(named)
    chain.append(
        access,
        EventKind.APOLOGY_DECIDED,
        incident=held.pk,
        subject=row.pk,
        content=reason,
        fault=fault,
        owed=owed,
        answer=answer,
        groups=len(named),
    )
    if fault is not Fault.UNKNOWN:
        fulfil(access, held, "decide apology")
    return None


@transaction.atomic
def sign_off(
    access: Access, incident: int, draft: int, version: int, role: SignRole, *, words: str = ""
) -> Refused | None:
    """My name under the version I read, in the role I have here. Whoever wrote part of it does not sign it."""
    held = scope.hold(access, incident, "sign text", closed=True)
    row = scope.numbered(held.drafts.all(), draft, "draft")
    problem = _unsigned(access, held, row, version, role)
    if problem is not None:
        return problem
    signed = SignOff.objects.create(
        draft=row, version=version, role=role, words=words.strip(), by_id=access.user, at=access.now
    )
    chain.append(
        access,
        EventKind.TEXT_SIGNED,
        incident=held.pk,
        subject=row.pk,
        content=signed.words,
        version=version,
        role=role,
        sign_off=signed.pk,
    )
    return None


def _unsigned(access: Access, held: Incident, row: Draft, version: int, role: SignRole) -> Refused | None:
    if Role(role) not in scope.roles(access, held.pk):
        return Refused(reason=say("You do not have the role of {role} in this incident. Take it first.", role=role))
    if version != row.version:
        return Refused(
            reason=say("The text was changed meanwhile: it is version {version} now. Read it.", version=row.version)
        )
    if row.versions.filter(author=access.user).exists():
        return Refused(reason=say("You wrote part of this text, so somebody else signs it."))
    if row.sign_offs.filter(version=version, role=role, by=access.user).exists():
        return Refused(reason=say("You have signed this version already."))
    return None
