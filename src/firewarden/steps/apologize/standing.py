"""When the question of an apology counts as started, active, done or not needed in one incident."""

from firewarden.vocabulary.incident import Fault, Standing, Step, StepState, Work
from firewarden.vocabulary.said import NOTHING, Said, say, say_count


def standing(work: Work) -> Standing:
    """Until a person has signed the decision it is only proposed, whatever the rule advised. An owed apology is done
    when it is public and every harmed group was reached; where none is owed, groups are still to be reached."""
    if work.fault is None:
        return _undecided(work)
    if work.apology_owed and not work.apologies_published:
        return Standing(step=Step.APOLOGIZE, state=StepState.ACTIVE, because=say("owed, not said yet"), count=1)
    if work.groups_unreached and (work.apology_owed or work.fault is not Fault.UNKNOWN):
        state, count = StepState.ACTIVE, work.groups_unreached
        return Standing(step=Step.APOLOGIZE, state=state, because=_unreached(work), count=count)
    if work.apology_owed:
        return Standing(step=Step.APOLOGIZE, state=StepState.DONE, because=_said_to(work))
    if work.fault is Fault.UNKNOWN:
        return Standing(step=Step.APOLOGIZE, state=StepState.WAITING, because=say("our part is not known yet"))
    return Standing(step=Step.APOLOGIZE, state=StepState.NOT_NEEDED, because=say("decided: none is owed"))


def _undecided(work: Work) -> Standing:
    if work.weighings:
        return Standing(step=Step.APOLOGIZE, state=StepState.ACTIVE, because=say("proposed, to decide"))
    return Standing(step=Step.APOLOGIZE, state=StepState.NOT_STARTED, because=say("to decide"))


def _unreached(work: Work) -> Said:
    count = work.groups_unreached
    if work.apologies_published:
        return say_count("said, {count} group not reached", "said, {count} groups not reached", count)
    return say_count("{count} group not reached", "{count} groups not reached", count)


def _said_to(work: Work) -> Said:
    return say_count("said to {count} group", "said to {count} groups", work.groups) if work.groups else NOTHING
