"""When learning counts as started, active, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import say


def standing(work: Work) -> Standing:
    """Active while the review is open; waiting when it has its lesson and only has to be closed."""
    if work.review is None:
        return Standing(step=Step.LEARN, state=StepState.NOT_STARTED, because=say("no review yet"))
    if work.review == "closed":
        return Standing(step=Step.LEARN, state=StepState.DONE, count=work.lessons)
    if work.lessons:
        return Standing(step=Step.LEARN, state=StepState.WAITING, because=say("to be closed"), count=work.lessons)
    return Standing(step=Step.LEARN, state=StepState.ACTIVE, because=say("no lesson yet"))
