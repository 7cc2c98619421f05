"""When private cases count as started, active, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import say, say_count


def standing(work: Work) -> Standing:
    """Waiting when in every open case the other person has the next word; done when none is open."""
    if not work.cases:
        return Standing(step=Step.OFFLINE, state=StepState.NOT_STARTED, because=say("no case yet"))
    if not work.cases_open:
        return Standing(step=Step.OFFLINE, state=StepState.DONE)
    if work.cases_open == work.cases_waiting:
        return Standing(
            step=Step.OFFLINE, state=StepState.WAITING, because=say("waiting for the person"), count=work.cases_open
        )
    return Standing(
        step=Step.OFFLINE,
        state=StepState.ACTIVE,
        because=say_count("{count} case", "{count} cases", work.cases_open),
        count=work.cases_open,
    )
