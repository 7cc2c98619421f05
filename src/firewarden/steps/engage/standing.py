"""When the queue of people counts as started, active or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work


def standing(work: Work) -> Standing:
    """Active while somebody waits and we have begun; done when everybody has an answer."""
    if work.to_answer and work.replies_sent:
        return _standing(StepState.ACTIVE, f"{work.to_answer} wait", work.to_answer)
    if work.to_answer:
        return _standing(StepState.NOT_STARTED, f"{work.to_answer} wait", work.to_answer)
    if work.replies_sent:
        return _standing(StepState.DONE)
    return _standing(StepState.NOT_STARTED, "nobody waits for us")


def _standing(state: StepState, because: str = "", count: int = 0) -> Standing:
    return Standing(step=Step.ENGAGE, state=state, because=because, count=count)
