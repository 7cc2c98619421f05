"""When the question of an apology counts as started, active, done or not needed in one incident."""

from firewarden.vocabulary.incident import Fault, Standing, Step, StepState, Work
from firewarden.vocabulary.said import say


def standing(work: Work) -> Standing:
    """Waiting while our part is unknown; not needed when none is owed; done when the owed one is public."""
    if work.fault is None:
        return Standing(step=Step.APOLOGIZE, state=StepState.NOT_STARTED, because=say("to decide"))
    if work.apology_owed and work.apologies_published:
        return Standing(step=Step.APOLOGIZE, state=StepState.DONE)
    if work.apology_owed:
        return Standing(step=Step.APOLOGIZE, state=StepState.ACTIVE, because=say("owed, not said yet"), count=1)
    if work.fault is Fault.UNKNOWN:
        return Standing(step=Step.APOLOGIZE, state=StepState.WAITING, because=say("our part is not known yet"))
    return Standing(step=Step.APOLOGIZE, state=StepState.NOT_NEEDED, because=say("decided: none is owed"))
