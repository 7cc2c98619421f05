"""When personal answers count as started, active or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import say, say_count


def standing(work: Work) -> Standing:
    """Active while a written reply has not been sent; done when all written ones have."""
    if work.replies_unsent:
        return Standing(
            step=Step.PERSONALIZE,
            state=StepState.ACTIVE,
            because=say_count("{count} written, not sent", "{count} written, not sent", work.replies_unsent),
            count=work.replies_unsent,
        )
    if work.replies_sent:
        return Standing(step=Step.PERSONALIZE, state=StepState.DONE)
    return Standing(step=Step.PERSONALIZE, state=StepState.NOT_STARTED, because=say("nobody was answered yet"))
