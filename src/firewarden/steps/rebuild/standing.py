"""When rebuilding trust counts as started, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work


def standing(work: Work) -> Standing:
    """Waiting from the declared criterion on until it is met."""
    if not work.criterion:
        return Standing(step=Step.REBUILD, state=StepState.NOT_STARTED, because="no criterion declared")
    if work.recovered:
        return Standing(step=Step.REBUILD, state=StepState.DONE, because="criterion met")
    because = "not measured yet" if work.recovered is None else "not recovered yet"
    return Standing(step=Step.REBUILD, state=StepState.WAITING, because=because)
