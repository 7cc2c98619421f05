"""When personal answers count as started, active or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work


def standing(work: Work) -> Standing:
    """Active while a written reply has not been sent; done when all written ones have."""
    if work.replies_unsent:
        return Standing(
            step=Step.PERSONALIZE,
            state=StepState.ACTIVE,
            because=f"{work.replies_unsent} written, not sent",
            count=work.replies_unsent,
        )
    if work.replies_sent:
        return Standing(step=Step.PERSONALIZE, state=StepState.DONE)
    return Standing(step=Step.PERSONALIZE, state=StepState.NOT_STARTED, because="nobody was answered yet")
