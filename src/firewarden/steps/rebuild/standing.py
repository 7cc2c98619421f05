"""When rebuilding trust counts as started, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import say


def standing(work: Work) -> Standing:
    """Waiting from the declared criterion on until it is met."""
    if not work.criterion:
        return Standing(step=Step.REBUILD, state=StepState.NOT_STARTED, because=say("no criterion declared"))
    if work.recovered:
        return Standing(step=Step.REBUILD, state=StepState.DONE, because=say("criterion met"))
    because = say("not measured yet") if work.recovered is None else say("not recovered yet")
    return Standing(step=Step.REBUILD, state=StepState.WAITING, because=because)
