"""When public updates count as started, active, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import say


def standing(work: Work) -> Standing:
    """Waiting until the promised time of the next update, active from then on, done when none was promised."""
    if not work.updates:
        return Standing(step=Step.UPDATE, state=StepState.NOT_STARTED, because=say("no update yet"))
    if work.next_update_at is None or work.closed:
        return Standing(step=Step.UPDATE, state=StepState.DONE, count=work.updates)
    if work.next_update_at <= work.now:
        return Standing(
            step=Step.UPDATE, state=StepState.ACTIVE, because=say("the next one is overdue"), count=work.updates
        )
    return Standing(
        step=Step.UPDATE, state=StepState.WAITING, because=say("the next one has a time"), count=work.updates
    )
