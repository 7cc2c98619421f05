"""Do we owe an apology? Advice from our own part in it, the harm, and what is confirmed; a person decides.

Responsibility, confirmed facts and real harm make an apology; where the first is unclear, concern and the promise of
facts are due; who stands by an act in a dispute about values explains it (Coombs; Benoit). Read from a table, first
row that fits, so that every answer can be pointed at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from firewarden.steps.apologize.delivery import delivery, pitfalls
from firewarden.steps.apologize.order import bond_of, order_of
from firewarden.vocabulary.apology import Advice, Answer, Cluster, Harm, Weighing
from firewarden.vocabulary.incident import CrisisType, Fault
from firewarden.vocabulary.said import Said, say

OURS = frozenset({Fault.YES, Fault.PARTLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """None: whatever it is."""

    faults: frozenset[Fault] | None = None
    confirmed: bool | None = None
    harmed: bool | None = None
    strong: bool | None = None
    answer: Answer
    because: Said

    def fits(self, weighing: Weighing) -> bool:
        return (
            (self.faults is None or weighing.fault in self.faults)
            and self.confirmed in (None, weighing.confirmed)
            and self.harmed in (None, bool(weighing.harms))
            and self.strong in (None, is_strong(weighing))
        )


ROWS = (
    Row(
        confirmed=False,
        answer=Answer.CONCERN,
        because=say("The facts are not confirmed: whoever admits or denies now may have to take it back."),
    ),
    Row(
        faults=frozenset({Fault.UNKNOWN}),
        answer=Answer.CONCERN,
        because=say("Our part in it is not known. Say what you are finding out, and by when."),
    ),
    Row(
        faults=frozenset({Fault.STANDS}),
        answer=Answer.STAND,
        because=say("It is a dispute about values and we stand by what we did: an apology would not be meant."),
    ),
    Row(
        faults=frozenset({Fault.REGRETS}),
        answer=Answer.APOLOGIZE,
        because=say("It is a dispute about values and we do not stand by what we did."),
    ),
    Row(
        faults=frozenset({Fault.YES}),
        harmed=True,
        answer=Answer.APOLOGIZE,
        because=say("People were harmed and it was our doing."),
    ),
    Row(
        faults=frozenset({Fault.PARTLY}),
        harmed=True,
        answer=Answer.APOLOGIZE,
        because=say("People were harmed and we had a part in it. Apologize for that part, whoever else had one."),
    ),
    Row(
        faults=OURS,
        harmed=False,
        strong=True,
        answer=Answer.APOLOGIZE,
        because=say("Nobody is known to be harmed, but people expected better of us, and rightly."),
    ),
    Row(
        faults=OURS,
        harmed=False,
        strong=False,
        answer=Answer.EXPLAIN,
        because=say("Nobody is known to be harmed, and it was not meant. Say what happened and what changes."),
    ),
    Row(
        faults=frozenset({Fault.NO}),
        harmed=True,
        answer=Answer.CONCERN,
        because=say("It was not our doing. Say that you feel for those harmed, and help."),
    ),
    Row(
        faults=frozenset({Fault.NO}),
        harmed=False,
        answer=Answer.EXPLAIN,
        because=say("It was not our doing and nobody was harmed. Show it."),
    ),
)

CLUSTERS = {
    CrisisType.UNKNOWN: Cluster.UNKNOWN,
    CrisisType.PRODUCT: Cluster.ACCIDENTAL,
    CrisisType.SAFETY: Cluster.ACCIDENTAL,
    CrisisType.CONDUCT: Cluster.PREVENTABLE,
    CrisisType.DATA: Cluster.ACCIDENTAL,
    CrisisType.OUTAGE: Cluster.ACCIDENTAL,
    CrisisType.RUMOR: Cluster.VICTIM,
    CrisisType.CAMPAIGN: Cluster.ACCIDENTAL,
}
"""What is proposed for a type until a person says otherwise: a challenge by others counts as accidental."""


def advise(weighing: Weighing) -> Advice:
    row = row_of(weighing)
    return Advice(
        answer=row.answer,
        because=(row.because, *_besides(weighing, row.answer)),
        bond=bond_of(weighing.harms),
        order=order_of(weighing, row.answer),
        delivery=tuple(delivery(weighing, row.answer, grave=is_grave(weighing))),
        avoid=tuple(pitfalls(weighing, row.answer)),
    )


def row_of(weighing: Weighing) -> Row:
    """The first that fits; there always is one."""
    return next(row for row in ROWS if row.fits(weighing))


def is_strong(weighing: Weighing) -> bool:
    """People hold us responsible: it could have been prevented, or it was an accident that is not the first."""
    accident = weighing.cluster is Cluster.ACCIDENTAL and weighing.intensified
    return weighing.cluster is Cluster.PREVENTABLE or accident


def is_grave(weighing: Weighing) -> bool:
    """Bodies, health or dignity: whoever leads the company speaks."""
    return bool(weighing.harms & {Harm.PHYSICAL, Harm.HEALTH, Harm.DIGNITY}) or is_strong(weighing)


def _besides(weighing: Weighing, answer: Answer) -> Iterator[Said]:
    if answer is Answer.APOLOGIZE and weighing.intensified:
        yield say("It is not the first time, or our name was bad before: more is expected of us than words.")
    if weighing.fault is Fault.NO and is_strong(weighing):
        yield say("Most people will think that it was our doing: without proof nobody will believe otherwise.")
    if answer is Answer.STAND and Harm.DIGNITY in weighing.harms:
        yield say("People say that they were degraded. Hear them: to stand by an act is not to doubt what they felt.")
    if answer is Answer.APOLOGIZE and weighing.harms and not weighing.repairable:
        yield say("What was lost cannot be given back: say so, and say what changes.")
